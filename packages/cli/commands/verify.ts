import { MOST_COUNTRY_VALUES, readJsonDocument } from '@tamwil/scenario';
import type { Command } from '../command.ts';
import { readExport } from '../scenario-export.ts';

/** What holds of an export: compare `hash` with the function's log or with an earlier export. */
export interface VerifyAnswer {
  readonly verified: true;
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly hash: string;
}

/** Recomputes the log of an exported scenario from its first event, and that inputs, result and heading are the log's. */
export const verifyCommand: Command<VerifyAnswer> = {
  name: 'verify',
  summary: 'whether an export is what was written: its log, inputs, result and heading',
  takes: 'the JSON export of a version: GET /v1/scenarios/{id}/versions/{n}/report?format=json',
  read: (text) => readJsonDocument(text, MOST_COUNTRY_VALUES),
  async run(document) {
    const read = await readExport(document);
    if (!read.ok) return read;
    const { id, version, state, eventHash } = read.value.saved;
    return { ok: true, value: { verified: true, id, version, state, hash: eventHash } };
  },
  table: ({ id, version, state, hash }) => ({
    heading: ['scenario', 'version', 'state', 'hash'],
    rows: [[id, `${version}`, state, hash]],
    notes: [
      'Every event follows from the one before. Whoever forges all of them cannot forge the log of the function:',
    ],
  }),
};
