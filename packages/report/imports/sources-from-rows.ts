import { type Checked, type Fault, shapeFaults } from '@tamwil/fault';
import { checkFunding, type FundingContext, type FundingDocument, fundingSchema } from '@tamwil/funding';
import { PLAN_FAULTS } from '@tamwil/plan';
import { REPORT_FAULTS } from '../fault-codes.ts';
import { cumulativeRows } from './cumulative-rows.ts';
import { FUNDING_COLUMNS, type FundingColumn, type FundingRow } from './funding-columns.ts';
import { inRowOrder, rowPlaces } from './row-places.ts';

/** What the rows are read against, and what their sender knows of them. */
export interface FundingTerms extends Pick<FundingContext, 'plan' | 'currency'> {
  /** The sender has looked: rows that look cumulative are different money. */
  readonly exclusive: boolean;
}

type Json = Record<string, unknown>;

const COLUMNS = FUNDING_COLUMNS.map(({ id }) => id);
const LINES = ['tranche', 'booked', 'at-most', 'share'] as const;

/** What a row says of the whole agreement: the column, and where it stands in the document. */
const OF_AGREEMENT = {
  name: ['name'],
  kind: ['kind'],
  donor: ['donor'],
  agreement: ['agreement'],
  confidential: ['confidential'],
  country: ['country'],
  currency: ['currency'],
  category: ['earmark', 'category'],
  for: ['earmark', 'for'],
  usableFrom: ['usableFrom'],
  usableUntil: ['usableUntil'],
  carryOver: ['carryOver'],
  collection: ['collection'],
  programmeSupport: ['charges', 'programmeSupport'],
  agentFee: ['charges', 'agentFee'],
  levy: ['charges', 'levy'],
  deducted: ['charges', 'deducted'],
  fund: ['via', 'fund'],
  fundTotal: ['via', 'total'],
} as const satisfies Partial<Record<FundingColumn, readonly string[]>>;

/**
 * The `funding` section of a scenario from the rows of a table, agreements in the order of their first rows; or every
 * fault with its cell (`/rows/12/amount`, rows counted from 0). Rows of one agreement whose amounts look cumulative are
 * refused: counted as they stand they would be the same money several times.
 *
 * Faults: those of `readFunding`, `stages-look-cumulative`, `cell-contradicts`, `unknown-line`, `unknown-id`.
 */
export function sourcesFromRows(rows: readonly FundingRow[], terms: FundingTerms): Checked<FundingDocument> {
  const faults: Fault[] = [];
  const places = rowPlaces<FundingColumn>(COLUMNS, 'source');
  const positions = new Map<string, number>();
  const document: Json[] = [];
  const units = new Set([...terms.plan.components, ...terms.plan.outputs].map(({ id }) => id));
  rows.forEach((row, index) => {
    const id = row.source ?? '';
    const at = positions.get(id) ?? document.length;
    positions.set(id, at);
    document[at] ??= { id };
    const source = document[at];
    places.mark([at], index, 'source');
    for (const [column, path] of Object.entries(OF_AGREEMENT)) {
      const name = column as keyof typeof OF_AGREEMENT;
      const text = row[name];
      if (text === undefined || text === '') continue;
      places.mark([at, ...path], index, name);
      if (!put(source, path, meaningOf(name, text))) faults.push(contradiction(index, name));
    }
    const line = row.line === undefined || row.line === '' ? 'tranche' : row.line;
    // Before it becomes a key of the document: a unit named __proto__ must not be one.
    if ((line === 'at-most' || line === 'share') && !units.has(row.unit ?? '')) {
      faults.push(unknownUnit(index, row.unit ?? ''));
      return;
    }
    if (!putLine(source, line, row, (path, column) => places.mark([at, ...path], index, column)))
      faults.push(unknownLine(index, line));
  });
  if (!terms.exclusive) {
    const agreements = new Map([...positions].map(([id, at]) => [id, document[at]!]));
    faults.push(...cumulativeRows(rows, agreements, terms.currency));
  }
  faults.push(...faultsOf(document, terms).map((fault) => places.atCell(fault)));
  if (faults.length > 0) return { ok: false, faults: inRowOrder(faults, COLUMNS) };
  return { ok: true, value: document as FundingDocument };
}

/** The value that a cell stands for; a text that is none is left for the schema to refuse. */
function meaningOf(column: keyof typeof OF_AGREEMENT, text: string): unknown {
  if (column === 'for') return text === '*' ? '*' : text.split(/[\s,;]+/).filter((id) => id !== '');
  if (column !== 'confidential' && column !== 'deducted') return text;
  if (/^(yes|true)$/i.test(text)) return true;
  return /^(no|false)$/i.test(text) ? false : text;
}

