/**
 * What the test files import as 'fast-check' while mutants are run: every property tries a tenth of its cases, and a
 * counterexample is not made smaller.
 */
import * as fc from 'fast-check';

/** @type {typeof fc.assert} */
export const assert = (property, parameters) =>
  fc.assert(property, { ...parameters, numRuns: Math.ceil((parameters?.numRuns ?? 100) / 10), endOnFailure: true });

export * from 'fast-check';
export default { ...fc, assert };
