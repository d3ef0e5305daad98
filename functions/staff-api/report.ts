import { resultPages, resultTable, type SheetId, toCsv, toXlsx } from '@tamwil/report';
import { listEvents, readInputs, readResult, type ScenarioEvent, type ScenarioRef } from '@tamwil/store';
import { XLSX_TYPE } from '../http/media-type.ts';
import { isRefusal, type Refusal } from '../http/problem.ts';
import type { Answer } from '../http/respond.ts';
import type { Services } from './route.ts';
import { summaryOf } from './shown.ts';
import { storedEvaluation } from './stored-evaluation.ts';

/** What of a version is exported, and how. */
export interface ReportForm {
  readonly format: 'xlsx' | 'csv' | 'json';
  /** The one sheet that CSV holds. */
  readonly sheet: SheetId;
  readonly rightToLeft: boolean;
}

/** One version as a file: from the result that was stored with it, never computed again. */
export async function reportOf(
  services: Services,
  ref: ScenarioRef,
  event: ScenarioEvent,
  form: ReportForm,
): Promise<Answer | Refusal> {
  const name = `${ref.scenario}-v${event.version}`;
  if (form.format === 'json') return { ...(await jsonExport(services, ref, event)), headers: attached(`${name}.json`) };
  const exported = await exportedOf(services, ref, event);
  if (isRefusal(exported)) return exported;
  if (form.format === 'csv') {
    const bytes = new TextEncoder().encode(toCsv(resultTable(form.sheet, exported)));
    return { file: { bytes, type: 'text/csv; charset=utf-8', name: `${name}-${form.sheet}.csv` } };
  }
  return { file: { bytes: await toXlsx(resultPages(exported), form), type: XLSX_TYPE, name: `${name}.xlsx` } };
}

async function exportedOf({ database }: Services, ref: ScenarioRef, event: ScenarioEvent) {
  const stored = await storedEvaluation(database, ref, event);
  if (isRefusal(stored)) return stored;
  const { scenario, evaluation, clearedOn } = stored;
  const { state } = event.standing;
  const saved = { id: ref.scenario, version: event.version, state, clearedOn, eventHash: event.hash };
  return { scenario, evaluation, saved };
}

/** Inputs, result and the whole log up to the version: what `tamwil verify` recomputes. */
async function jsonExport({ database }: Services, ref: ScenarioRef, event: ScenarioEvent): Promise<Answer> {
  const [inputs, result] = await Promise.all([readInputs(database, ref, event), readResult(database, ref, event)]);
  const events: ScenarioEvent[] = [];
  for (let before = event.version + 1, more = true; more; ) {
    const page = await listEvents(database, ref, { before, limit: 100 });
    events.push(...page.events);
    ({ more } = page);
    before = page.events.at(-1)?.version ?? before;
  }
  const body = {
    format: 'scenario-export/1',
    ...summaryOf(ref.scenario, event),
    scenario: JSON.parse(inputs) as unknown,
    result: JSON.parse(result) as unknown,
    events: events.toReversed(),
  };
  return { body };
}

function attached(name: string): Readonly<Record<string, string>> {
  return { 'content-disposition': `attachment; filename="${name}"` };
}
