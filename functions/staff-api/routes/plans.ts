import { PLANS } from '@tamwil/plan';
import * as z from 'zod';
import { refuse } from '../../http/problem.ts';
import { NO_PARAMETERS, OF_ID } from '../parameters.ts';
import { type Route, route } from '../route.ts';

const list = route({
  method: 'GET',
  path: '/plans',
  id: 'listPlans',
  summary: 'The plans that a scenario can name',
  who: 'everyone',
  pathParameters: NO_PARAMETERS,
  query: NO_PARAMETERS,
  answers: {
    200: {
      description: 'The catalogue.',
      schema: () =>
        z.strictObject({
          plans: z.array(z.strictObject({ id: z.string(), title: z.looseObject({ en: z.string() }) })),
        }),
    },
  },
  problems: [],
  handle: () => ({ body: { plans: [...PLANS.values()].map(({ id, title }) => ({ id, title })) } }),
});

const one = route({
  method: 'GET',
  path: '/plans/{id}',
  id: 'getPlan',
  summary: 'One plan: its components, their indicative budgets, and its outputs',
  who: 'everyone',
  pathParameters: OF_ID,
  query: NO_PARAMETERS,
  answers: { 200: { description: 'The plan document.', schema: () => z.looseObject({ id: z.string() }) } },
  problems: ['not-found'],
  handle({ path }) {
    const plan = PLANS.get(path.id);
    return plan === undefined ? refuse('not-found', 'The catalogue has no such plan.') : { body: plan.document };
  },
});

export const PLAN_ROUTES: readonly Route[] = [list, one];
