import { type Checked, type Fault, pointerOf } from '@tamwil/fault';
import type { CountryScenario } from '../country-schema.ts';
import { FISCAL_SPACE_FAULTS } from '../fault-codes.ts';
import { readCountryScenario } from '../read-country-scenario.ts';
import { type FiscalSpaceColumn, type FiscalSpaceRow, kindOf, LIST_KEYS } from './row.ts';

type Node = Record<string, unknown>;

/** A country while its rows are read: the document so far, and which row made each place of it. */
interface Draft {
  readonly document: Node;
  readonly rowAt: Map<string, number>;
  readonly taken: Set<string>;
}

/**
 * Country scenarios from the rows of a table, in the order of their first rows; or every fault with its cell
 * (`/rows/12/sourceYear`, rows counted from 0).
 *
 * Faults: those of `readCountryScenario`, and `cell-needed`, `field-twice`.
 */
export function countriesFromRows(rows: readonly FiscalSpaceRow[]): Checked<CountryScenario[]> {
  const faults: Fault[] = [];
  const drafts = new Map<string, Draft>();
  rows.forEach((row, index) => {
    const country = row.country ?? '';
    const path = (row.field ?? '').split('.');
    for (const column of ['country', 'field'] as const)
      if ((row[column] ?? '') === '') faults.push(faultAt(index, column, 'cell-needed', 'This cell is empty.'));
    if (country === '' || path.includes('')) return;
    const draft = drafts.get(country) ?? newDraft(country, index);
    drafts.set(country, draft);
    const key = `${row.field} ${row.year ?? ''}`;
    if (draft.taken.has(key))
      faults.push(faultAt(index, 'field', 'field-twice', `${JSON.stringify(row.field)} was given above.`));
    else put(draft, path, row, index);
    draft.taken.add(key);
  });
  const countries = [...drafts.values()].map((draft) => {
    const read = readCountryScenario(draft.document);
    if (!read.ok) faults.push(...read.faults.map((fault) => atCell(fault, draft)));
    return read;
  });
  if (faults.length > 0) return { ok: false, faults: faults.sort((a, b) => rowOf(a) - rowOf(b)) };
  return { ok: true, value: countries.map((read) => (read as { value: CountryScenario }).value) };
}

function newDraft(id: string, row: number): Draft {
  return {
    document: { format: 'country-scenario/1', id, profile: {}, packages: [] },
    rowAt: new Map([['', row]]),
    taken: new Set(),
  };
}

function faultAt(
  row: number,
  column: FiscalSpaceColumn,
  code: keyof typeof FISCAL_SPACE_FAULTS,
  detail: string,
): Fault {
  return { pointer: `/rows/${row}/${column}`, code, detail, fix: FISCAL_SPACE_FAULTS[code].fix };
}

/** Puts what a row says at its place, making the places above it. */
function put(draft: Draft, path: readonly string[], row: FiscalSpaceRow, index: number): void {
  const mark = (at: readonly PropertyKey[]) => {
    const pointer = pointerOf(at);
    if (!draft.rowAt.has(pointer)) draft.rowAt.set(pointer, index);
  };
  let node = draft.document;
  const at: PropertyKey[] = [];
  for (let step = 0; step < path.length - 1; step++) {
    const key = path[step]!;
    at.push(key);
    mark(at);
    const listKey = Object.hasOwn(LIST_KEYS, key) ? LIST_KEYS[key]! : undefined;
    if (listKey === undefined) node = child(node, key);
    else {
      const { entry, position } = listEntry(node, key, listKey, path[++step]!);
      at.push(position);
      mark(at);
      node = entry;
    }
  }
  const last = path.at(-1)!;
  at.push(last);
  mark(at);
  setLast(node, last, kindOf(path), row);
}

function child(node: Node, key: string): Node {
  const known = Object.hasOwn(node, key) ? node[key] : undefined;
  if (typeof known === 'object' && known !== null) return known as Node;
  const made: Node = {};
  // Defined, not assigned: a field named __proto__ must become a key that the schema refuses.
  Object.defineProperty(node, key, { value: made, enumerable: true, configurable: true, writable: true });
  return made;
}

function listEntry(node: Node, key: string, listKey: 'id' | 'item' | null, name: string) {
  const known = Object.hasOwn(node, key) ? node[key] : undefined;
  const list: Node[] = Array.isArray(known) ? known : [];
  node[key] = list;
  const position = listKey === null ? Number(name) - 1 : list.findIndex((entry) => entry[listKey] === name);
  const found = list[position];
  if (found !== undefined) return { entry: found, position };
  const entry: Node = listKey === null ? {} : { [listKey]: name };
  list.push(entry);
  return { entry, position: list.length - 1 };
}

function setLast(node: Node, key: string, kind: ReturnType<typeof kindOf>, row: FiscalSpaceRow): void {
  const { year = '', value = '' } = row;
  if (kind !== 'figure') {
    const number = kind === 'whole-number' && /^\d{1,4}$/.test(value) ? Number(value) : value;
    node[key] = kind === 'flag' && (value === 'true' || value === 'false') ? value === 'true' : number;
    return;
  }
  const figure = child(node, key);
  const ranged = (row.low ?? '') !== '' || (row.central ?? '') !== '' || (row.high ?? '') !== '';
  const target = year !== '' && ranged ? child(figure, year) : figure;
  for (const column of ['low', 'central', 'high', 'source', 'vintage'] as const)
    if ((row[column] ?? '') !== '') target[column] = row[column];
  if ((row.sourceYear ?? '') !== '')
    target['year'] = /^\d{4}$/.test(row.sourceYear!) ? Number(row.sourceYear) : row.sourceYear;
  if (value === '') return;
  if (year === '') target['value'] = value;
  else child(figure, 'values')[year] = value;
}

const CELLS: Readonly<Record<string, FiscalSpaceColumn>> = {
  low: 'low',
  central: 'central',
  high: 'high',
  source: 'source',
  vintage: 'vintage',
  year: 'sourceYear',
  value: 'value',
};

/** A fault of the document as one of the cell that said it; what no row said is named at the first row of its place. */
function atCell(fault: Fault, { rowAt }: Draft): Fault {
  const steps = fault.pointer.split('/').slice(1);
  for (let length = steps.length; length >= 0; length--) {
    const row = rowAt.get(length === 0 ? '' : `/${steps.slice(0, length).join('/')}`);
    if (row === undefined) continue;
    const rest = steps.slice(length);
    const column = fault.code === 'unknown-key' ? 'field' : columnOf(rest.at(-1));
    return { ...fault, pointer: `/rows/${row}/${column}`, detail: `${steps.join('.')}: ${fault.detail}` };
  }
  return fault;
}

/** The column of what a fault names below the place of a row: nothing below is the row's own value. */
function columnOf(below: string | undefined): FiscalSpaceColumn {
  if (below === undefined || /^\d{4}$/.test(below)) return 'value';
  return CELLS[below] ?? 'field';
}

function rowOf(fault: Fault): number {
  return Number(/^\/rows\/(\d+)/.exec(fault.pointer)?.[1] ?? 0);
}
