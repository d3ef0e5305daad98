import type { Source, Target } from '@tamwil/allocation';
import { formatAmount } from '@tamwil/money';
import { grouped } from '../grouped.ts';
import { augment } from '../routing/flow.ts';
import { type PaymentNetwork, paymentNetwork } from '../routing/payment-network.ts';
import { shiftOnto } from '../routing/payment-range.ts';
import type { Paragraph27Result } from './evaluation.ts';

/** What the table is made of: a run on firm money and which of its sources are regular budget. */
export interface FirmRun {
  readonly targets: readonly Target[];
  readonly sources: readonly Source[];
  readonly regularBudget: readonly boolean[];
  /** Awards in the order of the targets, in minor units. */
  readonly awards: readonly bigint[];
  /** What of each award is expenditure already. */
  readonly spent: readonly bigint[];
}

/**
 * The table of GB.343/INS/3/1, paragraph 27: of the cost still open, what the approved regular budget finances, what
 * other signed agreements finance, and what may need additional mobilization. Awards are fixed; who pays them often is
 * not, so the first two are ranges: the least and the most over all routings that pay every award, by exact flow.
 */
export function paragraph27(
  run: FirmRun,
  componentOf: ReadonlyMap<string, string>,
  priorityOf: (unit: string) => 'high' | 'medium' | 'low' | null,
  digits: number,
): Paragraph27Result[] {
  const { targets, sources, awards, spent } = run;
  const owed = awards.map((award, t) => award - spent[t]!);
  const payments = paymentNetwork(sources, targets, owed);
  augment(payments.network, payments.money, payments.paid);
  const arcs = grouped(payments.payments, ({ target }) => targets[target]!.unit!);
  const units = grouped(targets.keys(), (t) => targets[t]!.unit!);
  const text = (amount: bigint): string => formatAmount(amount, digits);
  return [...units].map(([unit, members]) => {
    const sum = (amounts: (t: number) => bigint): bigint => members.reduce((total, t) => total + amounts(t), 0n);
    const due = sum((t) => owed[t]!);
    const regular = regularBudgetRange(payments, arcs.get(unit) ?? [], run.regularBudget, due);
    return {
      output: unit,
      component: componentOf.get(unit)!,
      open: text(sum((t) => targets[t]!.claim - spent[t]!)),
      regularBudget: { least: text(regular.least), most: text(regular.most) },
      developmentCooperation: { least: text(due - regular.most), most: text(due - regular.least) },
      additional: text(sum((t) => targets[t]!.claim - awards[t]!)),
      priority: priorityOf(unit),
    };
  });
}

function regularBudgetRange(
  { network }: PaymentNetwork,
  payments: PaymentNetwork['payments'],
  regularBudget: readonly boolean[],
  due: bigint,
): { readonly least: bigint; readonly most: bigint } {
  const [regular, other] = [true, false].map(
    (kind) => new Set(payments.filter(({ source }) => regularBudget[source] === kind).map(({ arc }) => arc)),
  ) as [Set<number>, Set<number>];
  if (due === 0n || regular.size === 0) return { least: 0n, most: 0n };
  if (other.size === 0) return { least: due, most: due };
  const paid = (arcs: ReadonlySet<number>): bigint => [...arcs].reduce((sum, arc) => sum + network.room[arc ^ 1]!, 0n);
  shiftOnto(network, regular);
  const most = paid(regular);
  shiftOnto(network, other);
  return { least: due - paid(other), most };
}
