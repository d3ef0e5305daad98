import { SHEET_IDS } from '@tamwil/report/sheet-ids';
import { getVersion } from '@tamwil/store';
import * as z from 'zod';
import { XLSX_TYPE } from '../../http/media-type.ts';
import { UNKNOWN_SCENARIO } from '../outcome.ts';
import { OF_VERSION } from '../parameters.ts';
import { scenarioRef } from '../reference.ts';
import { type Route, route } from '../route.ts';

/** The forms of an export. */
const FORMATS = ['xlsx', 'csv', 'json'] as const;

const Form = z.strictObject({
  format: z.enum(FORMATS),
  sheet: z.enum(SHEET_IDS).optional().describe('The sheet that CSV holds; awards without it.'),
  direction: z.enum(['ltr', 'rtl']).optional().describe('Of the workbook: rtl for readers of Arabic.'),
});

const report = route({
  method: 'GET',
  path: '/scenarios/{id}/versions/{n}/report',
  id: 'exportVersion',
  summary: 'One version as a workbook, as CSV, or as JSON with its whole log',
  who: 'everyone',
  pathParameters: OF_VERSION,
  query: Form,
  answers: {
    200: {
      description: 'The file. JSON holds inputs, result and log; `tamwil verify` checks it.',
      types: [XLSX_TYPE, 'text/csv; charset=utf-8', 'application/json'],
    },
  },
  problems: ['not-found', 'invalid-document', 'result-too-large'],
  async handle({ principal, path, query }, services) {
    const ref = scenarioRef(principal, path.id);
    const event = await getVersion(services.database, ref, path.n);
    if (event === null) return UNKNOWN_SCENARIO;
    const { format, sheet = 'awards', direction } = query;
    const { reportOf } = await import('../report.ts');
    return reportOf(services, ref, event, { format, sheet, rightToLeft: direction === 'rtl' });
  },
});

export const REPORT_ROUTES: readonly Route[] = [report];
