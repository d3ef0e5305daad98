import {
  allocate,
  allocationAnswer,
  allocationRequestSchema,
  fundingPath,
  fundingPathAnswer,
  fundingPathRequestSchema,
  propertiesAnswer,
  readAllocationRequest,
  readFundingPathRequest,
  readRulesRequest,
  rulesAnswer,
  testProperties,
} from '@tamwil/allocation';
import * as z from 'zod';
import { computation } from '../computation.ts';
import { MOST_PATH_WORK, MOST_RUN_WORK } from '../most-work.ts';
import { named } from '../named-shape.ts';
import type { Route } from '../route.ts';

/** Three targets and two sources, one of them with an earmark. */
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

const allocation = computation({
  path: '/allocations',
  id: 'allocate',
  summary: 'Share any money between any targets by a program: the bare engine',
  body: () => allocationRequestSchema,
  example: EXAMPLE,
  answer: 'Awards to the cent, who pays what, and why.',
  schema: () => z.looseObject({ engine: z.string(), currency: z.string(), awards: z.array(z.looseObject({})) }),
  narrowedBy: 'The detail "awards"',
  compute(body) {
    const request = readAllocationRequest(body);
    if (!request.ok) return request;
    const allocated = allocate(request.value.problem, { workLimit: MOST_RUN_WORK });
    return allocated.ok ? { ok: true, value: allocationAnswer(allocated.value, request.value) } : allocated;
  },
});

const rules = computation({
  path: '/allocations/rules',
  id: 'compareRules',
  summary: 'The same claims and the same money under fourteen rules of the literature',
  body: () =>
    z.strictObject({
      currency: z.string(),
      available: z.string(),
      claims: z.array(z.strictObject({ id: z.string(), claim: z.string() })),
      weights: z.record(z.string(), z.string()).optional(),
      detail: z.enum(['cents', 'exact']).optional(),
    }),
  example: {
    currency: 'USD',
    available: '200.00',
    claims: [
      { id: 'a', claim: '100.00' },
      { id: 'b', claim: '200.00' },
      { id: 'c', claim: '300.00' },
    ],
  },
  answer: 'One entry for each rule, in the order of the gallery.',
  schema: named('Rules'),
  narrowedBy: 'The detail "cents"',
  compute(body) {
    const request = readRulesRequest(body);
    return request.ok ? { ok: true, value: rulesAnswer(request.value) } : request;
  },
});

const path = computation({
  path: '/allocations/funding-path',
  id: 'traceFundingPath',
  summary: 'Every amount of money at which the program changes what it does with the next dollar, exactly',
  body: () => fundingPathRequestSchema,
  example: { ...EXAMPLE, vary: 'all', at: ['120000000.00'] },
  answer: 'Break-points in order, and the exact awards at the amounts asked for.',
  schema: named('FundingPath'),
  narrowedBy: 'A smaller upTo',
  compute(body) {
    const request = readFundingPathRequest(body);
    if (!request.ok) return request;
    const { problem, ...options } = request.value;
    const traced = fundingPath(problem, { ...options, workLimit: MOST_PATH_WORK });
    return traced.ok ? { ok: true, value: fundingPathAnswer(traced.value) } : traced;
  },
});

const properties = computation({
  path: '/allocations/properties',
  id: 'testProperties',
  summary: 'Which properties of the literature the program itself has, with a counterexample where it has not',
  body: () => allocationRequestSchema,
  example: EXAMPLE,
  answer: 'One entry for each property.',
  schema: named('Properties'),
  narrowedBy: 'A program with fewer stages',
  compute(body) {
    const request = readAllocationRequest(body);
    if (!request.ok) return request;
    const { problem, currency, digits } = request.value;
    return { ok: true, value: propertiesAnswer(testProperties(problem), { currency, digits }) };
  },
});

export const ALLOCATION_ROUTES: readonly Route[] = [allocation, rules, path, properties];
