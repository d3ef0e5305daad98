import { type Plan, yearsOf } from '@tamwil/plan';

const OF_OUTPUT = [
  { id: 'output', meaning: 'Output of the plan; one row for each.' },
  { id: 'amount', meaning: "Its cost as the plan counts it, in the plan's currency." },
  { id: 'share', meaning: 'Or its share of its component, as 0.2.' },
  { id: 'firstYear', meaning: 'First year of its time frame, where it is not the one of the plan.' },
  { id: 'lastYear', meaning: 'Last year of that time frame.' },
  { id: 'reason', meaning: 'Why the time frame was changed.' },
] as const;

/** A column of a table of costs: one of those of every plan, or a year. */
export type CostColumn = (typeof OF_OUTPUT)[number]['id'] | `${number}`;

/** One row: a cell that is left out is empty. */
export type CostRow = Readonly<Partial<Record<CostColumn, string>>>;

/** Columns of a table of costs, in order; each year holds the share of the output's cost that falls into it. */
export function costColumns(plan: Plan): readonly { readonly id: CostColumn; readonly meaning: string }[] {
  return [...OF_OUTPUT, ...yearsOf(plan).map((year) => ({ id: `${year}` as const, meaning: `Share of ${year}.` }))];
}
