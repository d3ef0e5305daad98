import { readRulesRequest, rulesAnswer } from '@tamwil/allocation';
import * as z from 'zod';
import { refuseDocument } from '../../http/problem.ts';
import { JSON_BODY } from '../../http/read-body.ts';
import { NO_PARAMETERS } from '../parameters.ts';
import { type Route, route } from '../route.ts';

const rules = route({
  method: 'POST',
  path: '/allocations/rules',
  id: 'compareRules',
  summary: 'The same claims and the same money under fourteen rules of the literature',
  who: 'everyone',
  pathParameters: NO_PARAMETERS,
  query: NO_PARAMETERS,
  body: {
    ...JSON_BODY,
    schema: z.looseObject({ currency: z.string(), available: z.string(), claims: z.array(z.looseObject({})) }),
    example: {
      currency: 'USD',
      available: '200.00',
      claims: [
        { id: 'a', claim: '100.00' },
        { id: 'b', claim: '200.00' },
        { id: 'c', claim: '300.00' },
      ],
    },
  },
  answers: {
    200: {
      description: 'One entry for each rule, in the order of the gallery.',
      schema: z.strictObject({ rules: z.array(z.looseObject({ rule: z.string() })) }),
    },
  },
  problems: ['work-too-large'],
  handle({ body }) {
    const request = readRulesRequest(body.value);
    return request.ok ? { body: rulesAnswer(request.value) } : refuseDocument(request.faults);
  },
});

export const ALLOCATION_ROUTES: readonly Route[] = [rules];
