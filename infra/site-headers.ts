import { Duration } from 'aws-cdk-lib';
import { type HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { siteHeaders } from '../functions/http/security-headers.ts';
import { issuerOrigins, namesOf } from './names.ts';
import type { Settings } from './settings.ts';

/**
 * The headers of functions/http/security-headers.ts for the site. CloudFront refuses four of them as custom headers and
 * takes them by name.
 */
export function siteHeadersPolicy(scope: Construct, settings: Settings): ResponseHeadersPolicy {
  const headers = new Map(Object.entries(siteHeaders(issuerOrigins(settings))));
  const take = (name: string) => {
    const value = headers.get(name);
    if (value === undefined) throw new Error(`functions/http/security-headers.ts gives no ${name} for the site.`);
    headers.delete(name);
    return value;
  };
  const transport = take('strict-transport-security');
  take('x-content-type-options');
  return new ResponseHeadersPolicy(scope, 'Headers', {
    responseHeadersPolicyName: namesOf(settings).stack('web'),
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: take('content-security-policy'), override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.seconds(Number(/max-age=(\d+)/.exec(transport)?.[1])),
        includeSubdomains: transport.includes('includeSubDomains'),
        preload: transport.includes('preload'),
        override: true,
      },
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: take('referrer-policy') as HeadersReferrerPolicy, override: true },
    },
    customHeadersBehavior: {
      customHeaders: [...headers].map(([header, value]) => ({ header, value, override: true })),
    },
  });
}
