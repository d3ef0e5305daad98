import { CfnOutput, Duration, Fn, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { LambdaFunction } from './lambda-function.ts';
import { namesOf, USE_SCOPE, WEB_REGION } from './names.ts';
import type { Settings } from './settings.ts';
import { itemsUnder, tableGrant } from './table-grant.ts';

/** Requests a second and in a burst. Links have their own, lower limit, because anybody may call them. */
const THROTTLE = {
  stage: { rateLimit: 200, burstLimit: 400 },
  links: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
} as const;

/** Route, method and outcome of a call. Never the path or the address of the caller: a path can hold a link's token. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    time: AccessLogField.contextRequestTime(),
    routeKey: AccessLogField.contextRouteKey(),
    status: AccessLogField.contextStatus(),
    latency: AccessLogField.contextResponseLatency(),
    bytes: AccessLogField.contextResponseLength(),
    integrationStatus: AccessLogField.contextIntegrationStatus(),
    errorType: AccessLogField.contextErrorResponseType(),
  }),
);

/** The two functions and the HTTP API in front of them. */
export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, settings: Settings, dist: string, props: StackProps) {
    super(scope, id, props);
    const names = namesOf(settings);
    const table = this.formatArn({ service: 'dynamodb', resource: 'table', resourceName: names.table });
    const secrets = this.originSecrets(settings);

    const staffApi = new LambdaFunction(this, 'StaffApi', {
      name: 'staff-api',
      settings,
      dist,
      // 1,769 MB is one whole core; the engine runs on one.
      memorySize: 1_769,
      timeout: Duration.seconds(29),
      environment: { TABLE_NAME: names.table, ...claimNames(settings) },
      grants: [
        tableGrant(['GetItem', 'Query'], [table, `${table}/index/gsi1`]),
        itemsUnder(['PutItem'], table, ['SCN#*', 'LOG#*', 'DOC#*', 'LNK#*']),
        itemsUnder(['UpdateItem'], table, ['SCN#*', 'LNK#*']),
      ],
    });
    const donorView = new LambdaFunction(this, 'DonorView', {
      name: 'donor-view',
      settings,
      dist,
      memorySize: 512,
      timeout: Duration.seconds(5),
      environment: { TABLE_NAME: names.table, ORIGIN_SECRETS: Fn.join(',', secrets) },
      grants: [itemsUnder(['GetItem'], table, ['LNK#*']), itemsUnder(['UpdateItem'], table, ['CNT#*'])],
    });

    const api = new gateway.HttpApi(this, 'Api', {
      apiName: names.stack('api'),
      createDefaultStage: false,
      disableExecuteApiEndpoint: settings.domain !== undefined,
    });
    const staff = new HttpLambdaIntegration('Staff', staffApi.function);
    const donor = new HttpLambdaIntegration('Donor', donorView.function);
    const signedIn = this.authorizer(settings);
    const { GET, HEAD, ANY } = gateway.HttpMethod;
    const routes = [
      ...api.addRoutes({ path: '/v1/health', methods: [GET], integration: staff }),
      ...api.addRoutes({ path: '/v1/{proxy+}', methods: [ANY], integration: staff, ...signedIn }),
      ...api.addRoutes({ path: '/s/{file}', methods: [GET, HEAD], integration: donor }),
    ];
    for (const route of routes)
      if (route.path !== '/v1/{proxy+}')
        Validations.of(route).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason:
            route.path === '/v1/health'
              ? 'Says only which version runs.'
              : 'A donor has no account: the 128-bit token in the path is the key; throttled, revocable, expiring.',
        });

    const accessLog = new LogGroup(this, 'AccessLog', {
      logGroupName: names.logGroup('access'),
      retention: settings.logRetentionDays as RetentionDays,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const stage = new gateway.HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE.stage,
      detailedMetricsEnabled: true,
      accessLogSettings: { destination: new gateway.LogGroupLogDestination(accessLog), format: ACCESS_LOG },
    });
    const cfnStage = stage.node.defaultChild as gateway.CfnStage;
    cfnStage.routeSettings = { 'GET /s/{file}': THROTTLE.links, 'HEAD /s/{file}': THROTTLE.links };
    // Route settings name routes; CloudFormation would make the stage beside them and fail.
    for (const route of routes) stage.node.addDependency(route);

    if (settings.domain) this.ownDomain(settings.domain, api, stage);
    new StringParameter(this, 'ApiId', { parameterName: names.parameter('api-id'), stringValue: api.apiId });
    new CfnOutput(this, 'Endpoint', { value: settings.domain ? `https://${settings.domain.api}` : api.apiEndpoint });
  }

  /**
   * The secrets that CloudFront may show, the present one first. The one before is still taken, so that replacing it
   * loses no request while the distribution changes over.
   */
  private originSecrets(settings: Settings): string[] {
    const present = settings.originSecretVersion;
    return [present, present - 1]
      .filter((version) => version >= 1)
      .map((version) => {
        const secret = new Secret(this, `OriginSecret${version}`, {
          secretName: namesOf({ ...settings, originSecretVersion: version }).originSecret,
          generateSecretString: { passwordLength: 48, excludePunctuation: true },
          ...(settings.region === WEB_REGION ? {} : { replicaRegions: [{ region: WEB_REGION }] }),
        });
        Validations.of(secret).acknowledge({
          id: 'AwsSolutions-SMG4',
          reason: 'Replaced by raising originSecretVersion: both ends must change in one order, which no timer knows.',
        });
        return secret.secretValue.unsafeUnwrap();
      });
  }

  private authorizer(settings: Settings): { authorizer: HttpJwtAuthorizer; authorizationScopes: string[] } {
    if ('issuer' in settings.identity) {
      const { url, audience, scope } = settings.identity.issuer;
      return {
        authorizer: new HttpJwtAuthorizer('Identity', url, { jwtAudience: [audience] }),
        authorizationScopes: [scope],
      };
    }
    const names = namesOf(settings);
    const pool = StringParameter.valueForStringParameter(this, names.parameter('user-pool-id'));
    const client = StringParameter.valueForStringParameter(this, names.parameter('client-id'));
    const issuer = `https://cognito-idp.${settings.region}.amazonaws.com/${pool}`;
    // The scope also refuses ID tokens, which have none.
    return {
      authorizer: new HttpJwtAuthorizer('Identity', issuer, { jwtAudience: [client] }),
      authorizationScopes: [USE_SCOPE.full],
    };
  }

  private ownDomain(domain: NonNullable<Settings['domain']>, api: gateway.HttpApi, stage: gateway.HttpStage): void {
    const name = new gateway.DomainName(this, 'Domain', {
      domainName: domain.api,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.apiCertificate),
    });
    new gateway.ApiMapping(this, 'Mapping', { api, domainName: name, stage });
    new CfnOutput(this, 'ApiTarget', { value: name.regionalDomainName });
  }
}

/** Names of the claims of another issuer; Cognito's are built in. */
function claimNames({ identity }: Settings): Record<string, string> {
  return 'issuer' in identity ? { CLAIM_NAMES: JSON.stringify(identity.issuer.claims) } : {};
}
