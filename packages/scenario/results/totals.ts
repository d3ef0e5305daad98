import { grossOf } from '@tamwil/costing';
import { amountOn, type Basis } from '@tamwil/funding';
import { formatAmount } from '@tamwil/money';
import type { Line } from '../lines.ts';
import { mostPayable } from '../routing/payment-network.ts';
import type { Run } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import type { Totals } from './evaluation.ts';
import { type AwardsOnBases, costOf, figuresOf, onBothBases, total } from './figures.ts';
import { counts, programmeSupportPayable, type Used } from './funding-results.ts';

/** What of each line's award is expenditure already, by line id. */
export function spentOf(
  lines: readonly Line[],
  { sources, awards }: Pick<Run, 'sources' | 'awards'>,
): Map<string, bigint> {
  const booked = new Map<string, bigint>();
  for (const source of sources) {
    for (const { target, amount } of source.booked ?? []) booked.set(target, (booked.get(target) ?? 0n) + amount);
  }
  return new Map(
    lines.map(({ id }) => {
      const [amount, award] = [booked.get(id) ?? 0n, awards.get(id)!];
      return [id, amount < award ? amount : award];
    }),
  );
}

/** The figures of the whole plan. */
export function totalsOf(
  scenario: Scenario,
  lines: readonly Line[],
  basis: 'in-hand' | 'firm',
  run: Run,
  bases: AwardsOnBases,
  used: Used,
): Totals {
  const { digits, funding, costing } = scenario;
  const text = (amount: bigint): string => formatAmount(amount, digits);
  const money = (of: Basis): bigint =>
    funding.sources.reduce(
      (sum, source) => (source.internal ? sum : source.tranches.reduce((s, tranche) => s + amountOn(of, tranche), sum)),
      0n,
    );
  const gross = funding.sources.reduce(
    (sum, source) =>
      source.tranches.reduce((s, tranche) => (counts(basis, source, tranche) ? s + tranche.gross : s), sum),
    0n,
  );
  const bySpent = spentOf(lines, run);
  const spent = [...bySpent.values()].reduce((a, b) => a + b, 0n);
  const award = total(lines, ({ id }) => run.awards.get(id)!);
  const open = total(lines, ({ cost }) => cost);
  const owed = lines.map(({ id, cost }) => cost - bySpent.get(id)!);
  const { allocation, problem } = run;
  return {
    cost: text(costOf(lines)),
    gross: text(gross),
    usable: text(money(basis)),
    inHand: text(money('in-hand')),
    firm: text(money('firm')),
    ...figuresOf(lines, run.awards, digits),
    spent: text(spent),
    financeable: text(award - spent),
    leastPossibleGap: text(open - spent - mostPayable(problem.sources, problem.targets, owed)),
    lapsed: text(total(lines, ({ lapsed }) => lapsed)),
    stranded: text(allocation.stranded),
    surplus: text(allocation.surplus),
    withheld: text(allocation.withheld),
    programmeSupport: text(programmeSupportPayable(scenario, used)),
    grossToRaise: text(grossOf(open - award, costing.programmeSupport.newMoneyRate)),
    bases: onBothBases(lines, bases, digits),
  };
}
