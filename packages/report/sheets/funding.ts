import type { EarmarkCategory, Stage } from '@tamwil/funding';
import { type Table, tableOf } from '../table.ts';
import type { Exported } from './exported.ts';

/** IATI EarmarkingCategory (IATI-Codelists-NonEmbedded): the Grand Bargain's four levels. */
const IATI_EARMARKING: Readonly<Record<EarmarkCategory, string>> = {
  unearmarked: '1',
  'softly-earmarked': '2',
  earmarked: '3',
  'tightly-earmarked': '4',
};

/** IATI TransactionType, seen from the Office: incoming pledge, commitment and funds, expenditure. */
const IATI_TRANSACTION: Readonly<Record<Stage, string | null>> = {
  identified: null,
  pledged: '13',
  committed: '11',
  received: '1',
  spent: '4',
};

/** DAC sector of the whole plan: social protection. */
const IATI_SECTOR = '16010';

/**
 * Every tranche of every source: gross, charges, usable, used and unusable money. Codes of IATI are columns for whoever
 * compares; the file is no IATI activity file, because a what-if in that format would be false reporting.
 */
export function fundingTable({ scenario, evaluation }: Exported): Table {
  const sources = new Map(scenario.funding.sources.map((source) => [source.id, source]));
  const rows = evaluation.funding.flatMap((result) =>
    result.tranches.map((tranche, index) => {
      const source = sources.get(result.source);
      if (source === undefined) throw new Error(`The result has a source that its scenario has not: ${result.source}`);
      return { source, tranche, number: index + 1, stage: source.tranches[index]?.stage };
    }),
  );
  return tableOf(rows, [
    ['source', 'code', ({ source }) => source.id],
    ['name', 'text', ({ source }) => source.name],
    ['kind', 'code', ({ source }) => source.kind],
    ['donor', 'text', ({ source }) => source.donor],
    ['agreement', 'text', ({ source }) => source.agreement],
    ['confidential', 'code', ({ source }) => (source.confidential ? 'yes' : 'no')],
    ['tranche', 'number', ({ number }) => String(number)],
    ['period', 'code', ({ tranche }) => tranche.period],
    ['stage', 'code', ({ tranche }) => tranche.stage],
    ['counted', 'code', ({ tranche }) => (tranche.counted ? 'yes' : 'no')],
    ['currency', 'code', () => evaluation.currency],
    ['gross', 'number', ({ tranche }) => tranche.gross],
    ['charges', 'number', ({ tranche }) => tranche.charges],
    ['usable', 'number', ({ tranche }) => tranche.usable],
    ['used', 'number', ({ tranche }) => tranche.used],
    ['unusable', 'number', ({ tranche }) => tranche.unusable],
    ['weighted', 'number', ({ tranche }) => tranche.weighted],
    ['earmark', 'code', ({ source }) => source.earmark.category],
    ['iati_earmarking_category', 'code', ({ source }) => IATI_EARMARKING[source.earmark.category]],
    ['iati_transaction_type', 'code', ({ stage }) => (stage === undefined ? null : IATI_TRANSACTION[stage])],
    ['iati_sector', 'code', () => IATI_SECTOR],
  ]);
}