/** False when another row of the agreement says something else. */
function put(source: Json, path: readonly string[], value: unknown): boolean {
  const [first = '', second] = path;
  if (second !== undefined) {
    source[first] ??= {};
    return put(source[first] as Json, [second], value);
  }
  const said = source[first];
  if (said !== undefined) return JSON.stringify(said) === JSON.stringify(value);
  source[first] = value;
  return true;
}

/** Adds what the row says beside the agreement's own terms; false when nobody knows such a row. */
function putLine(
  source: Json,
  line: string,
  row: FundingRow,
  mark: (path: readonly PropertyKey[], column: FundingColumn) => void,
): boolean {
  const { unit = '', amount, period, stage, rate, rateDate, probability } = row;
  const list = (key: 'tranches' | 'booked', entry: Json) => {
    source[key] ??= [];
    const entries = source[key] as Json[];
    mark([key, entries.length], key === 'tranches' ? 'amount' : 'unit');
    entries.push(Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined && value !== '')));
  };
  const keyed = (key: 'atMost' | 'split') => {
    mark(['earmark', key, unit], 'amount');
    mark(['earmark', key], 'amount');
    put(source, ['earmark', key], {});
    ((source['earmark'] as Json)[key] as Json)[unit] = amount ?? '';
  };
  switch (line) {
    case 'tranche':
      list('tranches', { period, amount, stage, rate, rateDate, probability });
      return true;
    case 'booked':
      list('booked', { output: unit, period, amount });
      return true;
    case 'at-most':
      keyed('atMost');
      return true;
    case 'share':
      keyed('split');
      return true;
    default:
      return false;
  }
}

/**
 * Every fault of the section. What a shape forbids is replaced by something harmless for a second look, so that a word
 * that is no stage does not hide an amount that is none.
 */
function faultsOf(document: readonly Json[], { plan, currency }: FundingTerms): Fault[] {
  const shape = fundingSchema.safeParse(document);
  const faults = shape.success ? [] : shapeFaults(shape.error);
  const mended = structuredClone(document) as Json[];
  for (const { pointer } of faults) mend(mended, pointer.split('/').slice(1));
  const again = fundingSchema.safeParse(mended);
  if (!again.success) return faults;
  const read = checkFunding(again.data, { plan, currency, asOf: null });
  const known = new Set(faults.map(({ pointer }) => pointer));
  const further = read.ok ? [] : read.faults.filter(({ pointer }) => !known.has(pointer));
  return [...faults, ...further.map(ofUnit)];
}

const HARMLESS: Readonly<Record<string, string>> = { amount: '0', stage: 'identified', output: '' };

function mend(document: readonly Json[], steps: readonly string[]): void {
  const last = steps.at(-1) ?? '';
  const holder = steps
    .slice(0, -1)
    .reduce<Json | undefined>((node, step) => node?.[step] as Json | undefined, document as unknown as Json);
  if (holder === undefined) return;
  if (last === 'id') holder['id'] = `row-${steps[0]}`;
  else if (Object.hasOwn(HARMLESS, last)) holder[last] = HARMLESS[last];
  else delete holder[last];
}

/** A share stands under its unit: what is wrong with the unit is said of its cell. */
function ofUnit(fault: Fault): Fault {
  const isOfUnit = fault.code === 'unknown-output' || fault.code === 'split-outside-earmark';
  return isOfUnit && fault.pointer.includes('/earmark/split/') ? { ...fault, pointer: `${fault.pointer}/unit` } : fault;
}

function contradiction(row: number, column: FundingColumn): Fault {
  const detail = 'Another row of the same agreement says something else.';
  return {
    pointer: `/rows/${row}/${column}`,
    code: 'cell-contradicts',
    detail,
    fix: REPORT_FAULTS['cell-contradicts'].fix,
  };
}

function unknownUnit(row: number, unit: string): Fault {
  const detail = `The plan has no ${JSON.stringify(unit.slice(0, 40))}.`;
  return { pointer: `/rows/${row}/unit`, code: 'unknown-id', detail, fix: PLAN_FAULTS['unknown-id'].fix };
}

function unknownLine(row: number, line: string): Fault {
  const detail = `${JSON.stringify(line.slice(0, 40))} is none of ${LINES.join(', ')}.`;
  return { pointer: `/rows/${row}/line`, code: 'unknown-line', detail, fix: REPORT_FAULTS['unknown-line'].fix };
}
