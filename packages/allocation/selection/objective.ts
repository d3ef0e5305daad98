import { gcd } from '@tamwil/money';
import type { Candidate } from './selection-problem.ts';

/**
 * The three aims of a best-value choice as one integer, value before cost before position: a sum of gains compares in
 * that order, so the best choice is unique.
 */
export interface Objective {
  /** Of each candidate. */
  readonly gains: readonly bigint[];
  /** No choice of this total value at this cost or more has a greater objective. */
  atMost(value: bigint, cost: bigint): bigint;
  /** The greatest total value that an objective of this size allows. */
  valueWithin(objective: bigint): number;
  /** Total values are multiples of this. */
  readonly valueStep: bigint;
}

export function objectiveOf(candidates: readonly Candidate[]): Objective {
  const bits = BigInt(candidates.length);
  const step = candidates.reduce((sum, { cost }) => sum + cost, 1n);
  const byPosition = [...candidates.keys()].sort((a, b) => candidates[a]!.unit - candidates[b]!.unit);
  const bit = new Map(byPosition.map((index, place) => [index, 1n << BigInt(candidates.length - 1 - place)]));
  const gain = (value: bigint, cost: bigint) => (value * step - cost) << bits;
  return {
    gains: candidates.map(({ value, cost }, index) => gain(BigInt(value), cost) + bit.get(index)!),
    atMost: (value, cost) => gain(value, cost) + (1n << bits) - 1n,
    valueWithin: (objective) => Number(((objective >> bits) + step - 1n) / step),
    valueStep: candidates.reduce((step, { value }) => gcd(step, BigInt(value)), 0n) || 1n,
  };
}
