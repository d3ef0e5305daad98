import { CfnOutput, Duration, RemovalPolicy, SecretValue, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { NAME_THE_VIEWER, REWRITE_TO_INDEX } from './edge-functions.ts';
import { namesOf } from './names.ts';
import type { Settings } from './settings.ts';
import { siteHeadersPolicy } from './site-headers.ts';

/** What is kept of a call at the edge: neither path, query, referrer, cookie nor the address of the caller. */
const LOGGED_FIELDS = [
  ...['timestamp(ms)', 'x-edge-location', 'cs-method', 'sc-status', 'sc-bytes', 'cs-bytes', 'time-taken'],
  ...['x-edge-result-type', 'x-edge-detailed-result-type', 'x-edge-request-id', 'cs-protocol', 'ssl-protocol'],
  ...['time-to-first-byte', 'sc-content-type', 'c-country', 'cache-behavior-path-pattern'],
];

/** Site, API and donor page under one origin. This stack lives in us-east-1, where CloudFront's log and firewall are. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, settings: Settings, props: StackProps) {
    super(scope, id, props);
    const bucket = this.siteBucket();
    const api = this.apiBehaviour(settings);
    const { GET_HEAD, ALL } = {
      GET_HEAD: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
      ALL: cloudfront.AllowedMethods.ALLOW_ALL,
    };

    const distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: namesOf(settings).stack('web'),
      defaultRootObject: 'index.html',
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultBehavior: {
        // The cast is for the root tsconfig: the library's own classes miss its interfaces under exactOptionalPropertyTypes.
        origin: S3BucketOrigin.withOriginAccessControl(bucket as s3.IBucket),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: GET_HEAD,
        cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
        compress: true,
        responseHeadersPolicy: siteHeadersPolicy(this, settings),
        functionAssociations: [this.edgeFunction('Rewrite', REWRITE_TO_INDEX)],
      },
      additionalBehaviors: {
        '/v1/*': { ...api, allowedMethods: ALL },
        '/s/*': { ...api, allowedMethods: GET_HEAD },
      },
      ...(settings.domain
        ? {
            domainNames: [settings.domain.site],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', settings.domain.siteCertificate),
          }
        : {}),
      ...(settings.waf ? { webAclId: this.firewall(settings) } : {}),
    });
    this.acknowledgeDistribution(distribution, settings);
    this.deliverLogs(distribution, settings);

    new CfnOutput(this, 'SiteBucket', { value: bucket.bucketName });
    new CfnOutput(this, 'SiteTarget', { value: distribution.distributionDomainName });
    new CfnOutput(this, 'SiteAddress', {
      value: `https://${settings.domain?.site ?? distribution.distributionDomainName}`,
    });
  }

  private siteBucket(): s3.Bucket {
    const bucket = new s3.Bucket(this, 'Site', {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Only CloudFront reads this bucket, and CloudFront logs every call; it holds public files only.',
    });
    return bucket;
  }

  private apiBehaviour(settings: Settings): cloudfront.BehaviorOptions {
    const names = namesOf(settings);
    const host =
      settings.domain?.api ??
      `${StringParameter.valueForStringParameter(this, names.parameter('api-id'))}.execute-api.${settings.region}.amazonaws.com`;
    return {
      origin: new HttpOrigin(host, {
        protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
        readTimeout: Duration.seconds(30),
        customHeaders: { 'x-origin-secret': SecretValue.secretsManager(names.originSecret).unsafeUnwrap() },
      }),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
      // Nothing of the API is kept at the edge: a revoked link is gone at the next load.
      cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
      originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      functionAssociations: [this.edgeFunction('Viewer', NAME_THE_VIEWER)],
    };
  }

  private edgeFunction(id: string, code: string): cloudfront.FunctionAssociation {
    const edge = new cloudfront.Function(this, id, {
      code: cloudfront.FunctionCode.fromInline(code),
      runtime: cloudfront.FunctionRuntime.JS_2_0,
    });
    return { function: edge, eventType: cloudfront.FunctionEventType.VIEWER_REQUEST };
  }

  private firewall(settings: Settings): string {
    const visible = (metricName: string) => ({
      cloudWatchMetricsEnabled: true,
      metricName,
      sampledRequestsEnabled: false,
    });
    const firewall = new CfnWebACL(this, 'Firewall', {
      name: namesOf(settings).stack('web'),
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visible('all'),
      rules: [
        {
          name: 'rate',
          priority: 0,
          action: { block: {} },
          statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit: 1_000, evaluationWindowSec: 300 } },
          visibilityConfig: visible('rate'),
        },
      ],
    });
    return firewall.attrArn;
  }

  /** CloudFront's logs of the second version: chosen fields into a log group with a retention. */
  private deliverLogs(distribution: cloudfront.Distribution, settings: Settings): void {
    const group = new logs.LogGroup(this, 'Log', {
      logGroupName: namesOf(settings).logGroup('site'),
      retention: settings.logRetentionDays as logs.RetentionDays,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    group.grantWrite(new iam.ServicePrincipal('delivery.logs.amazonaws.com'));
    const source = new logs.CfnDeliverySource(this, 'LogSource', {
      name: namesOf(settings).stack('web'),
      logType: 'ACCESS_LOGS',
      resourceArn: distribution.distributionArn,
    });
    const destination = new logs.CfnDeliveryDestination(this, 'LogDestination', {
      name: namesOf(settings).stack('web'),
      destinationResourceArn: group.logGroupArn,
      outputFormat: 'json',
    });
    new logs.CfnDelivery(this, 'LogDelivery', {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.attrArn,
      recordFields: LOGGED_FIELDS,
    }).addResourceDependency(source);
  }

  private acknowledgeDistribution(distribution: cloudfront.Distribution, settings: Settings): void {
    Validations.of(distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Staff and donors sit in every country; nothing is blocked by place.' },
      {
        id: 'AwsSolutions-CFR3',
        reason: 'Logs of the second version are delivered (LogDelivery); the first cannot leave out the path.',
      },
    );
    if (!settings.waf)
      Validations.of(distribution).acknowledge({
        id: 'AwsSolutions-CFR2',
        reason:
          'Off by setting: routes are throttled and every viewer address has a bucket; "waf": true adds a firewall.',
      });
    if (!settings.domain)
      Validations.of(distribution).acknowledge({
        id: 'AwsSolutions-CFR4',
        reason: 'CloudFront fixes the protocol of its own certificate; with an own domain TLS 1.2 (2021) is required.',
      });
  }
}
