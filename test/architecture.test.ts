import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listed, sourceFiles } from './source-files.ts';

/**
 * Who may import whom (docs/architecture.md prints the same table). A workspace's package.json lists exactly its row,
 * so the linter refuses every other import; this file compares the two and finds what a linter does not see: imports
 * that leave a package, cycles, and zod in the form that bundles five times more.
 */
const domain = ['plan', 'costing', 'funding', 'allocation', 'fiscal-space'];
const scenario = ['money', 'fault', ...domain, 'zod', '@noble/hashes', 'canonicalize'];
const risk = ['scenario', ...scenario, 'pure-rand'];
const report = ['risk', ...risk, 'write-excel-file', 'csv-parse', 'read-excel-file', 'fflate'];

const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'packages/fault': ['zod'],
  'packages/money': ['decimal.js'],
  'packages/plan': ['fault', 'money', 'zod'],
  'packages/allocation': ['fault', 'money', 'zod'],
  'packages/fiscal-space': ['fault', 'money', 'zod'],
  'packages/costing': ['fault', 'money', 'plan', 'zod'],
  'packages/funding': ['fault', 'money', 'plan', 'zod'],
  'packages/scenario': scenario,
  'packages/risk': risk,
  'packages/report': report,
  'packages/store': ['fault', 'scenario', 'zod', '@aws-sdk/client-dynamodb', '@aws-sdk/util-dynamodb'],
  'packages/web': [
    'report',
    ...report,
    'preact',
    '@preact/signals',
    'preact-render-to-string',
    'd3-scale',
    'd3-shape',
    'd3-sankey',
    'd3-array',
    'intl-messageformat',
    'oauth4webapi',
    '@fontsource/ibm-plex-sans',
    '@fontsource/ibm-plex-sans-arabic',
  ],
  'packages/cli': ['report', 'store', ...report, 'tsx'],
  functions: ['report', 'store', 'web', ...report, 'hono', '@aws-sdk/client-dynamodb', 'dynalite', 'jose'],
  infra: ['aws-cdk-lib', 'constructs', 'cdk-nag'],
};

