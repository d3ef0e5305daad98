import { redactedView } from '@tamwil/report';
import type { ScenarioEvent, ScenarioRef } from '@tamwil/store';
import { isRefusal, type Refusal, refuseDocument } from '../http/problem.ts';
import type { Services } from './route.ts';
import { storedEvaluation } from './stored-evaluation.ts';

/**
 * The redacted view of one version as canonical text: what the link will show for good. It is made from the result that
 * was stored with the revision, so the donor reads the figures that were cleared, whatever engine runs today.
 */
export async function viewOf(
  { database }: Services,
  ref: ScenarioRef,
  event: ScenarioEvent,
  donor: string | null,
): Promise<string | Refusal> {
  const stored = await storedEvaluation(database, ref, event);
  if (isRefusal(stored)) return stored;
  const view = redactedView({
    ...stored,
    version: event.version,
    title: event.standing.revision.name,
    donor,
  });
  return view.ok ? JSON.stringify(view.value) : refuseDocument(view.faults);
}
