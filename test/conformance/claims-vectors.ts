import { readFileSync } from 'node:fs';

/** The rules of the vector files by their short names. */
export const RULE_OF = {
  PRO: 'proportional',
  CEA: 'constrained-equal-awards',
  CEL: 'constrained-equal-losses',
  TAL: 'talmud',
  RTAL: 'reverse-talmud',
  PIN: 'piniles',
  CE: 'constrained-egalitarian',
  MO: 'minimal-overlap',
  RA: 'random-arrival',
  APRO: 'adjusted-proportional',
  AV: 'average-of-equal-awards-and-losses',
  AMIN: 'alpha-min',
  AA: 'average-of-awards',
  SEQ: 'priority',
} as const;

export interface ClaimsVector {
  readonly id: string;
  readonly rule: string;
  readonly inputs: {
    readonly E: string;
    readonly claims: readonly string[];
    readonly floors?: readonly string[];
    readonly rule?: string;
  };
  readonly expected: readonly string[];
  readonly cents?: readonly string[];
}

/** The vectors of one family of claims problems. */
export function claimsVectors(family: string): ClaimsVector[] {
  const file = new URL(`./vectors/${family}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { vectors: ClaimsVector[] }).vectors;
}