/** Imports outside a workspace that the table allows by name: values, or parts of web that Lambda renders. */
const ALLOWED_ACROSS: readonly { from: RegExp; to: RegExp }[] = [
  { from: /^infra\//, to: /^functions\/http\/security-headers\.ts$/ },
  { from: /^functions\//, to: /^packages\/web\/(donor|charts)\// },
];

const WORKSPACES = Object.keys(MAY_IMPORT);
const isOurs = (name: string) => existsSync(join('packages', name, 'package.json'));
const manifestName = (name: string) => (isOurs(name) ? `@tamwil/${name}` : name);

interface Import {
  file: string;
  specifier: string;
  typeOnly: boolean;
}

const IMPORT = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{][^'";]*?\sfrom\s+)?'([^']+)'|import\(\s*'([^']+)'\s*\)/gm;

function importsOf(file: string): Import[] {
  const code = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return [...code.matchAll(IMPORT)].map((match) => ({
    file,
    specifier: (match[2] ?? match[3])!,
    typeOnly: match[1] !== undefined,
  }));
}

const imports = sourceFiles('packages', 'functions', 'infra').flatMap(importsOf);
const workspaceOf = (path: string) => WORKSPACES.find((folder) => path.startsWith(`${folder}/`));
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
const target = ({ file, specifier }: Import) => normalize(join(dirname(file), specifier));

describe('a newcomer can trust the import table', () => {
  it('reads imports at all', () => expect(imports.length).toBeGreaterThan(50));

  it.each(WORKSPACES)('the manifest of %s lists exactly its row', (folder) => {
    const { dependencies = {} } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    expect(new Set(Object.keys(dependencies))).toEqual(new Set(MAY_IMPORT[folder]!.map(manifestName)));
  });

  it('every folder of packages has a row', () => {
    const folders = listed(['packages'], ['package.json']).map(dirname);
    expect(folders.filter((folder) => !WORKSPACES.includes(folder))).toEqual([]);
  });

  it('no package is imported that the row does not name', () => {
    const strangers = imports.filter(({ file, specifier }) => {
      if (specifier.startsWith('.') || specifier.startsWith('node:') || specifier.startsWith('virtual:')) return false;
      return !MAY_IMPORT[workspaceOf(file)!]!.map(manifestName).includes(packageOf(specifier)) && !isTooling(file);
    });
    expect(strangers).toEqual([]);
  });

  it('no relative import leaves its workspace', () => {
    const leaving = imports.filter(
      (each) =>
        each.specifier.startsWith('.') &&
        workspaceOf(each.file) !== workspaceOf(target(each)) &&
        !ALLOWED_ACROSS.some(({ from, to }) => from.test(each.file) && to.test(target(each))),
    );
    expect(leaving).toEqual([]);
  });

  it('functions take from web only what is rendered on the server', () => {
    const pages = imports.filter(
      ({ file, specifier }) =>
        workspaceOf(file) === 'functions' && /^@tamwil\/web\/(?!donor\/|charts\/)/.test(specifier),
    );
    expect(pages).toEqual([]);
  });

  it('web never reaches for the database', () => {
    const reaching = imports.filter(
      ({ file, specifier }) => workspaceOf(file) === 'packages/web' && /@aws-sdk|@tamwil\/store/.test(specifier),
    );
    expect(reaching).toEqual([]);
  });

  it('the donor view has no engine, so a link can show nothing that was not stored for it', () => {
    const engines = imports.filter(
      ({ file, specifier, typeOnly }) =>
        file.startsWith('functions/donor-view/') &&
        !typeOnly &&
        /^@tamwil\/(allocation|costing|funding|scenario|risk|fiscal-space)/.test(specifier),
    );
    expect(engines).toEqual([]);
  });

  it('Lambda is visible in one file of each function', () => {
    const aware = imports.filter(
      ({ file, specifier, typeOnly }) =>
        workspaceOf(file) === 'functions' &&
        !typeOnly &&
        specifier.includes('aws-lambda') &&
        !/^functions\/[\w-]+\/lambda\.ts$/.test(file),
    );
    expect(aware).toEqual([]);
  });

  it('zod comes as a namespace (the named form bundles five times more)', () => {
    const named = sourceFiles('packages', 'functions', 'infra', 'test').filter((file) =>
      /import\s+(?:type\s+)?(?:\{|\w+\s*,|z\s)[^;]*from 'zod'/.test(readFileSync(file, 'utf8')),
    );
    expect(named).toEqual([]);
  });

  it('only functions, cli and infra read the environment, the clock, random numbers, or write logs', () => {
    const reading = sourceFiles('packages')
      .filter((file) => !/^packages\/(cli|web)\//.test(file))
      .filter((file) => {
        const code = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
        return /process\.env|Date\.now\(|new Date\(\)|Math\.random\(|console\./.test(code);
      });
    expect(reading).toEqual([]);
  });

  it('there are no cycles between files', () => {
    const graph = new Map<string, string[]>();
    for (const each of imports) {
      if (each.specifier.startsWith('.') && !each.typeOnly)
        graph.set(each.file, [...(graph.get(each.file) ?? []), target(each)]);
    }
    expect(firstCycle(graph)).toEqual([]);
  });
});

/** Build and development files may use the tools of the root manifest. */
function isTooling(file: string): boolean {
  return ['functions/build.ts', 'functions/api-types.ts'].includes(file) || file.endsWith('vite.config.ts');
}

function firstCycle(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] => {
    const seen = path.indexOf(file);
    if (seen >= 0) return [...path.slice(seen), file];
    if (done.has(file)) return [];
    path.push(file);
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next);
      if (cycle.length > 0) return cycle;
    }
    path.pop();
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const cycle = visit(file);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
