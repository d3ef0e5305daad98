import type { Fraction } from '@tamwil/money';
import type { Problem } from '../types.ts';
import type { SeededNumbers } from './seeded-numbers.ts';

export const PROPERTY_IDS = [
  'resource-monotone',
  'claim-monotone',
  'order-preserving',
  'composition-up',
  'composition-down',
  'no-advantageous-splitting',
  'no-advantageous-merging',
  'equal-treatment',
] as const;
export type PropertyId = (typeof PROPERTY_IDS)[number];

/** Exact awards in minor units, by target id. */
export type Awards = ReadonlyMap<string, Fraction>;

/** Runs a problem; null when the program cannot be run on it (a cut that is not absorbed, minima that do not fit). */
export type Run = (problem: Problem) => Awards | null;

/** Two problems whose answers are compared. */
export interface Trial {
  readonly first: Problem;
  readonly second: Problem;
  /** The targets at whose cost the property fails; none when it holds here. */
  readonly violatedAt: (first: Awards, second: Awards) => readonly string[];
}

/** Draws one trial among `size` targets, or null when none can be made of these targets. */
export type TrialMaker = (facts: TrialFacts) => Trial | null;

export interface TrialFacts {
  readonly whole: Problem;
  /** Classes of targets that the program and the sources treat alike. */
  readonly alike: readonly (readonly string[])[];
  readonly size: number;
  readonly numbers: SeededNumbers;
  readonly run: Run;
}
