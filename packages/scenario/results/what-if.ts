import { formatAmount, formatCoverage } from '@tamwil/money';
import type { Line } from '../lines.ts';
import type { Run } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import type { WhatIfResult } from './evaluation.ts';
import { costOf, total } from './figures.ts';

/**
 * What the program would do with expected or pledged money: shown beside the firm figures, and under another name, so
 * that no pledge reduces a gap. With `expected` it is the award of the expected money, not the expected award.
 */
export function whatIfOf(
  { digits }: Scenario,
  lines: readonly Line[],
  basis: 'expected' | 'pledged',
  { awards, problem }: Run,
): WhatIfResult {
  const award = total(lines, ({ id }) => awards.get(id)!);
  return {
    basis,
    usable: formatAmount(
      problem.sources.reduce((sum, { amount }) => sum + amount, 0n),
      digits,
    ),
    award: formatAmount(award, digits),
    plannedCoverage: formatCoverage(award, costOf(lines)),
    targets: lines.map((line) => ({
      target: line.id,
      award: formatAmount(awards.get(line.id)!, digits),
      plannedCoverage: formatCoverage(awards.get(line.id)!, costOf([line])),
    })),
  };
}
