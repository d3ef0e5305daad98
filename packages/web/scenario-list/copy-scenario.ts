import type { Wording } from '../language/wording.ts';
import { type Answer, callApi } from '../session/api.ts';
import type { ScenarioSummary } from '../workbench/api-shapes.ts';

/** Begins a scenario as a copy of the present version of another; its log says of which. */
export async function copyScenario(original: ScenarioSummary, wording: Wording): Promise<Answer<ScenarioSummary>> {
  const present = await callApi('GET /scenarios/{id}', { path: { id: original.id } });
  if (!present.ok) return present;
  const { scenario, name, version } = present.value;
  return callApi('PUT /scenarios/{id}', {
    path: { id: crypto.randomUUID() },
    ifNoneMatch: '*',
    body: {
      scenario: { ...scenario, name: wording.text('list.copy-name', { name }) },
      reason: wording.text('list.copy-reason', { name, version }),
      copiedFrom: { scenario: original.id, version },
    },
  });
}
