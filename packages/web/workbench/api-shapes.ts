import type { AnswerOf } from '../session/api.ts';

/* Parts of what the API answers, under the names that the pages use; the API description is where they come from. */

export type ScenarioPage = AnswerOf<'GET /scenarios'>;
export type ScenarioSummary = ScenarioPage['scenarios'][number];
export type ScenarioState = ScenarioSummary['state'];
export type VersionPage = AnswerOf<'GET /scenarios/{id}/versions'>;

/** In the order in which a scenario comes to them. */
export const STATES = [
  'draft',
  'submitted',
  'returned',
  'cleared',
  'archived',
] as const satisfies readonly ScenarioState[];
