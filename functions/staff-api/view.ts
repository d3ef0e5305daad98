import { redactedView } from '@tamwil/report';
import { type Evaluation, readScenario } from '@tamwil/scenario';
import { readInputs, readResult, type ScenarioEvent, type ScenarioRef } from '@tamwil/store';
import { type Refusal, refuseDocument } from '../http/problem.ts';
import type { Services } from './route.ts';

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
  const [inputs, result] = await Promise.all([readInputs(database, ref, event), readResult(database, ref, event)]);
  const scenario = readScenario(JSON.parse(inputs));
  if (!scenario.ok) return refuseDocument(scenario.faults);
  const { state, cleared } = event.standing;
  const view = redactedView({
    scenario: scenario.value,
    evaluation: JSON.parse(result) as Evaluation,
    version: event.version,
    clearedOn: state === 'cleared' && cleared !== null ? cleared.at.slice(0, 10) : null,
    title: event.standing.revision.name,
    donor,
  });
  return view.ok ? JSON.stringify(view.value) : refuseDocument(view.faults);
}
