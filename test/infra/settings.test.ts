import { describe, expect, it } from 'vitest';
import { readSettings } from '../../infra/app.ts';
import { parseSettings, SettingsError } from '../../infra/settings.ts';
import { FULL, LEAST } from './synthesized.ts';

function faultsOf(json: unknown): readonly string[] {
  try {
    parseSettings(json);
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
  return [];
}

describe('a deployment does not start with settings that fail half way', () => {
  it('takes the least and the most that can be said', () => {
    expect(parseSettings(LEAST)).toEqual({ ...LEAST, originSecretVersion: 1, waf: false, logRetentionDays: 90 });
    expect(parseSettings(FULL)).toEqual(FULL);
  });

  it.each([
    ['not an object', [], '', 'object'],
    ['a missing stage', { ...LEAST, stage: undefined }, '/stage', 'nothing'],
    ['a stage that cannot be a name', { ...LEAST, stage: 'Prod_1' }, '/stage', 'a-z'],
    ['a stage longer than names allow', { ...LEAST, stage: 'a'.repeat(17) }, '/stage', 'a-z'],
    ['an unknown setting', { ...LEAST, concurency: {} }, '/concurency', 'no such setting'],
    [
      'an unknown setting deeper',
      { ...FULL, domain: { ...FULL.domain, zone: 'x' } },
      '/domain/zone',
      'no such setting',
    ],
    ['a region that is none', { ...LEAST, region: 'moon' }, '/region', 'region'],
    ['an account that is none', { ...LEAST, account: '12' }, '/account', 'twelve'],
    ['an address with a path', { ...LEAST, siteAddress: 'https://a.example.org/x' }, '/siteAddress', 'nothing after'],
    ['an address without TLS', { ...LEAST, siteAddress: 'http://a.example.org' }, '/siteAddress', 'https'],
    [
      'a concurrency of 0, which stops the function',
      { ...LEAST, concurrency: { 'staff-api': 0 } },
      '/concurrency/staff-api',
      '1 to 1000',
    ],
    ['a concurrency for no function', { ...LEAST, concurrency: { api: 5 } }, '/concurrency/api', 'no such setting'],
    ['a retention that CloudWatch refuses', { ...LEAST, logRetentionDays: 91 }, '/logRetentionDays', '90'],
    ['a budget that nobody hears of', { ...LEAST, monthlyBudget: 5 }, '/monthlyBudget', 'alarmEmail'],
    [
      'a workspace twice',
      { ...LEAST, identity: { cognito: { signInPrefix: 'x', workspaces: ['a', 'a'] } } },
      '/identity/cognito/workspaces',
      'twice',
    ],
    [
      'a workspace with a colon',
      { ...LEAST, identity: { cognito: { signInPrefix: 'x', workspaces: ['a:b'] } } },
      '/identity/cognito/workspaces',
      'each',
    ],
    [
      'a prefix that Cognito refuses',
      { ...LEAST, identity: { cognito: { signInPrefix: 'my-aws', workspaces: ['a'] } } },
      '/identity/cognito/signInPrefix',
      'aws',
    ],
    ['no identity', { stage: 'a', region: 'us-east-1' }, '/identity', 'object'],
    ['two identities', { ...LEAST, identity: { ...LEAST.identity, issuer: {} } }, '/identity', 'exactly one'],
    [
      'a certificate of the site elsewhere',
      { ...FULL, domain: { ...FULL.domain, siteCertificate: FULL.domain.apiCertificate } },
      '/domain/siteCertificate',
      'us-east-1',
    ],
    [
      'a certificate of the API elsewhere',
      { ...FULL, domain: { ...FULL.domain, apiCertificate: FULL.domain.siteCertificate } },
      '/domain/apiCertificate',
      'eu-central-1',
    ],
    [
      'a domain without its certificate',
      { ...FULL, domain: { site: 'a.example.org', api: 'b.example.org' } },
      '/domain/siteCertificate',
      'nothing',
    ],
    [
      'a certificate without its domain',
      { ...FULL, domain: { siteCertificate: FULL.domain.siteCertificate, apiCertificate: FULL.domain.apiCertificate } },
      '/domain/site',
      'nothing',
    ],
    ['another region without an own domain', { ...LEAST, region: 'eu-central-1' }, '/region', 'domain'],
    ['an address beside an own domain', { ...FULL, siteAddress: 'https://a.example.org' }, '/siteAddress', 'leave'],
  ])('refuses %s and names the place', (_, json, place, words) => {
    const fault = faultsOf(json).find((one) => one.startsWith(`${place}: `));
    expect(fault).toContain(words);
  });

  it('reports everything that is wrong at once', () => {
    expect(
      faultsOf({ stage: 1, region: 'x', waf: 'yes', identity: { cognito: {} } }).map((fault) => fault.split(':')[0]),
    ).toEqual([
      '/stage',
      '/region',
      '/identity/cognito/signInPrefix',
      '/identity/cognito/workspaces',
      '/waf',
      '/region',
    ]);
  });

  it('says which file is missing', () => {
    expect(() => readSettings('nowhere')).toThrow('There is no infra/stages/nowhere.json');
    expect(() => readSettings('../../etc/x')).toThrow('cannot be the name of a stage');
  });

  it('reads the stage that comes with the project', () => {
    expect(readSettings('test').stage).toBe('test');
  });
});
