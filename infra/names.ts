import type { FunctionName, Settings } from './settings.ts';

/**
 * Names that more than one stack uses. They follow from the stage, so that no stack exports a value to another and each
 * can be replaced on its own. What AWS itself names (ids) goes through a parameter of the Systems Manager whose name
 * follows from the stage.
 */
export interface Names {
  readonly table: string;
  readonly originSecret: string;
  readonly function: (name: FunctionName) => string;
  readonly logGroup: (of: FunctionName | 'access' | 'site') => string;
  readonly parameter: (of: 'user-pool-id' | 'client-id' | 'api-id') => string;
  readonly stack: (of: 'data' | 'api' | 'web' | 'operations') => string;
}

export function namesOf({ stage, originSecretVersion }: Settings): Names {
  return {
    table: `tamwil-${stage}`,
    originSecret: `tamwil/${stage}/origin-${originSecretVersion}`,
    function: (name) => `tamwil-${stage}-${name}`,
    logGroup: (of) => `/tamwil/${stage}/${of}`,
    parameter: (of) => `/tamwil/${stage}/${of}`,
    stack: (of) => `tamwil-${stage}-${of}`,
  };
}

/** Scope that an access token must hold. */
export const USE_SCOPE = { server: 'tamwil', scope: 'use', full: 'tamwil/use' } as const;

/** Where the sign-in page returns to; the page in packages/web reads it (a test compares the two). */
export const SIGNED_IN_PATH = '/signed-in';

/** Region of CloudFront's certificate, firewall and logs, and so of the web stack. */
export const WEB_REGION = 'us-east-1';

/**
 * Origins that the site's page speaks to when it signs in: discovery at the issuer, tokens at Cognito's sign-in domain.
 */
export function issuerOrigins({ identity, region }: Settings): string[] {
  if ('issuer' in identity) return [new URL(identity.issuer.url).origin];
  return [
    `https://cognito-idp.${region}.amazonaws.com`,
    `https://${identity.cognito.signInPrefix}.auth.${region}.amazoncognito.com`,
  ];
}

/** Origin of the site, when it is known before the deployment. */
export function siteOrigin({ domain, siteAddress }: Settings): string | undefined {
  return domain ? `https://${domain.site}` : siteAddress;
}
