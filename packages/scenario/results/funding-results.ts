import type { Allocation } from '@tamwil/allocation';
import { programmeSupportOn } from '@tamwil/costing';
import { type EngineSource, isFirm, isInHand, type Source, type Tranche, useByTranche } from '@tamwil/funding';
import { floor, formatAmount, fraction, times } from '@tamwil/money';
import type { Scenario } from '../scenario.ts';
import type { FundingResult, TrancheResult } from './evaluation.ts';

/** Whether a tranche is counted on the basis that coverage is measured on. */
export function counts(basis: 'in-hand' | 'firm', source: Source, tranche: Tranche): boolean {
  return !source.internal && (basis === 'in-hand' ? isInHand(tranche) : isFirm(tranche));
}

/** Money paid by each tranche, by source id and position, in minor units. */
export type Used = ReadonlyMap<string, ReadonlyMap<number, bigint>>;

/** What a run's payments use of each tranche. */
export function usedBy(sources: readonly EngineSource[], { routing }: Allocation): Used {
  const paid = new Map<string, bigint>();
  for (const { source, amount } of routing) paid.set(source, (paid.get(source) ?? 0n) + amount);
  const used = new Map<string, Map<number, bigint>>();
  for (const source of sources) {
    const tranches = used.get(source.source) ?? new Map<number, bigint>();
    for (const [index, amount] of useByTranche(source, paid.get(source.id) ?? 0n)) {
      tranches.set(index, (tranches.get(index) ?? 0n) + amount);
    }
    used.set(source.source, tranches);
  }
  return used;
}

/** Money of all sources: what was agreed, what remains for direct cost, and what the plan can use of it. */
export function fundingResults(scenario: Scenario, basis: 'in-hand' | 'firm', used: Used): FundingResult[] {
  const text = (amount: bigint): string => formatAmount(amount, scenario.digits);
  return scenario.funding.sources.map((source) => {
    const counted = source.tranches.filter((tranche) => counts(basis, source, tranche));
    const sum = (of: (tranche: Tranche) => bigint): bigint =>
      counted.reduce((total, tranche) => total + of(tranche), 0n);
    const [usable, spentOn] = [sum((tranche) => tranche.usable), usedOf(source, used)];
    return {
      source: source.id,
      kind: source.kind,
      gross: text(sum(({ gross }) => gross)),
      charges: text(sum(({ charges, uncollected }) => charges + uncollected)),
      usable: text(usable),
      used: text(spentOn),
      unusable: text(usable - spentOn),
      programmeSupport: text(programmeSupportOn(spentOn, source.charges.programmeSupport)),
      tranches: source.tranches.map((tranche) => trancheResult(tranche, counted.includes(tranche), source, used, text)),
    };
  });
}

/** Programme support payable on what all sources pay, each at its own rate. */
export function programmeSupportPayable({ funding }: Scenario, used: Used): bigint {
  return funding.sources.reduce(
    (sum, source) => sum + programmeSupportOn(usedOf(source, used), source.charges.programmeSupport),
    0n,
  );
}

function usedOf({ id }: Source, used: Used): bigint {
  return [...(used.get(id)?.values() ?? [])].reduce((sum, amount) => sum + amount, 0n);
}

function trancheResult(
  tranche: Tranche,
  counted: boolean,
  source: Source,
  used: Used,
  text: (amount: bigint) => string,
): TrancheResult {
  const paid = used.get(source.id)?.get(tranche.index) ?? 0n;
  return {
    period: tranche.period,
    stage: tranche.stage,
    counted,
    gross: text(tranche.gross),
    charges: text(tranche.charges + tranche.uncollected),
    usable: text(tranche.usable),
    used: text(paid),
    unusable: text(counted ? tranche.usable - paid : 0n),
    weighted: text(floor(times(fraction(tranche.usable), tranche.probability))),
  };
}
