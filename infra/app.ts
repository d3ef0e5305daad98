/**
 * Settings of a stage to its four stacks. `npm run synth` writes them to cdk.out, without an AWS account, a network or
 * Docker; TAMWIL_STAGE names the settings file in infra/stages (default: test).
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { App, type AppProps, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { ApiStack } from './api-stack.ts';
import { DataStack } from './data-stack.ts';
import { namesOf, WEB_REGION } from './names.ts';
import { OperationsStack } from './operations-stack.ts';
import { parseSettings, type Settings, SettingsError } from './settings.ts';
import { WebStack } from './web-stack.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The settings file of a stage. */
export function readSettings(stage: string): Settings {
  if (!/^[a-z][a-z0-9-]{0,15}$/.test(stage)) throw new SettingsError([`"${stage}" cannot be the name of a stage.`]);
  let text: string;
  try {
    text = readFileSync(here(`./stages/${stage}.json`), 'utf8');
  } catch {
    throw new SettingsError([`There is no infra/stages/${stage}.json. Copy test.json and change it.`]);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new SettingsError([`infra/stages/${stage}.json is not JSON: ${(error as Error).message}`]);
  }
  const settings = parseSettings(json);
  if (settings.stage !== stage)
    throw new SettingsError([`/stage: infra/stages/${stage}.json says "${settings.stage}"; one of the two is wrong.`]);
  return settings;
}

/** The whole application, checked by cdk-nag when it is synthesized. */
export function application(settings: Settings, dist: string, props: AppProps = {}): App {
  const app = new App({ analyticsReporting: false, ...props });
  const names = namesOf(settings);
  const at = (region: string) => ({ env: { region, ...(settings.account ? { account: settings.account } : {}) } });

  const data = new DataStack(app, names.stack('data'), settings, at(settings.region));
  const api = new ApiStack(app, names.stack('api'), settings, dist, at(settings.region));
  const web = new WebStack(app, names.stack('web'), settings, at(WEB_REGION));
  const operations = new OperationsStack(app, names.stack('operations'), settings, at(settings.region));
  api.addStackDependency(data, 'reads its parameters');
  web.addStackDependency(api, 'reads its parameter and secret');
  operations.addStackDependency(api, 'watches its logs');

  Tags.of(app).add('application', 'tamwil');
  Tags.of(app).add('stage', settings.stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return app;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const settings = readSettings(process.env['TAMWIL_STAGE'] ?? 'test');
    const outdir = process.env['CDK_OUTDIR'] ?? here('../cdk.out');
    const assembly = application(settings, process.env['TAMWIL_DIST'] ?? here('../dist'), { outdir }).synth();
    if (process.env['CDK_OUTDIR'] === undefined)
      for (const stack of assembly.stacks) console.log(`cdk.out/${stack.templateFile}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
