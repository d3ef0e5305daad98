import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { application } from '../../infra/app.ts';
import { parseSettings } from '../../infra/settings.ts';

/** The part of a resource that the tests read. */
export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is data of another program; each test reads a few places of it.
  readonly Properties: any;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Export?: unknown }>>;
}

export type StackName = 'data' | 'api' | 'web' | 'operations';

/** The least that a settings file says. */
export const LEAST = {
  stage: 'test',
  region: 'us-east-1',
  identity: { cognito: { signInPrefix: 'tamwil-test', workspaces: ['main'] } },
};

const ACCOUNT = '111122223333';

/** All that a settings file can say, in another region and under an own domain. */
export const FULL = {
  stage: 'prod',
  region: 'eu-central-1',
  account: ACCOUNT,
  domain: {
    site: 'tamwil.example.org',
    siteCertificate: `arn:aws:acm:us-east-1:${ACCOUNT}:certificate/11111111-2222-3333-4444-555555555555`,
    api: 'api.tamwil.example.org',
    apiCertificate: `arn:aws:acm:eu-central-1:${ACCOUNT}:certificate/11111111-2222-3333-4444-555555555555`,
  },
  identity: { cognito: { signInPrefix: 'tamwil-prod', workspaces: ['main', 'training'] } },
  concurrency: { 'staff-api': 20, 'donor-view': 10 },
  originSecretVersion: 3,
  waf: true,
  logRetentionDays: 365,
  alarmEmail: 'alarms@example.org',
  monthlyBudget: 50,
};

/** Folder that looks like the built functions, so that templates can be made without building them. */
export function builtFunctions(names: readonly string[] = ['staff-api', 'donor-view']): string {
  const folder = mkdtempSync(join(tmpdir(), 'tamwil-dist-'));
  for (const name of names) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'index.mjs'), `export const handler = '${name}';\n`);
  }
  return folder;
}

const made = new Map<string, Record<StackName, Template>>();

/** The templates of the four stacks. Throws when cdk-nag has a finding that nobody has acknowledged. */
export function synthesize(json: unknown): Record<StackName, Template> {
  const key = JSON.stringify(json);
  const templates = made.get(key) ?? synthesizeWith(json, builtFunctions());
  made.set(key, templates);
  return templates;
}

/** The same with the functions of a given folder, which is removed afterwards. */
export function synthesizeWith(json: unknown, dist: string): Record<StackName, Template> {
  const outdir = mkdtempSync(join(tmpdir(), 'tamwil-cdk-'));
  try {
    const { stacks } = application(parseSettings(json), dist, { outdir }).synth();
    return Object.fromEntries(
      stacks.map((stack) => [stack.stackName.split('-').at(-1), stack.template as Template]),
    ) as Record<StackName, Template>;
  } finally {
    for (const folder of [outdir, dist]) rmSync(folder, { recursive: true, force: true });
  }
}

/** Every resource of one type, by its name in the template. */
export function resources(template: Template, type: string): (Resource & { readonly id: string })[] {
  return Object.entries(template.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, resource]) => ({ id, ...resource }));
}

/** The one resource of a type. */
export function only(template: Template, type: string): Resource & { readonly id: string } {
  const found = resources(template, type);
  if (found.length !== 1) throw new Error(`${found.length} resources are of type ${type}.`);
  return found[0]!;
}

/** In the order of their characters, the same everywhere. */
export function sorted(texts: readonly string[]): string[] {
  return [...texts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
