import type { Evaluation } from '@tamwil/scenario';
import { minorUnits } from '../figures/minor-units.ts';

/** What the conditions of a source keep from the plan, in minor units, and the outputs that a wider earmark would open. */
export interface StrandedMoney {
  readonly source: string;
  readonly amount: bigint;
  readonly outputs: ReadonlySet<string>;
}

/** Stranded money, one entry for each source: all its tranches and periods together, in the order of the result. */
export function strandedMoney({ stranded, currency }: Pick<Evaluation, 'stranded' | 'currency'>): StrandedMoney[] {
  const bySource = new Map<string, { source: string; amount: bigint; outputs: Set<string> }>();
  for (const { source, kind, amount, widerEarmarkWouldFund } of stranded) {
    if (kind !== 'stranded') continue;
    const entry = bySource.get(source) ?? { source, amount: 0n, outputs: new Set() };
    entry.amount += minorUnits(amount, currency);
    // A target is an output, or an output in a period: `C1.4/2024`.
    for (const target of widerEarmarkWouldFund) entry.outputs.add(target.split('/')[0]!);
    bySource.set(source, entry);
  }
  return [...bySource.values()];
}
