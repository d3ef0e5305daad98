import {
  allocate,
  allocationAnswer,
  allocationRequestSchema,
  readAllocationRequest,
  readRulesRequest,
  rulesAnswer,
} from '@tamwil/allocation';
import * as z from 'zod';
import { refuseDocument } from '../../http/problem.ts';
import { JSON_BODY } from '../../http/read-body.ts';
import { NO_PARAMETERS } from '../parameters.ts';
import { type Route, route } from '../route.ts';
import { Allocation } from '../shapes.ts';

/** The three targets and two sources that the examples share. */
const EXAMPLE = {
  currency: 'USD',
  targets: [
    { id: 'C1', claim: '190000000.00' },
    { id: 'C2', claim: '20000000.00' },
    { id: 'C3', claim: '15000000.00' },
  ],
  sources: [
    { id: 'core', amount: '60000000.00', for: '*' },
    { id: 'donorX', amount: '30000000.00', for: ['C1'] },
  ],
  program: { format: 'allocation-program/1', stages: [{ id: 'all', to: '*', share: 'proportional' }] },
};

const allocation = route({
  method: 'POST',
  path: '/allocations',
  id: 'allocate',
  summary: 'Share any money between any targets by a program: the bare engine',
  who: 'everyone',
  pathParameters: NO_PARAMETERS,
  query: NO_PARAMETERS,
  body: { ...JSON_BODY, schema: allocationRequestSchema, example: EXAMPLE },
  answers: { 200: { description: 'Awards to the cent, who pays what, and why.', schema: Allocation } },
  problems: ['work-too-large', 'result-too-large'],
  handle({ body }) {
    const request = readAllocationRequest(body.value);
    if (!request.ok) return refuseDocument(request.faults);
    const allocated = allocate(request.value.problem);
    if (!allocated.ok) return refuseDocument(allocated.faults);
    return { body: allocationAnswer(allocated.value, request.value), narrowedBy: 'The detail "awards"' };
  },
});

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

export const ALLOCATION_ROUTES: readonly Route[] = [allocation, rules];
