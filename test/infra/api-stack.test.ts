import { describe, expect, it } from 'vitest';
import { builtFunctions, FULL, LEAST, only, resources, sorted, synthesize, synthesizeWith } from './synthesized.ts';

const { api } = synthesize(LEAST);
const full = synthesize(FULL).api;
const routes = resources(api, 'AWS::ApiGatewayV2::Route');
const stage = only(api, 'AWS::ApiGatewayV2::Stage');

function functionNamed(template: typeof api, name: string) {
  return resources(template, 'AWS::Lambda::Function').find(({ Properties }) => Properties.FunctionName.endsWith(name))!;
}

describe('no call reaches a function on another way than the one meant for it', () => {
  it('there are these four routes and no default one', () => {
    expect(sorted(routes.map(({ Properties }) => Properties.RouteKey))).toEqual([
      'ANY /v1/{proxy+}',
      'GET /s/{file}',
      'GET /v1/health',
      'HEAD /s/{file}',
    ]);
  });

  it('everything under /v1 but health needs a token with the scope of Tamwil', () => {
    const authorizer = only(api, 'AWS::ApiGatewayV2::Authorizer');
    expect(authorizer.Properties.AuthorizerType).toBe('JWT');
    const inside = routes.filter(
      ({ Properties: { RouteKey } }) => RouteKey.includes('/v1') && RouteKey !== 'GET /v1/health',
    );
    expect(inside.length).toBeGreaterThan(0);
    for (const { Properties } of inside) {
      expect(Properties.AuthorizationType).toBe('JWT');
      expect(Properties.AuthorizerId).toEqual({ Ref: authorizer.id });
      expect(Properties.AuthorizationScopes).toEqual(['tamwil/use']);
    }
  });

  it('the stage waits for every route, or its route throttles cannot be made', () => {
    expect(stage.Properties.StageName).toBe('$default');
    for (const { id } of routes) expect(stage.DependsOn).toContain(id);
    const keys = routes.map(({ Properties }) => Properties.RouteKey);
    for (const key of Object.keys(stage.Properties.RouteSettings)) expect(keys).toContain(key);
  });

  it('links, which anybody may try, have a limit of their own below that of the stage', () => {
    const { DefaultRouteSettings, RouteSettings } = stage.Properties;
    for (const key of ['GET /s/{file}', 'HEAD /s/{file}'])
      expect(RouteSettings[key].ThrottlingRateLimit).toBeLessThan(DefaultRouteSettings.ThrottlingRateLimit);
  });

  it('with an own domain the address of the gateway is closed, without one it is open', () => {
    expect(only(full, 'AWS::ApiGatewayV2::Api').Properties.DisableExecuteApiEndpoint).toBe(true);
    expect(only(full, 'AWS::ApiGatewayV2::DomainName').Properties.DomainName).toBe(FULL.domain.api);
    expect(only(api, 'AWS::ApiGatewayV2::Api').Properties.DisableExecuteApiEndpoint).toBe(false);
    expect(resources(api, 'AWS::ApiGatewayV2::DomainName')).toEqual([]);
  });
});

describe('no log holds what opens a link or names a person', () => {
  it('the access log has the route, never the path, the query, the address or a header of the caller', () => {
    const format = JSON.parse(stage.Properties.AccessLogSettings.Format) as Record<string, string>;
    expect(format['routeKey']).toBe('$context.routeKey');
    expect(Object.values(format).join(' ')).not.toMatch(/path|sourceIp|identity|header|querystring|userAgent|claims/i);
  });

  it('every log group has a retention', () => {
    for (const template of Object.values(synthesize(FULL)))
      for (const group of resources(template, 'AWS::Logs::LogGroup'))
        expect(group.Properties.RetentionInDays).toBe(365);
  });
});

describe('the functions have the machine that was measured', () => {
  it.each([
    ['staff-api', 1_769, 29],
    ['donor-view', 512, 5],
  ])('%s', (name, memory, seconds) => {
    const { Properties } = functionNamed(api, name);
    expect(Properties).toMatchObject({
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      MemorySize: memory,
      Timeout: seconds,
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON' },
    });
  });

  it('may use the whole pool of the account unless the settings keep a part for them', () => {
    expect(functionNamed(api, 'staff-api').Properties.ReservedConcurrentExecutions).toBeUndefined();
    expect(functionNamed(full, 'staff-api').Properties.ReservedConcurrentExecutions).toBe(20);
    expect(functionNamed(full, 'donor-view').Properties.ReservedConcurrentExecutions).toBe(10);
  });

  it('a function that was not built stops the synthesis with what to do', () => {
    expect(() => synthesizeWith(LEAST, builtFunctions(['staff-api']))).toThrow(
      /donor-view.index\.mjs is missing\. Run "npm run build" first\./,
    );
  });
});

describe('the secret between CloudFront and the API', () => {
  it('is drawn by AWS, and stands in no template', () => {
    for (const secret of resources(full, 'AWS::SecretsManager::Secret')) {
      expect(secret.Properties.SecretString).toBeUndefined();
      expect(secret.Properties.GenerateSecretString.PasswordLength).toBe(48);
    }
  });

  it('when it is replaced, the one before is still taken, so that no donor sees an error', () => {
    const names = resources(full, 'AWS::SecretsManager::Secret').map(({ Properties }) => Properties.Name);
    expect(names).toEqual(['tamwil/prod/origin-3', 'tamwil/prod/origin-2']);
    const taken = functionNamed(full, 'donor-view').Properties.Environment.Variables.ORIGIN_SECRETS;
    expect(JSON.stringify(taken).match(/resolve:secretsmanager/g)).toHaveLength(2);
    expect(resources(api, 'AWS::SecretsManager::Secret').map(({ Properties }) => Properties.Name)).toEqual([
      'tamwil/test/origin-1',
    ]);
  });

  it('is copied to the region of the site when that is another', () => {
    for (const { Properties } of resources(full, 'AWS::SecretsManager::Secret'))
      expect(Properties.ReplicaRegions).toEqual([{ Region: 'us-east-1' }]);
    expect(only(api, 'AWS::SecretsManager::Secret').Properties.ReplicaRegions).toBeUndefined();
  });
});
