import fc from 'fast-check';

/**
 * Properties draw the same cases in every run, so that a change and nothing else turns a test red. `PROPERTY_SEED=<n>`
 * draws others; a failure names its seed and smallest case.
 */
export const PROPERTY_SEED = Number(process.env['PROPERTY_SEED'] ?? 3432021);

fc.configureGlobal({ seed: PROPERTY_SEED });
