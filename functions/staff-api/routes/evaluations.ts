import { scenarioSchema } from '@tamwil/scenario';
import * as z from 'zod';
import { computation } from '../computation.ts';
import { evaluatedBody } from '../evaluation.ts';
import type { Route } from '../route.ts';
import { Result } from '../shapes.ts';

/** The scenario of every example. */
const SCENARIO = {
  schema: 'scenario/1',
  name: '160 of 237 million are firm',
  plan: 'gb343-ins-3-1',
  funding: [{ id: 'firm', amount: '160000000.00', stage: 'committed' }],
};

const evaluation = computation({
  path: '/evaluations',
  id: 'evaluateScenario',
  summary: 'Compute a scenario document without saving it',
  body: z
    .union([scenarioSchema, z.strictObject({ scenario: scenarioSchema })])
    .describe('The document, or `{"scenario": document}`.'),
  example: SCENARIO,
  answer: 'The full result; the same document gives the same bytes.',
  schema: Result,
  narrowedBy: 'The grain "plan"',
  compute(body) {
    const computed = evaluatedBody(body);
    return computed.ok ? { ok: true, value: computed.value.evaluation } : computed;
  },
});

export const EVALUATION_ROUTES: readonly Route[] = [evaluation];
