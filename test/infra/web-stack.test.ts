import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { siteHeaders } from '../../functions/http/security-headers.ts';
import { NAME_THE_VIEWER, REWRITE_TO_INDEX } from '../../infra/edge-functions.ts';
import { FULL, LEAST, only, resources, synthesize } from './synthesized.ts';

const { web } = synthesize(LEAST);
const full = synthesize(FULL).web;
const { DistributionConfig: distribution } = only(web, 'AWS::CloudFront::Distribution').Properties;

function behaviour(path: string) {
  const { CacheBehaviors } = distribution;
  return CacheBehaviors.find(({ PathPattern }: { PathPattern: string }) => PathPattern === path);
}

describe('an answer of the API reaches the page as it is', () => {
  it('no error of the API or of a link is replaced by the page of the site', () => {
    expect(distribution.CustomErrorResponses).toBeUndefined();
    expect(JSON.stringify([web, full])).not.toContain('CustomErrorResponses');
  });

  it('nothing under /v1 and /s is kept at the edge, so a revoked link is gone at once', () => {
    const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
    const allViewerExceptHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';
    for (const path of ['/v1/*', '/s/*'])
      expect(behaviour(path)).toMatchObject({
        CachePolicyId: cachingDisabled,
        OriginRequestPolicyId: allViewerExceptHost,
        ViewerProtocolPolicy: 'https-only',
      });
    expect(behaviour('/s/*').AllowedMethods).toEqual(['GET', 'HEAD']);
  });

  it('the API knows by a secret that CloudFront asks', () => {
    const origin = distribution.Origins.find(({ Id }: { Id: string }) => Id === behaviour('/s/*').TargetOriginId);
    expect(origin.OriginCustomHeaders).toEqual([
      { HeaderName: 'x-origin-secret', HeaderValue: '{{resolve:secretsmanager:tamwil/test/origin-1:SecretString:::}}' },
    ]);
    expect(origin.CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    });
  });
});

describe('the site', () => {
  it('is read through CloudFront only', () => {
    const bucket = only(web, 'AWS::S3::Bucket').Properties;
    expect(Object.values(bucket.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    const allowed = only(web, 'AWS::S3::BucketPolicy').Properties.PolicyDocument.Statement.filter(
      ({ Effect }: { Effect: string }) => Effect === 'Allow',
    );
    expect(allowed).toHaveLength(1);
    expect(allowed[0]).toMatchObject({ Action: 's3:GetObject', Principal: { Service: 'cloudfront.amazonaws.com' } });
  });

  it('sends every header of functions/http/security-headers.ts with its value', () => {
    const { SecurityHeadersConfig, CustomHeadersConfig } = only(web, 'AWS::CloudFront::ResponseHeadersPolicy')
      .Properties.ResponseHeadersPolicyConfig;
    const { AccessControlMaxAgeSec, IncludeSubdomains } = SecurityHeadersConfig.StrictTransportSecurity;
    const sent = {
      'content-security-policy': SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy,
      'referrer-policy': SecurityHeadersConfig.ReferrerPolicy.ReferrerPolicy,
      'strict-transport-security': `max-age=${AccessControlMaxAgeSec}${IncludeSubdomains ? '; includeSubDomains' : ''}`,
      ...(SecurityHeadersConfig.ContentTypeOptions.Override ? { 'x-content-type-options': 'nosniff' } : {}),
      ...Object.fromEntries(
        CustomHeadersConfig.Items.map(({ Header, Value }: { Header: string; Value: string }) => [Header, Value]),
      ),
    };
    expect(sent).toEqual(
      siteHeaders([
        'https://cognito-idp.us-east-1.amazonaws.com',
        'https://tamwil-test.auth.us-east-1.amazoncognito.com',
      ]),
    );
  });

  it('has its own name and certificate, or neither', () => {
    expect(distribution.Aliases).toBeUndefined();
    const own = only(full, 'AWS::CloudFront::Distribution').Properties.DistributionConfig;
    expect(own.Aliases).toEqual([FULL.domain.site]);
    expect(own.ViewerCertificate).toMatchObject({
      AcmCertificateArn: FULL.domain.siteCertificate,
      MinimumProtocolVersion: 'TLSv1.2_2021',
    });
    expect(own.Origins.map(({ DomainName }: { DomainName: unknown }) => DomainName)).toContain(FULL.domain.api);
  });

  it('has a firewall with a rate rule only when the settings say so', () => {
    expect(resources(web, 'AWS::WAFv2::WebACL')).toEqual([]);
    const firewall = only(full, 'AWS::WAFv2::WebACL');
    expect(firewall.Properties.Rules[0].Statement.RateBasedStatement).toMatchObject({
      AggregateKeyType: 'IP',
      Limit: 1_000,
    });
    expect(JSON.stringify(only(full, 'AWS::CloudFront::Distribution').Properties)).toContain(firewall.id);
  });

  it('logs calls without what a link, a query, a page before or a person could be known by', () => {
    const fields: string[] = only(web, 'AWS::Logs::Delivery').Properties.RecordFields;
    expect(fields.length).toBeGreaterThan(5);
    for (const field of fields) expect(field).not.toMatch(/uri|query|referer|cookie|user-agent|^c-ip$|forwarded|host/i);
    expect(distribution.Logging).toBeUndefined();
  });
});

describe('functions at the edge', () => {
  const run = (code: string, event: unknown) =>
    runInNewContext(`${code}; JSON.stringify(handler(${JSON.stringify(event)}))`) as string;

  it.each([
    ['/', '/index.html'],
    ['/scenarios/end-of-2023', '/index.html'],
    ['/scenarios/v1.2/', '/index.html'],
    ['/assets/main-4f3a.js', '/assets/main-4f3a.js'],
    ['/config.json', '/config.json'],
  ])('a page that is opened again at %s is found', (asked, served) => {
    expect(JSON.parse(run(REWRITE_TO_INDEX, { request: { uri: asked } })).uri).toBe(served);
  });

  it('the address of the viewer cannot be claimed by the viewer', () => {
    const event = {
      viewer: { ip: '192.0.2.7' },
      request: { uri: '/s/x', headers: { 'x-viewer-address': { value: '198.51.100.1' } } },
    };
    expect(JSON.parse(run(NAME_THE_VIEWER, event)).headers).toEqual({ 'x-viewer-address': { value: '192.0.2.7' } });
  });
});
