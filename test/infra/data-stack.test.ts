import { readFileSync } from 'node:fs';
import { TABLE_DEFINITION, TTL_ATTRIBUTE } from '@tamwil/store';
import { describe, expect, it } from 'vitest';
import { SIGNED_IN_PATH } from '../../infra/names.ts';
import { FULL, LEAST, only, resources, sorted, synthesize } from './synthesized.ts';

const { data } = synthesize(LEAST);
const full = synthesize(FULL).data;
const table = only(data, 'AWS::DynamoDB::Table');

describe('what people saved outlives mistakes of those who deploy', () => {
  it('the table can be restored to any second of the last weeks', () => {
    expect(table.Properties.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true });
  });

  it('neither a deleted stack nor a changed name deletes the table or the people', () => {
    for (const { DeletionPolicy, UpdateReplacePolicy } of [table, only(data, 'AWS::Cognito::UserPool')])
      expect({ DeletionPolicy, UpdateReplacePolicy }).toEqual({
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
      });
    expect(table.Properties.DeletionProtectionEnabled).toBe(true);
    expect(only(data, 'AWS::Cognito::UserPool').Properties.DeletionProtection).toBe('ACTIVE');
  });

  it('the deployed table is the one that the store was tested on', () => {
    const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode } = table.Properties;
    expect({ AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode }).toEqual(TABLE_DEFINITION);
  });

  it('only what the store marks for it expires', () => {
    expect(table.Properties.TimeToLiveSpecification).toEqual({ AttributeName: TTL_ATTRIBUTE, Enabled: true });
  });

  it('is encrypted with a key of the account', () => {
    expect(table.Properties.SSESpecification).toEqual({ SSEEnabled: true });
  });
});

describe('nobody comes in who was not let in', () => {
  const pool = only(full, 'AWS::Cognito::UserPool').Properties;
  const client = only(full, 'AWS::Cognito::UserPoolClient').Properties;

  it('sign-up is closed, a second factor is required and never a text message', () => {
    expect(pool.AdminCreateUserConfig).toEqual({ AllowAdminCreateUserOnly: true });
    expect(pool.MfaConfiguration).toBe('ON');
    expect(pool.EnabledMfas).toEqual(['SOFTWARE_TOKEN_MFA']);
    expect(pool.Policies.PasswordPolicy.MinimumLength).toBeGreaterThanOrEqual(14);
  });

  it('no attribute that its owner could write decides what he may do', () => {
    expect(pool.Schema ?? []).toEqual([]);
  });

  it('there is one group for each duty and each workspace', () => {
    const groups = resources(full, 'AWS::Cognito::UserPoolGroup').map(({ Properties }) => Properties.GroupName);
    expect(sorted(groups)).toEqual([
      'finance',
      'programme',
      'reader',
      'resource-mobilization',
      'workspace:main',
      'workspace:training',
    ]);
  });

  it('the page holds no secret and its token opens Tamwil only, not the account of the person', () => {
    expect(client.GenerateSecret).toBe(false);
    expect(client.AllowedOAuthFlows).toEqual(['code']);
    const [identity, scope, ...others] = client.AllowedOAuthScopes;
    expect(identity).toBe('openid');
    expect(JSON.stringify(scope)).toContain('/use');
    expect(others).toEqual([]);
    expect(JSON.stringify(client)).not.toContain('aws.cognito.signin.user.admin');
  });

  it('tokens are short-lived, a refresh token works once, sign-out revokes', () => {
    const { AccessTokenValidity, RefreshTokenValidity, TokenValidityUnits } = client;
    expect({ AccessTokenValidity, RefreshTokenValidity, TokenValidityUnits }).toEqual({
      AccessTokenValidity: 15,
      RefreshTokenValidity: 720,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
    });
    expect(client.RefreshTokenRotation.Feature).toBe('ENABLED');
    expect(client.EnableTokenRevocation).toBe(true);
    expect(client.ExplicitAuthFlows).toEqual(['ALLOW_USER_SRP_AUTH']);
    expect(client.PreventUserExistenceErrors).toBe('ENABLED');
  });

  it('sign-in returns to the site and nowhere else, and to nowhere while the site is unknown', () => {
    expect(client.CallbackURLs).toEqual([`https://tamwil.example.org${SIGNED_IN_PATH}`]);
    expect(client.LogoutURLs).toEqual(['https://tamwil.example.org/']);
    const early = only(data, 'AWS::Cognito::UserPoolClient').Properties;
    expect(early.AllowedOAuthFlowsUserPoolClient).toBe(false);
    expect(early.CallbackURLs).toBeUndefined();
    const known = synthesize({ ...LEAST, siteAddress: 'https://d111.cloudfront.net' }).data;
    expect(only(known, 'AWS::Cognito::UserPoolClient').Properties.CallbackURLs).toEqual([
      `https://d111.cloudfront.net${SIGNED_IN_PATH}`,
    ]);
  });

  it('the page waits at the address to which sign-in returns', () => {
    // Read as text: the module looks at the browser's address when it is loaded.
    const page = readFileSync(new URL('../../packages/web/shell/route.ts', import.meta.url), 'utf8');
    expect(page).toContain(`export const SIGNED_IN_PATH = '${SIGNED_IN_PATH}';`);
  });

  it('another issuer needs no people of ours', () => {
    const claims = { groups: 'roles', name: 'preferred_username', use: '' };
    const issuer = {
      url: 'https://id.example.org/realm',
      audience: 'tamwil',
      scope: 'tamwil',
      clientId: 'site',
      claims,
    };
    const templates = synthesize({ ...LEAST, identity: { issuer } });
    expect(Object.values(templates.data.Resources).map(({ Type }) => Type)).toEqual(['AWS::DynamoDB::Table']);
    expect(only(templates.api, 'AWS::ApiGatewayV2::Authorizer').Properties.JwtConfiguration).toEqual({
      Issuer: issuer.url,
      Audience: ['tamwil'],
    });
  });
});
