import { WorkExceeded, WorkMeter } from '@tamwil/allocation';
import type { Checked } from '@tamwil/fault';
import type { Scenario } from '@tamwil/scenario';
import * as z from 'zod';
import { belowScenario, readAsked, riskFault } from '../request.ts';
import { type AskListAnswer, askList } from './ask-list.ts';
import { type DeparturesAnswer, departures } from './departures.ts';
import { type EarmarkCostAnswer, earmarkCost } from './earmark-cost.ts';
import { type LiftAnswer, lift } from './lift.ts';
import { readGoal, readLift } from './mode-question.ts';
import { MODE_SHAPES, MODES } from './modes-schema.ts';
import { basisOf, type Position, positionOf } from './position.ts';
import { type RenegotiateAnswer, renegotiate } from './renegotiate.ts';
import { runsOf } from './runs-of.ts';

/** The JSON of `POST /v1/evaluations/modes`. */
export type ModesAnswer = {
  readonly currency: string;
  readonly asOf: string | null;
  /** What the figures are measured on; departures always on firm money. */
  readonly basis: 'in-hand' | 'firm';
} & ModeAnswer;

type ModeAnswer =
  | ({ readonly mode: 'lift' } & LiftAnswer)
  | ({ readonly mode: 'earmarking' } & EarmarkCostAnswer)
  | ({ readonly mode: 'renegotiate' } & RenegotiateAnswer)
  | ({ readonly mode: 'asks' } & AskListAnswer)
  | ({ readonly mode: 'departures' } & DeparturesAnswer);

/** Most runs of a program times lines of the scenario of one answer, where the caller sets no other: some minutes. */
export const MOST_MODE_WORK = 1_000_000;
/** What a run of a program may cost for each line, in arcs looked at: many times what it costs where money is simple. */
const ARCS_PER_LINE = 7_500;

const HEADER = z.object({ mode: z.enum(MODES) });

/**
 * Mobilize and renegotiate. `lift`: what must be raised to lift outputs to a goal. `earmarking`: what conditions on money
 * cost. `renegotiate`: which change of which agreement frees how much. `asks`: what to ask for, by bottleneck.
 * `departures`: what happens when an agreement leaves.
 *
 * @param json `{ scenario, mode, ... }`, with `to` (a selector) and `goal` (a share) for `lift`, `goal` (default "1") for
 *   `asks`, `together` (ids of changes) for `renegotiate`
 * @param mostWork runs of the program times lines. Where more are to be expected nothing is computed; where they turn out
 *   to be harder than such runs ever are, the answer ends there
 * @returns the answer, or every fault of the scenario and the question; `work-too-large` beyond that work
 * @example
 * ```ts
 * import { modesAnswer } from '@tamwil/risk';
 * const funding = [{ id: 'a', amount: '160000000.00', stage: 'committed' }];
 * const scenario = { schema: 'scenario/1', name: 'x', plan: 'gb343-ins-3-1', level: 'component', funding };
 * const answer = modesAnswer({ scenario, mode: 'lift', to: ['C5'], goal: '0.8' });
 * const readings = answer.ok && answer.value.mode === 'lift' ? answer.value.readings : [];
 * readings.map(({ needed }) => needed?.usable) // => ['499578.06', '29600000.00', '3200000.00', '29600000.00']
 * ```
 */
export function modesAnswer(json: unknown, mostWork = MOST_MODE_WORK): Checked<ModesAnswer> {
  const header = HEADER.safeParse(json);
  return header.success ? ANSWERS[header.data.mode](json, mostWork) : withoutMode(json);
}

type Answer = (json: unknown, mostWork: number) => Checked<ModesAnswer>;

const ANSWERS: Readonly<Record<(typeof MODES)[number], Answer>> = {
  lift(json, mostWork) {
    const asked = readAsked(json, MODE_SHAPES.lift);
    if (!asked.ok) return asked;
    const question = readLift(asked.value.scenario, asked.value.question);
    if (!question.ok) return question;
    return answered(asked.value.scenario, 'lift', mostWork, (position) => ({
      ok: true,
      value: { mode: 'lift', ...lift(position, question.value) },
    }));
  },
  earmarking(json, mostWork) {
    const asked = readAsked(json, MODE_SHAPES.earmarking);
    if (!asked.ok) return asked;
    return answered(asked.value.scenario, 'earmarking', mostWork, (position) => {
      const cost = earmarkCost(position);
      return cost.ok
        ? { ok: true, value: { mode: 'earmarking', ...cost.value } }
        : { ok: false, faults: belowScenario(cost.faults) };
    });
  },
  renegotiate(json, mostWork) {
    const asked = readAsked(json, MODE_SHAPES.renegotiate);
    if (!asked.ok) return asked;
    const { scenario, question } = asked.value;
    return answered(scenario, 'renegotiate', mostWork, (position) => {
      const changes = renegotiate(position, question.together ?? null);
      return changes.ok ? { ok: true, value: { mode: 'renegotiate', ...changes.value } } : changes;
    });
  },
  asks(json, mostWork) {
    const asked = readAsked(json, MODE_SHAPES.asks);
    if (!asked.ok) return asked;
    const { goal: text = '1' } = asked.value.question;
    const goal = readGoal(text, '/goal');
    if (!goal.ok) return goal;
    return answered(asked.value.scenario, 'asks', mostWork, (position) => ({
      ok: true,
      value: { mode: 'asks', ...askList(position, goal.value, text) },
    }));
  },
  departures(json, mostWork) {
    const asked = readAsked(json, MODE_SHAPES.departures);
    if (!asked.ok) return asked;
    return answered({ ...asked.value.scenario, basis: 'firm' }, 'departures', mostWork, (position) => ({
      ok: true,
      value: { mode: 'departures', ...departures(position) },
    }));
  },
};

/** Computes an answer where its work is within bounds. */
function answered(
  scenario: Scenario,
  mode: (typeof MODES)[number],
  mostWork: number,
  compute: (position: Position) => Checked<ModeAnswer>,
): Checked<ModesAnswer> {
  const tooLarge = (detail: string) => ({ ok: false, faults: [riskFault('work-too-large', '', detail)] }) as const;
  try {
    const position = positionOf(scenario, new WorkMeter(ARCS_PER_LINE * mostWork));
    if (!position.ok) return { ok: false, faults: belowScenario(position.faults) };
    const work = runsOf(mode, position.value) * position.value.lines.length;
    if (work > mostWork) {
      return tooLarge(`This takes about ${work} runs times lines; one answer takes at most ${mostWork}.`);
    }
    const answer = compute(position.value);
    if (!answer.ok) return answer;
    const { currency, asOf } = scenario;
    return { ok: true, value: { currency, asOf, basis: basisOf(scenario), ...answer.value } };
  } catch (error) {
    if (!(error instanceof WorkExceeded)) throw error;
    return tooLarge(
      `The rules take more work on this money than ${mostWork} runs times lines; the answer ended there.`,
    );
  }
}

/** Without a mode nobody knows which other keys belong; the faults of mode and scenario are told. */
function withoutMode(json: unknown): Checked<never> {
  const asked = readAsked(json, HEADER.shape);
  if (asked.ok) throw new Error('A mode was read that was not there.');
  return { ok: false, faults: asked.faults.filter(({ pointer }) => /^(?:$|\/mode$|\/scenario)/.test(pointer)) };
}
