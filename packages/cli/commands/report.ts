import { extname } from 'node:path';
import { type Exported, resultPages, resultTable, SHEET_IDS, type SheetId, toCsv, toXlsx } from '@tamwil/report';
import { evaluate, MOST_COUNTRY_VALUES, readJsonDocument, readScenario } from '@tamwil/scenario';
import type { Command } from '../command.ts';
import { isExport, readExport } from '../scenario-export.ts';
import { evaluationTable } from './evaluate.ts';

/** The files of `GET /v1/scenarios/{id}/versions/{n}/report`, also of a scenario that nobody saved. */
export const reportCommand: Command<Exported> = {
  name: 'report',
  summary: 'a scenario as a workbook or as CSV: assumptions, costs, funding, awards, routing, trace',
  takes:
    'a scenario document, which is computed now; or a JSON export, whose stored figures are checked and reported.\n' +
    `--out file.xlsx or file.csv, CSV on standard output without it; --sheet of the CSV: ${SHEET_IDS.join(', ')}`,
  options: ['out', 'sheet'],
  refusal({ out, sheet }) {
    const kind = out === undefined ? '.csv' : extname(out).toLowerCase();
    if (kind !== '.csv' && kind !== '.xlsx')
      return `--out names a file that ends in .xlsx or .csv, not ${JSON.stringify(out)}.`;
    if (sheet === undefined) return undefined;
    if (kind === '.xlsx') return '--sheet is for CSV; a workbook has every sheet.';
    return isSheet(sheet)
      ? undefined
      : `there is no sheet ${JSON.stringify(sheet)}; there are ${SHEET_IDS.join(', ')}.`;
  },
  read: (text) => readJsonDocument(text, MOST_COUNTRY_VALUES),
  async run(document) {
    if (isExport(document)) return readExport(document);
    const scenario = readScenario(document);
    if (!scenario.ok) return scenario;
    const evaluation = evaluate(scenario.value);
    return evaluation.ok
      ? { ok: true, value: { scenario: scenario.value, evaluation: evaluation.value, saved: null } }
      : evaluation;
  },
  table: ({ evaluation }) => evaluationTable(evaluation),
  async file(exported, { out = '', sheet = 'awards' }) {
    if (extname(out).toLowerCase() === '.xlsx') return toXlsx(resultPages(exported), { rightToLeft: false });
    return new TextEncoder().encode(toCsv(resultTable(isSheet(sheet) ? sheet : 'awards', exported)));
  },
};

function isSheet(text: string): text is SheetId {
  return (SHEET_IDS as readonly string[]).includes(text);
}
