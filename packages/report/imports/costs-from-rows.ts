import { type CostingDocument, checkCosting, costingSchema } from '@tamwil/costing';
import { type Checked, type Fault, shapeFaults } from '@tamwil/fault';
import { PLAN_FAULTS, type Plan } from '@tamwil/plan';
import { REPORT_FAULTS } from '../fault-codes.ts';
import { type CostColumn, type CostRow, costColumns } from './cost-columns.ts';
import { inRowOrder, rowPlaces } from './row-places.ts';

/** The parts of a costing section that a table can say. */
export type ImportedCosts = Pick<CostingDocument, 'split' | 'windows' | 'phasing'>;

type Json = Record<string, unknown>;

/**
 * What every output costs, when, and in which years, from the rows of a table: the parts `split`, `windows` and `phasing`
 * of a scenario's `costing`; or every fault with its cell (`/rows/12/amount`, rows counted from 0).
 *
 * Faults: those of `readCosting`, and `row-twice`.
 */
export function costsFromRows(rows: readonly CostRow[], plan: Plan): Checked<ImportedCosts> {
  const columns = costColumns(plan).map(({ id }) => id);
  const years = columns.filter((id) => /^\d/.test(id));
  const places = rowPlaces<CostColumn>(columns, 'output');
  const faults: Fault[] = [];
  const document: Json = {};
  const seen = new Set<string>();
  rows.forEach((row, index) => {
    const { output = '' } = row;
    if (seen.has(output)) faults.push(twice(index, output));
    if (seen.has(output)) return;
    seen.add(output);
    const component = plan.outputs.find(({ id }) => id === output)?.component;
    const set = (path: readonly string[], column: CostColumn) => {
      const text = row[column];
      if (text === undefined || text === '') return;
      for (let depth = 1; depth < path.length; depth++) places.mark(path.slice(0, depth), index, 'output');
      places.mark(path, index, column);
      put(document, path, /^(first|last)Year$/.test(column) && /^\d{4}$/.test(text) ? Number(text) : text);
    };
    if (component === undefined) {
      faults.push(unknownOutput(index, output));
      return;
    }
    set(['split', component, 'amounts', output], 'amount');
    set(['split', component, 'shares', output], 'share');
    for (const column of ['firstYear', 'lastYear', 'reason'] as const) set(['windows', output, column], column);
    for (const year of years) set(['phasing', output, year], year);
  });
  faults.push(...faultsOf(document, plan).map((fault) => places.atCell(fault)));
  if (faults.length > 0) return { ok: false, faults: inRowOrder(faults, columns) };
  return { ok: true, value: document as ImportedCosts };
}

function put(document: Json, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    document[first] = value;
    return;
  }
  document[first] ??= {};
  put(document[first] as Json, rest, value);
}

/**
 * Every fault of the section. What a shape forbids is left out for a second look, so that a time frame without a reason
 * does not hide an amount that is none.
 */
function faultsOf(document: Json, plan: Plan): readonly Fault[] {
  const shape = costingSchema.safeParse(document);
  const faults = shape.success ? [] : shapeFaults(shape.error);
  const mended = structuredClone(document);
  for (const { pointer } of faults) {
    const steps = pointer.split('/').slice(1);
    // Half a time frame is none.
    remove(mended, steps[0] === 'windows' ? steps.slice(0, 2) : steps);
  }
  const read = checkCosting(mended as CostingDocument, plan);
  return read.ok ? faults : [...faults, ...read.faults];
}

function remove(node: Json, [first = '', ...rest]: readonly string[]): void {
  if (rest.length === 0) delete node[first];
  else if (node[first] !== undefined) remove(node[first] as Json, rest);
}

function twice(row: number, output: string): Fault {
  const detail = `${output === '' ? 'The empty name' : output} has a row above.`;
  return { pointer: `/rows/${row}/output`, code: 'row-twice', detail, fix: REPORT_FAULTS['row-twice'].fix };
}

function unknownOutput(row: number, output: string): Fault {
  const code = 'unknown-output';
  const detail = `The plan has no output ${JSON.stringify(output.slice(0, 40))}.`;
  return { pointer: `/rows/${row}/output`, code, detail, fix: PLAN_FAULTS[code].fix };
}
