import type { Checked } from '@tamwil/fault';
import { blockersOf } from '@tamwil/scenario';
import { parseSha256, type RevisionContent, type Sha256 } from '@tamwil/store';
import canonicalize from 'canonicalize';
import { type Evaluated, evaluated } from './evaluation.ts';

/** What is stored of a revision, apart from why it was made. */
export type Computed = Pick<RevisionContent, 'revision' | 'texts'>;

/**
 * Computes a scenario document and everything that its revision keeps: the full result, so that every later reader gets
 * the figures that were computed now.
 *
 * @param document The JSON value after `readJsonDocument`.
 * @param at Pointer of the document inside the request body.
 */
export function revisionOf(document: unknown, at: string): Checked<Computed> {
  const computed = evaluated(document, at);
  if (!computed.ok) return computed;
  const { scenario, evaluation } = computed.value;
  const { inputDigest, resultDigest, engine } = evaluation;
  const inputs = canonicalize(scenario.document);
  if (inputs === undefined) throw new Error('A document that was read has no canonical form');
  const value = {
    revision: {
      name: scenario.name,
      inputDigest: digest(inputDigest),
      resultDigest: digest(resultDigest),
      engine,
      totals: totalsOf(computed.value),
      blockers: blockersOf(evaluation),
    },
    texts: { inputs, result: JSON.stringify(evaluation) },
  };
  return { ok: true, value };
}

/** The figures of a line in a list. */
function totalsOf({ evaluation }: Evaluated): Record<string, string> {
  const { currency, asOf, basis, totals } = evaluation;
  const { cost, award, gap, coverage, usable, inHand, firm } = totals;
  return { currency, basis, ...(asOf === null ? {} : { asOf }), cost, award, gap, coverage, usable, inHand, firm };
}

function digest(text: string): Sha256 {
  const read = parseSha256(text);
  if (read === null) throw new Error('A digest of the engine is none');
  return read;
}
