import { appendEvent, readBase } from './append-event.ts';
import type { Database } from './database.ts';
import { type Packed, pack, putDocument } from './document.ts';
import type { Circumstance, Deed, Revision } from './event.ts';
import { openHead } from './head.ts';
import type { Id, ScenarioRef } from './keys.ts';
import type { AppendOutcome, Committed, Conflict, Refused } from './outcome.ts';

/** The texts of a revision, stored as they are and read back byte for byte. */
export interface RevisionTexts {
  /** Canonical JSON of the inputs. */
  readonly inputs: string;
  /** JSON of the full result. */
  readonly result: string;
}

/** What an author saves. */
export interface RevisionContent {
  readonly revision: Revision;
  readonly texts: RevisionTexts;
  readonly reason: string;
  /** Engine of the revision before, where its inputs are only computed again. */
  readonly recalculatedFrom?: string;
}

/** Version 1 of a scenario under an id that the client made (`If-None-Match: *`): a retry is harmless. */
export async function createScenario(
  database: Database,
  ref: ScenarioRef,
  content: RevisionContent & { readonly copiedFrom?: { readonly scenario: Id; readonly version: number } },
  circumstance: Circumstance,
): Promise<Committed | Conflict | Refused> {
  const packed = packTexts(content.texts);
  if ('outcome' in packed) return packed;
  await putTexts(database, ref, packed);
  await openHead(database, ref, circumstance.at);
  return appendEvent(database, ref, null, deedOf(content, packed, content.copiedFrom ?? null), circumstance);
}

/** A new revision on top of `expected`, the version that its author saw (`If-Match`). */
export async function saveRevision(
  database: Database,
  ref: ScenarioRef,
  expected: number,
  content: RevisionContent,
  circumstance: Circumstance,
): Promise<AppendOutcome> {
  const packed = packTexts(content.texts);
  if ('outcome' in packed) return packed;
  const base = await readBase(database, ref, expected);
  if ('outcome' in base) return base;
  await putTexts(database, ref, packed);
  return appendEvent(database, ref, base, deedOf(content, packed, null), circumstance);
}

type PackedTexts = { readonly [Text in keyof RevisionTexts]: Packed };

function packTexts(texts: RevisionTexts): PackedTexts | Refused {
  const inputs = pack(texts.inputs, '');
  const result = pack(texts.result, '/result');
  if (inputs.ok && result.ok) return { inputs: inputs.value, result: result.value };
  return { outcome: 'refused', faults: [inputs, result].flatMap((text) => (text.ok ? [] : text.faults)) };
}

async function putTexts(database: Database, ref: ScenarioRef, { inputs, result }: PackedTexts): Promise<void> {
  await Promise.all([putDocument(database, ref, inputs), putDocument(database, ref, result)]);
}

function deedOf(
  { revision, reason, recalculatedFrom }: RevisionContent,
  { inputs, result }: PackedTexts,
  copiedFrom: Extract<Deed, { kind: 'revision' }>['copiedFrom'],
): Deed {
  return {
    kind: 'revision',
    reason,
    revision,
    documents: { inputs: inputs.digest, result: result.digest },
    copiedFrom,
    ...(recalculatedFrom === undefined ? {} : { recalculatedFrom }),
  };
}
