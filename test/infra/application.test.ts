import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { outputOf, siteConfiguration, uploadCommands } from '../../infra/deploy.ts';
import { parseSettings } from '../../infra/settings.ts';
import { builtFunctions, FULL, LEAST, sorted, synthesize, type Template } from './synthesized.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A template without what changes with every build. */
function withoutHashes(template: Template): string {
  return JSON.stringify(template, null, 2).replaceAll(/\b[0-9a-f]{64}\b/g, '<hash>');
}

describe('the whole application', () => {
  // synthesize() throws on a finding of cdk-nag that is not acknowledged with a reason.
  it.each([
    ['the least settings', LEAST],
    ['all settings', FULL],
  ])('has no finding of cdk-nag (%s)', (_, settings) => {
    expect(sorted(Object.keys(synthesize(settings)))).toEqual(['api', 'data', 'operations', 'web']);
  });

  it('shares names and no exports, so that each stack can be replaced alone', () => {
    for (const settings of [LEAST, FULL]) {
      const templates = synthesize(settings);
      expect(JSON.stringify(templates)).not.toContain('Fn::ImportValue');
      for (const { Outputs } of Object.values(templates))
        for (const output of Object.values(Outputs ?? {})) expect(output.Export).toBeUndefined();
    }
  });

  it.each(Object.entries(synthesize(LEAST)))(
    'a change of the stack %s is seen before it is deployed',
    (_, template) => {
      expect(withoutHashes(template)).toMatchSnapshot();
    },
  );

  it('synthesizes without credentials, network or Docker', { timeout: 120_000 }, () => {
    const outdir = mkdtempSync(join(tmpdir(), 'tamwil-cdk-'));
    const dist = builtFunctions();
    const path = [join(root, 'node_modules/.bin'), dirname(process.execPath)].join(delimiter);
    const unreachable = 'http://127.0.0.1:9';
    const done = spawnSync(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), 'infra/app.ts'], {
      cwd: root,
      encoding: 'utf8',
      env: {
        PATH: path,
        HOME: outdir,
        CDK_OUTDIR: outdir,
        TAMWIL_DIST: dist,
        HTTP_PROXY: unreachable,
        HTTPS_PROXY: unreachable,
      },
    });
    expect(done.stderr).toBe('');
    expect(done.status).toBe(0);
    expect(sorted(readdirSync(outdir).filter((file) => file.endsWith('.template.json')))).toEqual([
      'tamwil-test-api.template.json',
      'tamwil-test-data.template.json',
      'tamwil-test-operations.template.json',
      'tamwil-test-web.template.json',
    ]);
    for (const folder of [outdir, dist]) rmSync(folder, { recursive: true, force: true });
  });
});

describe('the site is put in place', () => {
  const outputs = {
    'tamwil-prod-data': { Issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_x', Client: 'abc' },
    'tamwil-prod-web': { SiteBucket: 'bucket' },
  };

  it('without a moment in which a page misses one of its files', () => {
    const commands = uploadCommands('site', 'config.json', 'bucket').map((command) => command.join(' '));
    expect(commands.map((command) => command.match(/s3:\/\/bucket\/\S*/)?.[0])).toEqual([
      's3://bucket/assets',
      's3://bucket/',
      's3://bucket/config.json',
      's3://bucket/index.html',
    ]);
    expect(commands.join('\n')).not.toContain('--delete');
  });

  it('hashed files are kept for ever, everything else is asked for again', () => {
    const [assets, ...others] = uploadCommands('site', 'config.json', 'bucket').map((command) => command.join(' '));
    expect(assets).toContain('immutable');
    for (const command of others) expect(command).toContain('--cache-control no-cache');
  });

  it('the page learns where to sign in', () => {
    expect(siteConfiguration(parseSettings(FULL), outputs)).toEqual({
      issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_x',
      clientId: 'abc',
      scope: 'tamwil/use',
    });
  });

  it('the page learns under which names another issuer gives groups, or everybody could only read', () => {
    const claims = { groups: 'roles', name: 'preferred_username', use: '' };
    const url = 'https://login.example.org/tenant';
    const issuer = { url, audience: 'tamwil', scope: 'api/use', clientId: 'abc', claims };
    expect(siteConfiguration(parseSettings({ ...FULL, identity: { issuer } }), {})).toEqual({
      issuer: url,
      clientId: 'abc',
      scope: 'api/use',
      claims,
    });
  });

  it('a stack that was left out is named', () => {
    expect(() => outputOf(outputs, 'tamwil-prod-web', 'SiteAddress')).toThrow(
      'tamwil-prod-web gave no output "SiteAddress"',
    );
  });
});
