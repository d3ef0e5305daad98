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

/**
 * Names of outputs with neighbours in the plan's order as a run: C1.1 to C1.4 and C2.1 are "C1.1–C1.4, C2.1". A run
 * stays inside a component, so that a reader never has to know how many outputs a component has.
 */
export function outputRuns(
  chosen: ReadonlySet<string>,
  outputs: readonly { readonly id: string; readonly component: string }[],
): string {
  const runs: string[][] = [];
  let runsIn: string | null = null;
  for (const { id, component } of outputs) {
    if (!chosen.has(id)) {
      runsIn = null;
    } else if (runsIn === component) {
      runs.at(-1)!.push(id);
    } else {
      runs.push([id]);
      runsIn = component;
    }
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(', '))).join(', ');
}
