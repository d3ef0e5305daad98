import type { Checked } from '@tamwil/fault';
import type { FundingDocument } from '@tamwil/funding';
import { tableOf } from '../table.ts';
import { toCsv } from '../to-csv.ts';
import { FUNDING_COLUMNS, type FundingColumn, type FundingRow } from './funding-columns.ts';
import { readTable } from './read-table.ts';
import { type FundingTerms, sourcesFromRows } from './sources-from-rows.ts';

/**
 * The `funding` section of a scenario from a table of agreements as CSV (the template's) or as `{"rows": [...]}`: a row for
 * each tranche, booking, ceiling and fixed share.
 *
 * @returns the section, or every fault with its cell: `pointer` names row and column (`/rows/12/amount`, the first row
 * below the names is 0), `detail` the cell as the spreadsheet shows it. Faults: those of `readTable` and of `sourcesFromRows`
 * @example
 * ```ts
 * import { PLANS } from '@tamwil/plan';
 * import { fundingTemplate, importFunding } from '@tamwil/report';
 * const terms = { plan: PLANS.get('gb343-ins-3-1')!, currency: 'USD', exclusive: false };
 * const read = await importFunding(fundingTemplate(), terms);
 * read.ok && read.value.map(({ id }) => id) // => ['flagship-a', 'regular-budget-2022-23']
 * ```
 */
export async function importFunding(body: unknown, terms: FundingTerms): Promise<Checked<FundingDocument>> {
  const table = await readTable<FundingColumn>(body, FUNDING_COLUMNS, ['source', 'amount', 'stage']);
  if (!table.ok) return table;
  const sources = sourcesFromRows(table.value.rows, terms);
  return sources.ok ? sources : { ok: false, faults: table.value.atCells(sources.faults) };
}

/** Invented agreements that show each kind of row and each column once. */
const EXAMPLE: readonly FundingRow[] = [
  {
    source: 'flagship-a',
    period: '2022',
    amount: '9200000.00',
    stage: 'received',
    rate: '0.92',
    rateDate: '2022-03-01',
    name: 'Flagship Programme, Donor A (invented)',
    kind: 'development-cooperation',
    donor: 'Donor A (invented)',
    agreement: 'A-2022-17',
    confidential: 'no',
    country: 'Several',
    currency: 'EUR',
    category: 'softly-earmarked',
    for: 'C1 C2.1',
    usableFrom: '2022',
    usableUntil: '2026',
    carryOver: 'plan',
    programmeSupport: '0.13',
    agentFee: '0',
    levy: '0',
    deducted: 'no',
    fund: 'Invented pooled fund',
    fundTotal: '40000000.00',
  },
  {
    source: 'flagship-a',
    line: 'tranche',
    period: '2024',
    amount: '4600000.00',
    stage: 'committed',
    rate: '0.92',
    rateDate: '2023-12-31',
    probability: '0.97',
  },
  { source: 'flagship-a', line: 'booked', period: '2022', amount: '1500000.00', unit: 'C1.1' },
  { source: 'flagship-a', line: 'at-most', amount: '1000000.00', unit: 'C1.11' },
  {
    source: 'regular-budget-2022-23',
    period: '2022-23',
    amount: '6000000.00',
    stage: 'committed',
    name: 'Regular budget 2022-23 (invented)',
    kind: 'regular-budget',
    for: 'C1.1 C1.2',
    carryOver: 'biennium',
    collection: '0.98',
  },
  { source: 'regular-budget-2022-23', line: 'share', amount: '0.6', unit: 'C1.1' },
  { source: 'regular-budget-2022-23', line: 'share', amount: '0.4', unit: 'C1.2' },
];

/** The template of a table of agreements as CSV, to write one's own over. */
export function fundingTemplate(): string {
  return toCsv(
    tableOf(
      EXAMPLE,
      FUNDING_COLUMNS.map(({ id }) => [id, 'text', (row: FundingRow) => row[id] ?? null] as const),
    ),
  );
}
