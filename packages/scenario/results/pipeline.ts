import { type EngineSource, engineSources, isFirm, type Tranche } from '@tamwil/funding';
import { type Fraction, floor, formatAmount, fraction, plus, times, ZERO } from '@tamwil/money';
import type { Line } from '../lines.ts';
import { mostPayableBy } from '../routing/most-payable.ts';
import type { Scenario } from '../scenario.ts';
import type { PipelineResult } from './evaluation.ts';

/**
 * Money not agreed yet, agreement by agreement: its face and usable amount, what of the gap it could close if only it
 * came on top of firm money, and that times its probability. Conditions count, rules do not: it is the most that any
 * rule could close, by maximum flow. The last entry is all of it together, which is less than the sum where two
 * agreements could close the same gap.
 */
export function pipelineOf(scenario: Scenario, lines: readonly Line[]): PipelineResult {
  const text = (amount: bigint): string => formatAmount(amount, scenario.digits);
  const open = scenario.funding.sources.filter(({ internal, tranches }) => !internal && !tranches.every(isFirm));
  if (open.length === 0) return { items: [], together: { usable: text(0n), closes: text(0n) } };
  const [agreed, all] = [isFirm, () => true].map((comes) =>
    engineSources(scenario.funding, lines, scenario.booked, (tranche) => (comes(tranche) ? tranche.usable : 0n)),
  ) as [EngineSource[], EngineSource[]];
  const firm = mostPayableBy(agreed, lines);
  const items = open.map((source) => {
    const tranches = source.tranches.filter((tranche) => !isFirm(tranche));
    const usable = sum(tranches, (tranche) => tranche.usable);
    const others = agreed.filter((each) => each.source !== source.id);
    const closes = mostPayableBy([...others, ...all.filter((each) => each.source === source.id)], lines) - firm;
    return {
      source: source.id,
      gross: text(sum(tranches, ({ gross }) => gross)),
      usable: text(usable),
      closes: text(closes),
      weighted: text(floor(times(fraction(closes), chanceOf(tranches, usable)))),
    };
  });
  const usable = open.reduce((total, { tranches }) => total + sum(tranches, (t) => (isFirm(t) ? 0n : t.usable)), 0n);
  return { items, together: { usable: text(usable), closes: text(mostPayableBy(all, lines) - firm) } };
}

/** Probability of an agreement: that of its tranches, each weighing with its usable amount. */
function chanceOf(tranches: readonly Tranche[], usable: bigint): Fraction {
  if (usable === 0n) return ZERO;
  return tranches.reduce((chance, t) => plus(chance, times(t.probability, fraction(t.usable, usable))), ZERO);
}

function sum(tranches: readonly Tranche[], amount: (tranche: Tranche) => bigint): bigint {
  return tranches.reduce((total, tranche) => total + amount(tranche), 0n);
}
