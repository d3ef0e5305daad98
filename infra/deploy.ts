/**
 * `npm run deploy`: the stacks first, then the site. TAMWIL_STAGE names the stage; further arguments go to the CDK's
 * command (`npm run deploy -- --require-approval never`). Needs credentials and the AWS command line.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SITE_CACHING } from '../functions/http/security-headers.ts';
import { readSettings } from './app.ts';
import { namesOf, siteOrigin, USE_SCOPE } from './names.ts';
import type { Settings } from './settings.ts';

/** Outputs of the stacks as `cdk deploy --outputs-file` writes them: stack, then output, to its value. */
export type Outputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One command line. */
export type Command = readonly [program: string, ...args: string[]];

/** What the page must know to sign people in; it asks for /config.json. Holds no secret. */
export function siteConfiguration(settings: Settings, outputs: Outputs) {
  const { identity } = settings;
  if ('issuer' in identity) {
    const { url, clientId, scope, claims } = identity.issuer;
    return { issuer: url, clientId, scope, claims };
  }
  const data = namesOf(settings).stack('data');
  return {
    issuer: outputOf(outputs, data, 'Issuer'),
    clientId: outputOf(outputs, data, 'Client'),
    scope: USE_SCOPE.full,
  };
}

/**
 * Uploads in an order in which every page that is open or being loaded finds its files: new hashed files beside the old
 * ones, which stay; then what has a fixed name; the entry last.
 */
export function uploadCommands(site: string, configuration: string, bucket: string): Command[] {
  const entry = ['--cache-control', SITE_CACHING.entry];
  const at = (path: string) => `s3://${bucket}/${path}`;
  return [
    ['aws', 's3', 'sync', join(site, 'assets'), at('assets'), '--cache-control', SITE_CACHING.hashed],
    ['aws', 's3', 'sync', site, at(''), '--exclude', 'assets/*', '--exclude', 'index.html', ...entry],
    ['aws', 's3', 'cp', configuration, at('config.json'), ...entry],
    ['aws', 's3', 'cp', join(site, 'index.html'), at('index.html'), ...entry],
  ];
}

export function outputOf(outputs: Outputs, stack: string, name: string): string {
  const value = outputs[stack]?.[name];
  if (value === undefined) throw new Error(`The stack ${stack} gave no output "${name}". Was every stack deployed?`);
  return value;
}

function run([program, ...args]: Command): void {
  const { status, error } = spawnSync(program, args, { stdio: 'inherit' });
  if (error) throw new Error(`${program} cannot be run (${error.message}). docs/operations.md says what is needed.`);
  if (status !== 0) throw new Error(`${program} ${args.slice(0, 2).join(' ')} ended with ${status}.`);
}

function deploy(stage: string, cdkArguments: readonly string[]): void {
  const settings = readSettings(stage);
  const site = fileURLToPath(new URL('../packages/web/dist', import.meta.url));
  if (!existsSync(join(site, 'index.html'))) throw new Error(`${site} is missing. Run "npm run build" first.`);
  const folder = mkdtempSync(join(tmpdir(), 'tamwil-'));
  const outputsFile = join(folder, 'outputs.json');
  run(['npx', 'cdk', 'deploy', '--all', '--outputs-file', outputsFile, ...cdkArguments]);

  const outputs = JSON.parse(readFileSync(outputsFile, 'utf8')) as Outputs;
  const web = namesOf(settings).stack('web');
  const configuration = join(folder, 'config.json');
  writeFileSync(configuration, JSON.stringify(siteConfiguration(settings, outputs)));
  for (const command of uploadCommands(site, configuration, outputOf(outputs, web, 'SiteBucket'))) run(command);

  const address = outputOf(outputs, web, 'SiteAddress');
  console.log(`The site is at ${address}`);
  if (siteOrigin(settings) === undefined)
    console.log(
      `Sign-in is still closed: write "siteAddress": "${address}" in infra/stages/${stage}.json, deploy again.`,
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const stage = process.env['TAMWIL_STAGE'];
    if (stage === undefined) throw new Error('TAMWIL_STAGE is not set: it names the stage that is to be deployed.');
    deploy(stage, process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
