/**
 * What the test files import as 'vitest' while mutants are run: the same `expect`, and a `describe`, `it` and `test`
 * that only collect. Tests here are synchronous; one that is not fails the run.
 */
export { expect } from 'vitest';

/** @typedef {{ id: string, run: () => void }} CollectedTest */

/** @type {CollectedTest[]} */
let collected = [];
/** @type {string[]} */
let titles = [];

/** @param {string} title @param {() => void} body */
export function describe(title, body) {
  titles.push(title);
  body();
  titles.pop();
}

/** @param {string} title @param {() => unknown} body */
export function test(title, body) {
  const run = () => {
    if (body() instanceof Promise) throw new Error(`${title}: asynchronous tests are not run on mutants.`);
  };
  // Names may repeat; the position makes the id unique and the same in every process.
  collected.push({ id: `${collected.length} ${[...titles, title].join(' > ')}`, run });
}

/** @param {readonly unknown[]} rows */
test.each = (rows) => (/** @type {string} */ title, /** @type {(...args: unknown[]) => unknown} */ body) => {
  for (const row of rows) test(title, () => body(...(Array.isArray(row) ? row : [row])));
};

export { test as it };

/**
 * The tests of a module, by importing it.
 * @param {string} url
 * @returns {Promise<readonly CollectedTest[]>}
 */
export async function collectFrom(url) {
  collected = [];
  titles = [];
  await import(url);
  return collected;
}
