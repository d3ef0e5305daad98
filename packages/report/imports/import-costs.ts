import type { Checked } from '@tamwil/fault';
import type { Plan } from '@tamwil/plan';
import { tableOf } from '../table.ts';
import { toCsv } from '../to-csv.ts';
import { type CostColumn, type CostRow, costColumns } from './cost-columns.ts';
import { costsFromRows, type ImportedCosts } from './costs-from-rows.ts';
import { readTable } from './read-table.ts';

/**
 * The cost of outputs from a table as CSV (the template's) or as `{"rows": [...]}`: a row for each output whose cost, time frame or years
 * somebody knows; the others keep what the scenario says.
 *
 * @returns the parts `split`, `windows` and `phasing` of a scenario's `costing`, or every fault with its cell: `pointer`
 * names row and column (`/rows/12/amount`, the first row below the names is 0), `detail` the cell as the spreadsheet shows
 * it. Faults: those of `readTable` and of `costsFromRows`
 * @example
 * ```ts
 * import { PLANS } from '@tamwil/plan';
 * import { importCosts } from '@tamwil/report';
 * const read = await importCosts('output,amount,2022,2023\nC1.1,3000000.00,0.4,0.6\n', PLANS.get('gb343-ins-3-1')!);
 * read.ok && read.value.split // => { C1: { amounts: { 'C1.1': '3000000.00' } } }
 * ```
 */
export async function importCosts(body: unknown, plan: Plan): Promise<Checked<ImportedCosts>> {
  const table = await readTable<CostColumn>(body, costColumns(plan), ['output']);
  if (!table.ok) return table;
  const costs = costsFromRows(table.value.rows, plan);
  return costs.ok ? costs : { ok: false, faults: table.value.atCells(costs.faults) };
}

/** The template of a table of costs as CSV: every output of the plan, with nothing said of its cost. */
export function costsTemplate(plan: Plan): string {
  const rows = plan.outputs.map(({ id }): CostRow => ({ output: id }));
  return toCsv(
    tableOf(
      rows,
      costColumns(plan).map(({ id }) => [id, 'text', (row: CostRow) => row[id] ?? null] as const),
    ),
  );
}
