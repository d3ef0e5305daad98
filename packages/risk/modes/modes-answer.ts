import type { Checked } from '@tamwil/fault';
import { compare, type Fraction, ONE, parseFraction } from '@tamwil/money';
import { type Selector, selectOutputs, selectorSchema } from '@tamwil/plan';
import type { Scenario } from '@tamwil/scenario';
import * as z from 'zod';
import { askedSchema, belowScenario, readAsked, riskFault } from '../request.ts';
import { type AskListAnswer, askList } from './ask-list.ts';
import { type DepartureAnswer, departures } from './departure.ts';
import { type EarmarkCostAnswer, earmarkCost } from './earmark-cost.ts';
import { type LiftAnswer, lift } from './lift.ts';
import { positionOf } from './position.ts';
import { type RenegotiateAnswer, renegotiate } from './renegotiate.ts';

const share = z.string().max(82);
const shape = {
  lift: z
    .array(z.strictObject({ to: selectorSchema, goal: share }))
    .max(20)
    .optional(),
  earmarkCost: z.boolean().optional(),
  renegotiate: z.strictObject({ together: z.array(z.string().max(200)).max(200).optional() }).optional(),
  askList: z.strictObject({ goal: share }).optional(),
  departures: z.boolean().optional(),
};

/** The body of `POST /v1/evaluations/modes`: any of the questions, each answered under its own key. */
export const modesSchema = askedSchema(shape);

/** The JSON of `POST /v1/evaluations/modes`: null where nothing was asked. */
export interface ModesAnswer {
  readonly lift: readonly LiftAnswer[] | null;
  readonly earmarkCost: EarmarkCostAnswer | null;
  readonly renegotiate: RenegotiateAnswer | null;
  readonly askList: AskListAnswer | null;
  readonly departures: DepartureAnswer | null;
}

/**
 * Mobilize and renegotiate: what must be raised to lift outputs to a goal, what conditions on money cost, which change of
 * which agreement frees how much, what to ask for, and what happens when an agreement leaves.
 *
 * @param json `{ scenario, lift: [{ to, goal }], earmarkCost, renegotiate: { together }, askList: { goal }, departures }`
 * @returns the answers, or every fault of the scenario and the questions
 */
export function modesAnswer(json: unknown): Checked<ModesAnswer> {
  const asked = readAsked(json, shape);
  if (!asked.ok) return asked;
  const { scenario, question } = asked.value;
  const lifts = (question.lift ?? []).map(({ to, goal }, index) => {
    const at = `/lift/${index}`;
    return { to: outputsOf(scenario, to, `${at}/to`), goal: goalOf(goal, `${at}/goal`), text: goal };
  });
  const asking = question.askList === undefined ? null : goalOf(question.askList.goal, '/askList/goal');
  const faults = [...lifts.flatMap(({ to, goal }) => [to, goal]), ...(asking === null ? [] : [asking])].flatMap(
    (read) => (read.ok ? [] : read.faults),
  );
  if (faults.length > 0) return { ok: false, faults };
  const position = positionOf(scenario);
  if (!position.ok) return { ok: false, faults: belowScenario(position.faults) };
  const { value } = position;
  const renegotiated =
    question.renegotiate === undefined ? null : renegotiate(value, question.renegotiate.together ?? null);
  if (renegotiated !== null && !renegotiated.ok) {
    return {
      ok: false,
      faults: renegotiated.faults.map((fault) => ({ ...fault, pointer: `/renegotiate${fault.pointer}` })),
    };
  }
  return {
    ok: true,
    value: {
      lift:
        question.lift === undefined
          ? null
          : lifts.flatMap(({ to, goal, text }) =>
              to.ok && goal.ok ? [lift(value, to.value.units, to.value.outputs, goal.value, text)] : [],
            ),
      earmarkCost: question.earmarkCost ? earmarkCost(value) : null,
      renegotiate: renegotiated?.value ?? null,
      askList: asking?.ok ? askList(value, asking.value, question.askList!.goal) : null,
      departures: question.departures ? departures(value) : null,
    },
  };
}

function goalOf(text: string, pointer: string): Checked<Fraction> {
  const goal = parseFraction(text);
  if (goal !== null && goal.n > 0n && compare(goal, ONE) <= 0) return { ok: true, value: goal };
  return {
    ok: false,
    faults: [riskFault('not-a-share', pointer, `${JSON.stringify(text)} is no share above 0 and up to 1.`)],
  };
}

/** Units of a selection and the outputs they hold. */
function outputsOf(
  { plan, priorities, level }: Scenario,
  selector: Selector,
  pointer: string,
): Checked<{ readonly units: readonly string[]; readonly outputs: readonly string[] }> {
  const chosen = selectOutputs(selector, plan, priorities);
  if (!chosen.ok)
    return { ok: false, faults: chosen.faults.map((fault) => ({ ...fault, pointer: pointer + fault.pointer })) };
  if (chosen.value.length === 0)
    return { ok: false, faults: [riskFault('empty-selection', pointer, 'No output is selected.')] };
  if (level === 'output') return { ok: true, value: { units: chosen.value, outputs: chosen.value } };
  const wanted = new Set(chosen.value);
  const components = plan.components.filter(({ outputs }) => outputs.some(({ id }) => wanted.has(id)));
  const outputs = components.flatMap((component) => component.outputs.map(({ id }) => id));
  return { ok: true, value: { units: components.map(({ id }) => id), outputs } };
}
