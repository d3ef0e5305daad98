import type { Checked } from '@tamwil/fault';
import { compare, type Fraction, ONE, parseFraction } from '@tamwil/money';
import { type Selector, selectOutputs } from '@tamwil/plan';
import type { Scenario } from '@tamwil/scenario';
import { riskFault } from '../request.ts';
import type { LiftQuestion } from './lift.ts';

/** A share of the cost above 0 and up to 1. Fault: `not-a-share`. */
export function readGoal(text: string, pointer: string): Checked<Fraction> {
  const goal = parseFraction(text);
  if (goal !== null && goal.n > 0n && compare(goal, ONE) <= 0) return { ok: true, value: goal };
  return {
    ok: false,
    faults: [riskFault('not-a-share', pointer, `${JSON.stringify(text)} is no share above 0 and up to 1.`)],
  };
}

/**
 * Which outputs, or whole components at that level, are to reach which share. Faults: those of selectors,
 * `empty-selection`, `not-a-share`.
 */
export function readLift(
  { plan, priorities, level }: Scenario,
  question: { readonly to: Selector; readonly goal: string },
): Checked<LiftQuestion> {
  const goal = readGoal(question.goal, '/goal');
  const chosen = selectOutputs(question.to, plan, priorities);
  const faults = [
    ...(chosen.ok ? [] : chosen.faults.map((fault) => ({ ...fault, pointer: `/to${fault.pointer}` }))),
    ...(chosen.ok && chosen.value.length === 0 ? [riskFault('empty-selection', '/to', 'No output is selected.')] : []),
    ...(goal.ok ? [] : goal.faults),
  ];
  if (!chosen.ok || !goal.ok || faults.length > 0) return { ok: false, faults };
  const wanted = new Set(chosen.value);
  const components = plan.components.filter(({ outputs }) => outputs.some(({ id }) => wanted.has(id)));
  const outputs =
    level === 'output' ? chosen.value : components.flatMap((component) => component.outputs.map(({ id }) => id));
  const units = level === 'output' ? chosen.value : components.map(({ id }) => id);
  return { ok: true, value: { units, outputs, goal: goal.value, goalText: question.goal } };
}
