import { createHash } from 'node:crypto';
import { type Checked, type Fault, shapeFaults } from '@tamwil/fault';
import type { Exported } from '@tamwil/report';
import { type Evaluation, readScenario } from '@tamwil/scenario';
import canonicalize from 'canonicalize';
import * as z from 'zod';

/** An export as it was read: always of a version that was saved. */
export type ReadExport = Exported & { readonly saved: NonNullable<Exported['saved']> };

const FORMAT = 'scenario-export/1';

export function isExport(document: unknown): boolean {
  return typeof document === 'object' && document !== null && 'format' in document && document.format === FORMAT;
}

/**
 * Reads the JSON export of a version and checks it: the chain of its log from the first event on, that inputs and result
 * are those whose digests the log holds, and that the heading says what the last event says.
 *
 * @returns scenario and stored result, or every fault: those of the shape, of `verifyChain`, and `text-changed`
 */
export async function readExport(document: unknown): Promise<Checked<ReadExport>> {
  // The store brings the database's client with it: only those who verify wait for it.
  const { CHAIN_FAULTS, eventSchema, verifyChain } = await import('@tamwil/store');
  const shape = z.looseObject({
    format: z.literal(FORMAT),
    id: z.string(),
    scenario: z.unknown(),
    result: z.looseObject({}),
    events: z.array(eventSchema).min(1),
  });
  const read = shape.safeParse(document);
  if (!read.success) return { ok: false, faults: shapeFaults(read.error) };
  const { format: _, id, scenario: inputs, result, events, disclaimer: __, ...heading } = read.data;
  const last = events.at(-1)!;
  const { standing } = last;
  const faults: Fault[] = verifyChain(events).map((fault) => ({ ...fault, pointer: `/events${fault.pointer}` }));
  const holds = (pointer: string, is: boolean): void => {
    const { meaning, fix } = CHAIN_FAULTS['text-changed'];
    if (!is) faults.push({ pointer, code: 'text-changed', detail: meaning, fix });
  };
  holds('/scenario', sha256(canonicalize(inputs) ?? '') === standing.documents.inputs);
  holds('/result', sha256(JSON.stringify(result)) === standing.documents.result);
  const { name, engine, inputDigest, resultDigest, totals, blockers } = standing.revision;
  const said: Record<string, unknown> = {
    ...{ version: last.version, state: standing.state, at: last.at, author: last.author, revised: standing.revised },
    ...{ name, engine, inputDigest, resultDigest, totals, blockers },
    ...{ clearances: standing.clearances, cleared: standing.cleared },
  };
  for (const key of new Set([...Object.keys(said), ...Object.keys(heading)]))
    holds(`/${key}`, canonicalize(heading[key]) === canonicalize(said[key]));
  if (faults.length > 0) return { ok: false, faults };
  const scenario = readScenario(inputs);
  if (!scenario.ok) return scenario;
  const { state, cleared } = standing;
  const clearedOn = state === 'cleared' && cleared !== null ? cleared.at.slice(0, 10) : null;
  const saved = { id, version: last.version, state, clearedOn, eventHash: last.hash };
  return { ok: true, value: { scenario: scenario.value, evaluation: result as unknown as Evaluation, saved } };
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
