import {
  fundingPath,
  fundingPathAnswer,
  propertiesAnswer,
  readAllocationRequest,
  readFundingPathRequest,
  readRulesRequest,
  rulesAnswer,
  testProperties,
  WorkMeter,
} from '@tamwil/allocation';
import { formatAmount, minorDigits, minorUnitsOf } from '@tamwil/money';
import { scenarioSchema } from '@tamwil/scenario';
import * as z from 'zod';
import { computation } from '../computation.ts';
import { engineRequest } from '../engine-request.ts';
import { EXAMPLE_SCENARIO } from '../example-scenario.ts';
import { MOST_PATH_WORK, MOST_RUN_WORK } from '../most-work.ts';
import { named } from '../named-shape.ts';
import type { Route } from '../route.ts';

/* The questions of /allocations, asked of a scenario: the same engine, on the scenario's own lines and money. */

const Amount = z.string().max(64);
const PATH = {
  vary: z.string().max(200).optional().describe('`all` (without it) or an agreement, as `source` or `source/period`.'),
  upTo: Amount.optional(),
  at: z.array(Amount).max(1_000).optional(),
};

const path = computation({
  path: '/evaluations/funding-path',
  id: 'traceScenarioPath',
  summary: 'Every amount of money at which the rules of a scenario change what they do with the next dollar',
  body: () => z.strictObject({ scenario: scenarioSchema, ...PATH }),
  example: { scenario: EXAMPLE_SCENARIO, at: ['120000000.00'] },
  answer: 'Break-points in order, and the exact awards at the amounts asked for.',
  schema: named('FundingPath'),
  narrowedBy: 'The grain "plan" or a smaller upTo',
  compute(body) {
    const meter = new WorkMeter(MOST_PATH_WORK);
    const read = engineRequest(body, PATH, meter);
    if (!read.ok) return read;
    const { request, question } = read.value;
    const asked = readFundingPathRequest({ ...request, ...question, vary: question.vary ?? 'all' });
    if (!asked.ok) return asked;
    const { problem, ...options } = asked.value;
    const traced = fundingPath(problem, { ...options, workLimit: MOST_PATH_WORK - meter.spent });
    return traced.ok ? { ok: true, value: fundingPathAnswer(traced.value) } : traced;
  },
});

const RULES = { detail: z.enum(['cents', 'exact']).optional() };

const rules = computation({
  path: '/evaluations/rules',
  id: 'compareScenarioRules',
  summary: 'The cost of each output and all the money of a scenario under fourteen rules, as if nothing were earmarked',
  body: () => z.strictObject({ scenario: scenarioSchema, ...RULES }),
  example: { scenario: EXAMPLE_SCENARIO },
  answer: 'One entry for each rule, in the order of the gallery.',
  schema: named('Rules'),
  narrowedBy: 'The detail "cents"',
  compute(body) {
    const read = engineRequest(body, RULES, new WorkMeter(MOST_RUN_WORK));
    if (!read.ok) return read;
    const { scenario, request, question } = read.value;
    const digits = minorDigits(scenario.plan.currency);
    const sum = (amounts: readonly string[]) =>
      formatAmount(
        amounts.reduce((total, amount) => total + minorUnitsOf(amount, digits), 0n),
        digits,
      );
    const units = [...new Set(request.targets.map(({ id, unit }) => unit ?? id))];
    const claims = units.map((id) => ({
      id,
      claim: sum(request.targets.filter((target) => (target.unit ?? target.id) === id).map(({ claim }) => claim)),
    }));
    const available = sum(request.sources.map(({ amount }) => amount));
    const asked = readRulesRequest({ currency: scenario.currency, available, claims, ...question });
    return asked.ok ? { ok: true, value: rulesAnswer(asked.value) } : asked;
  },
});

const properties = computation({
  path: '/evaluations/properties',
  id: 'testScenarioProperties',
  summary: 'Which properties of the literature the rules of a scenario have, with a counterexample where they have not',
  body: () => z.strictObject({ scenario: scenarioSchema }),
  example: { scenario: EXAMPLE_SCENARIO },
  answer: 'One entry for each property.',
  schema: named('Properties'),
  narrowedBy: 'A program with fewer stages',
  compute(body) {
    const read = engineRequest(body, {}, new WorkMeter(MOST_RUN_WORK));
    if (!read.ok) return read;
    const asked = readAllocationRequest(read.value.request);
    if (!asked.ok) return asked;
    const { problem, currency, digits } = asked.value;
    return { ok: true, value: propertiesAnswer(testProperties(problem), { currency, digits }) };
  },
});

export const ENGINE_QUESTION_ROUTES: readonly Route[] = [path, rules, properties];
