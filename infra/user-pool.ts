import { CfnOutput, Duration, RemovalPolicy, type Stack, Validations } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { issuerOrigins, namesOf, SIGNED_IN_PATH, siteOrigin, USE_SCOPE } from './names.ts';
import type { CognitoIdentity, Settings } from './settings.ts';

/** What a person may do; `workspace:<id>` says where. A custom attribute would be writable by its owner. */
const GROUPS = ['resource-mobilization', 'programme', 'finance', 'reader'];

/**
 * People, their groups and the site's client. Nobody signs up by himself; everybody has a second factor; the client has
 * no secret and signs in with a code and PKCE; its refresh token is replaced at every use.
 */
export function addUserPool(stack: Stack, settings: Settings, identity: CognitoIdentity): void {
  const pool = new cognito.UserPool(stack, 'People', {
    userPoolName: `tamwil-${settings.stage}`,
    selfSignUpEnabled: false,
    signInAliases: { email: true, username: true },
    signInCaseSensitive: false,
    mfa: cognito.Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 14,
      requireDigits: true,
      requireLowercase: true,
      requireUppercase: true,
      requireSymbols: true,
      tempPasswordValidity: Duration.days(3),
    },
    accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
    featurePlan: cognito.FeaturePlan.ESSENTIALS,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  Validations.of(pool).acknowledge({
    id: 'AwsSolutions-COG8',
    reason: 'The Plus plan is priced per person; sign-up is closed and a second factor is required of everybody.',
  });
  for (const group of [...GROUPS, ...identity.workspaces.map((workspace) => `workspace:${workspace}`)])
    new cognito.CfnUserPoolGroup(stack, `Group-${group.replace(':', '-')}`, {
      userPoolId: pool.userPoolId,
      groupName: group,
    });

  const use = new cognito.ResourceServerScope({ scopeName: USE_SCOPE.scope, scopeDescription: 'Use Tamwil' });
  const server = pool.addResourceServer('Server', { identifier: USE_SCOPE.server, scopes: [use] });
  pool.addDomain('SignIn', {
    cognitoDomain: { domainPrefix: identity.signInPrefix },
    managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
  });

  const site = siteOrigin(settings);
  const client = pool.addClient('Site', {
    generateSecret: false,
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    // Named so that Cognito's default (all flows, refresh without rotation) does not apply; the sign-in page uses none.
    authFlows: { userSrp: true },
    accessTokenValidity: Duration.minutes(15),
    idTokenValidity: Duration.minutes(15),
    refreshTokenValidity: Duration.hours(12),
    refreshTokenRotationGracePeriod: Duration.seconds(10),
    supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
    // Until the address of the site is known there is nowhere to return to, so the code flow stays off.
    ...(site === undefined
      ? { disableOAuth: true }
      : {
          oAuth: {
            flows: { authorizationCodeGrant: true },
            scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.resourceServer(server, use)],
            callbackUrls: [`${site}${SIGNED_IN_PATH}`],
            logoutUrls: [`${site}/`],
          },
        }),
  });
  new cognito.CfnManagedLoginBranding(stack, 'SignInPage', {
    userPoolId: pool.userPoolId,
    clientId: client.userPoolClientId,
    useCognitoProvidedValues: true,
  });

  const names = namesOf(settings);
  new StringParameter(stack, 'PoolId', {
    parameterName: names.parameter('user-pool-id'),
    stringValue: pool.userPoolId,
  });
  new StringParameter(stack, 'ClientId', {
    parameterName: names.parameter('client-id'),
    stringValue: client.userPoolClientId,
  });
  new CfnOutput(stack, 'Issuer', { value: `${issuerOrigins(settings)[0]}/${pool.userPoolId}` });
  new CfnOutput(stack, 'Client', { value: client.userPoolClientId });
}
