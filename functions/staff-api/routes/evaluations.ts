import { scenarioSchema } from '@tamwil/scenario';
import * as z from 'zod';
import { shaped } from '../../http/json-body.ts';
import { isRefusal } from '../../http/problem.ts';
import { JSON_BODY } from '../../http/read-body.ts';
import { evaluated } from '../evaluation.ts';
import { NO_PARAMETERS } from '../parameters.ts';
import { type Route, route } from '../route.ts';
import { Result } from '../shapes.ts';

/** The form that the other evaluation routes take, with nothing beside the scenario. */
const Wrapped = z.strictObject({ scenario: z.unknown() });

const evaluation = route({
  method: 'POST',
  path: '/evaluations',
  id: 'evaluateScenario',
  summary: 'Compute a scenario document without saving it',
  who: 'everyone',
  pathParameters: NO_PARAMETERS,
  query: NO_PARAMETERS,
  body: {
    ...JSON_BODY,
    schema: z
      .union([scenarioSchema, z.strictObject({ scenario: scenarioSchema })])
      .describe('The document, or `{"scenario": document}`.'),
    example: {
      schema: 'scenario/1',
      name: '160 of 237 million are firm',
      plan: 'gb343-ins-3-1',
      funding: [{ id: 'firm', amount: '160000000.00', stage: 'committed' }],
    },
  },
  answers: { 200: { description: 'The full result; the same document gives the same bytes.', schema: Result } },
  problems: ['work-too-large', 'result-too-large'],
  handle({ body }) {
    const computed = isWrapped(body.value) ? evaluatedInside(body.value) : evaluated(body.value, '');
    return isRefusal(computed) ? computed : { body: computed.evaluation, narrowedBy: 'The grain "plan"' };
  },
});

function isWrapped(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'scenario' in value && !('schema' in value);
}

function evaluatedInside(value: unknown) {
  const wrapped = shaped(Wrapped, value);
  return isRefusal(wrapped) ? wrapped : evaluated(wrapped.value.scenario, '/scenario');
}

export const EVALUATION_ROUTES: readonly Route[] = [evaluation];
