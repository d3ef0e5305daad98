/**
 * Stryker's test runner for the two packages: it bundles their tests once and runs them in its own process, so a mutant
 * costs as long as the tests that reach it, where starting Vitest for each costs a second. The quickest tests run first,
 * the first failure ends a mutant, and a test that runs far longer than it did without mutants is stopped.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { build } from 'esbuild';
import { collectFrom } from './collected-tests.mjs';

/** Tests of the two packages, those of limits of size left out, and what spans them. */
const TESTS =
  /^(packages\/(money|allocation)\/.*|test\/conformance\/(allocation|marginal|published|random-claims|rounding).*|test\/properties\/allocation.*)\.test\.ts$/;
const LONG_TESTS = /limits-of-size\.test\.ts$/;

/** A mutant that makes a test take this many times its own time, and this long at least, never ends. */
const ENDLESS_TIMES = 50;
const ENDLESS_MS = 3_000;
/**
 * A mutant that this many tests reach, or that acts while modules load, is tried on the quicker ones alone: those that
 * take less than this part of the time of all tests.
 */
const MANY_TESTS = 100;
const QUICK_PART = 0.02;

/** Where the process of the first run, without mutants, leaves the times for those that run mutants. */
const MILLISECONDS = 'test-milliseconds.json';

/** Stryker's state, which the mutants in the sources read. */
globalThis.__stryker__ ??= {};
const stryker = globalThis.__stryker__;
const runCurrent = new Script('__stryker__.currentTest.run()');

class InProcessRunner {
  /** @type {readonly import('./collected-tests.mjs').CollectedTest[]} */
  #tests = [];
  /** @type {Record<string, number> | null} what each test took without mutants */
  #milliseconds = null;
  #bundle = resolve(`bundled-tests-${process.env['STRYKER_MUTATOR_WORKER'] ?? 0}.mjs`);

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    await bundleTests(this.#bundle);
    this.#tests = await collectFrom(pathToFileURL(this.#bundle).href);
  }

  /** Every test once, without mutants: which mutants each reaches, and how long it takes. */
  async dryRun() {
    const milliseconds = {};
    const tests = this.#tests.map((test) => {
      stryker.currentTestId = test.id;
      const started = performance.now();
      const failure = failureOf(test);
      const timeSpentMs = performance.now() - started;
      milliseconds[test.id] = timeSpentMs;
      const result = { id: test.id, name: test.id, timeSpentMs };
      return failure ? { ...result, status: 1, failureMessage: failure } : { ...result, status: 0 };
    });
    stryker.currentTestId = undefined;
    writeFileSync(MILLISECONDS, JSON.stringify(milliseconds));
    return { status: 'complete', tests, mutantCoverage: withoutHybrids(stryker.mutantCoverage) };
  }

  /** @param {import('@stryker-mutator/api/test-runner').MutantRunOptions} options */
  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    // What runs while a module loads, such as a schema, is mutated by loading the modules anew.
    const isStatic = mutantActivation === 'static';
    this.#milliseconds ??= JSON.parse(readFileSync(MILLISECONDS, 'utf8'));
    stryker.hitCount = 0;
    stryker.hitLimit = hitLimit;
    if (isStatic) stryker.activeMutant = activeMutant.id;
    try {
      const loaded = isStatic
        ? await collectFrom(`${pathToFileURL(this.#bundle).href}?mutant=${activeMutant.id}`)
        : this.#tests;
      stryker.activeMutant = activeMutant.id;
      const reaching = new Set(testFilter);
      const longest = isStatic || reaching.size > MANY_TESTS ? QUICK_PART * this.#tookAll() : Number.POSITIVE_INFINITY;
      const wanted = loaded.filter((test) => (isStatic || reaching.has(test.id)) && this.#took(test) < longest);
      return this.#firstFailure(wanted);
    } catch (error) {
      return killed('loading', `${error}`, 0);
    } finally {
      stryker.activeMutant = undefined;
      stryker.hitLimit = undefined;
    }
  }

  #firstFailure(tests) {
    const quickFirst = tests.toSorted((a, b) => this.#took(a) - this.#took(b));
    for (const [index, test] of quickFirst.entries()) {
      const failure = failureOf(test, Math.ceil(ENDLESS_MS + ENDLESS_TIMES * this.#took(test)));
      if (failure === ENDLESS || stryker.hitCount > stryker.hitLimit) return { status: 'timeout', reason: test.id };
      if (failure) return killed(test.id, failure, index + 1);
    }
    return { status: 'survived', nrOfTests: tests.length };
  }

  #took({ id }) {
    return this.#milliseconds[id];
  }

  #tookAll() {
    return Object.values(this.#milliseconds).reduce((sum, each) => sum + each, 0);
  }
}

/** A mutant that tests reach too is tried on these tests, not on all for being reached while modules load. */
function withoutHybrids({ static: whileLoading, perTest }) {
  const inTests = new Set(Object.values(perTest).flatMap((reached) => Object.keys(reached)));
  return { static: Object.fromEntries(Object.entries(whileLoading).filter(([id]) => !inTests.has(id))), perTest };
}

const ENDLESS = 'endless';

/** @returns {string | null} why a test fails, null when it passes */
function failureOf(test, milliseconds) {
  stryker.currentTest = test;
  try {
    runCurrent.runInThisContext(milliseconds === undefined ? {} : { timeout: milliseconds });
    return null;
  } catch (error) {
    return error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? ENDLESS : `${error}` || 'failed';
  }
}

function killed(testId, failureMessage, nrOfTests) {
  return { status: 'killed', killedBy: [testId], failureMessage, nrOfTests };
}

/** All tests in one module. The workspace's packages are those of the sandbox, where the mutants are. */
async function bundleTests(outfile) {
  const files = ['packages', 'test'].flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => join(folder, file)),
  );
  const tests = files.filter((file) => TESTS.test(file) && !LONG_TESTS.test(file)).sort();
  const beside = (name) => ({ path: new URL(name, import.meta.url).href, external: true });
  await build({
    stdin: { contents: tests.map((file) => `import './${file}';`).join('\n'), resolveDir: process.cwd() },
    bundle: true,
    // The packages say that they have no side effects; a test file has nothing else, and would be left out.
    ignoreAnnotations: true,
    outfile,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    plugins: [
      {
        name: 'sandbox',
        setup({ onLoad, onResolve }) {
          onResolve({ filter: /^@tamwil\// }, ({ path }) => ({
            path: resolve('packages', path.slice('@tamwil/'.length), 'index.ts'),
          }));
          onResolve({ filter: /^vitest$/ }, () => beside('collected-tests.mjs'));
          onResolve({ filter: /^fast-check$/ }, () => beside('few-cases.mjs'));
          onResolve({ filter: /^[^./]/ }, ({ kind }) => (kind === 'entry-point' ? null : { external: true }));
          onLoad({ filter: /\/test\/.*\.ts$/ }, ({ path }) => ({
            contents: readFileSync(path, 'utf8').replaceAll(
              'import.meta.url',
              JSON.stringify(pathToFileURL(path).href),
            ),
            loader: 'ts',
          }));
        },
      },
    ],
  });
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcessRunner }];
