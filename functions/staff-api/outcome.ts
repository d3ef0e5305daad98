import { type AppendOutcome, getHead, type ScenarioEvent, type ScenarioRef } from '@tamwil/store';
import { stale } from '../http/conditional.ts';
import { type Refusal, refuse } from '../http/problem.ts';
import type { Services } from './route.ts';

export const UNKNOWN_SCENARIO = refuse('not-found', 'There is no such scenario in your workspace.');

/** The event that a change made part of the log, or the refusal that the store's outcome means. */
export function committedOr(outcome: AppendOutcome): { readonly event: ScenarioEvent } | Refusal {
  switch (outcome.outcome) {
    case 'committed':
      return { event: outcome.event };
    case 'conflict':
      return stale(outcome.present);
    case 'not-found':
      return UNKNOWN_SCENARIO;
    case 'refused': {
      const { faults } = outcome;
      return faults.some((fault) => fault.code === 'document-too-large')
        ? refuse('too-large-to-store', 'The scenario cannot be stored; errors says which part is too large.', {
            faults,
          })
        : refuse('state-conflict', faults.map((fault) => fault.detail).join(' '), { faults });
    }
  }
}

/** The refusal of a change on a version that the scenario never had. */
export async function staleAt({ database }: Services, ref: ScenarioRef): Promise<Refusal> {
  const head = await getHead(database, ref);
  return head === null ? UNKNOWN_SCENARIO : stale(head.version);
}

/** What the log of the function says of a committed event. */
export function witness(event: ScenarioEvent) {
  return { version: event.version, hash: event.hash };
}
