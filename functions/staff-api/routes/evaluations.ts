import { WorkMeter } from '@tamwil/allocation';
import {
  ladderAnswer,
  ladderSchema,
  MODES,
  modesAnswer,
  modesSchema,
  SIMULATION_IN_THE_API,
  sensitivityAnswer,
  sensitivitySchema,
  simulationAnswer,
  simulationSchema,
} from '@tamwil/risk';
import { scenarioSchema } from '@tamwil/scenario';
import * as z from 'zod';
import { bounded, lengthOf } from '../bounded-work.ts';
import { computation } from '../computation.ts';
import { evaluatedBody } from '../evaluation.ts';
import { EXAMPLE_SCENARIO } from '../example-scenario.ts';
import { MOST_LINE_RUNS, MOST_RUN_WORK } from '../most-work.ts';
import { named } from '../named-shape.ts';
import type { Route } from '../route.ts';

const ValuesOf = z.object({ values: z.array(z.unknown()) });

const evaluation = computation({
  path: '/evaluations',
  id: 'evaluateScenario',
  summary: 'Compute a scenario document without saving it',
  body: () =>
    z
      .union([scenarioSchema, z.strictObject({ scenario: scenarioSchema })])
      .describe('The document, or `{"scenario": document}`.'),
  example: EXAMPLE_SCENARIO,
  answer: 'The full result; the same document gives the same bytes.',
  schema: named('Result'),
  narrowedBy: 'The grain "plan"',
  compute(body) {
    const computed = evaluatedBody(body);
    return computed.ok ? { ok: true, value: computed.value.evaluation } : computed;
  },
});

const modes = computation({
  path: '/evaluations/modes',
  id: 'askModes',
  summary: 'Mobilize and renegotiate: what to raise, what conditions cost, what to ask for, what if somebody leaves',
  body: () => modesSchema,
  example: { scenario: EXAMPLE_SCENARIO, mode: 'lift', to: { outputs: ['C1.4'] }, goal: '0.8' },
  answer: 'The answer of the mode that was asked.',
  schema: () => z.looseObject({ mode: z.enum(MODES) }),
  narrowedBy: 'The grain "plan"',
  compute: (body) => modesAnswer(body, MOST_LINE_RUNS),
});

const simulation = computation({
  path: '/evaluations/simulation',
  id: 'simulateScenario',
  summary: 'How sure the result is: quantiles, and the chance of each output, over seeded draws',
  body: () => simulationSchema,
  example: { scenario: EXAMPLE_SCENARIO, draws: 1_000, seed: 1, commonFactor: null },
  answer: 'The same seed gives the same answer on every machine.',
  schema: () => z.looseObject({ draws: z.int(), seed: z.int() }),
  narrowedBy: 'The grain "plan"',
  compute: (body) => simulationAnswer(body, SIMULATION_IN_THE_API),
});

const sensitivity = computation({
  path: '/evaluations/sensitivity',
  id: 'varyInputs',
  summary: 'One input at a time, or two together: how far the gap moves',
  body: () => sensitivitySchema,
  example: {
    scenario: EXAMPLE_SCENARIO,
    inputs: [{ pointer: '/funding/0/amount', low: '140000000.00', high: '180000000.00' }],
  },
  answer: 'The outcome at each value, in the order asked.',
  schema: () => z.looseObject({ base: z.looseObject({}), inputs: z.array(z.looseObject({})) }),
  narrowedBy: 'Fewer values',
  compute: bounded(runsOfSensitivity, (body) => sensitivityAnswer(body, new WorkMeter(MOST_RUN_WORK))),
});

/** Each input twice, and every cell of the sweep. */
function runsOfSensitivity({ inputs, sweep }: Readonly<Record<string, unknown>>): number {
  const sides = z.object({ rows: ValuesOf, columns: ValuesOf }).safeParse(sweep).data;
  return 1 + 2 * lengthOf(inputs) + (sides === undefined ? 0 : sides.rows.values.length * sides.columns.values.length);
}

const ladder = computation({
  path: '/evaluations/ladder',
  id: 'climbLadder',
  summary: 'The same rules when 0 to 50 per cent of the cost is missing, step by step',
  body: () => ladderSchema,
  example: { scenario: EXAMPLE_SCENARIO, shortfalls: ['0', '0.1', '1/3', '0.5'] },
  answer: 'One step for each shortfall, in the order asked.',
  schema: () => z.strictObject({ steps: z.array(z.looseObject({ shortfall: z.string() })) }),
  narrowedBy: 'Fewer shortfalls',
  compute: bounded(
    ({ shortfalls }) => lengthOf(shortfalls),
    (body) => ladderAnswer(body, new WorkMeter(MOST_RUN_WORK)),
  ),
});

export const EVALUATION_ROUTES: readonly Route[] = [evaluation, modes, simulation, sensitivity, ladder];
