import type { ProgramDocument as EngineProgram } from '@tamwil/allocation';
import type { Fault } from '@tamwil/fault';
import { type Plan, type PlanLevel, type Priorities, type Selector, selectOutputs } from '@tamwil/plan';
import { SCENARIO_FAULTS } from './fault-codes.ts';
import type { Grouping, ProgramDocument } from './program-schema.ts';

/** A scenario's program in the engine's words, with what its targets are grouped by. */
export interface ResolvedProgram {
  readonly program: EngineProgram;
  /** What the group of a target is; null when no stage shares between groups. */
  readonly grouping: Grouping | null;
}

/**
 * Resolves the selectors of a program to units (outputs, or components at that level) and `by` to the engine's groups.
 * Positions of stages stay, so a pointer into one program is a pointer into the other.
 *
 * @param faults receives `selects-part-of-component`, `groupings-mixed` and the selectors' own faults
 */
export function resolveProgram(
  document: ProgramDocument,
  plan: Plan,
  level: PlanLevel,
  priorities: Priorities,
  faults: Fault[],
): ResolvedProgram {
  const stages = document.stages.map(({ to = '*', by, ...rest }, index) => {
    const units = unitsOf(to, plan, level, priorities, `/program/stages/${index}/to`, faults);
    return { ...rest, to: units, ...(by === undefined ? {} : { by: 'group' as const }) };
  });
  const groupings = document.stages.flatMap(({ by }, index) => (by === undefined ? [] : [{ by, index }]));
  const grouping = groupings[0]?.by ?? null;
  for (const { by, index } of groupings) {
    if (by === grouping) continue;
    faults.push({
      pointer: `/program/stages/${index}/by`,
      code: 'groupings-mixed',
      detail: `An earlier step shares between groups by ${grouping}, this one by ${by}.`,
      fix: SCENARIO_FAULTS['groupings-mixed'].fix,
    });
  }
  return { program: { ...document, stages }, grouping };
}

function unitsOf(
  selector: Selector,
  plan: Plan,
  level: PlanLevel,
  priorities: Priorities,
  pointer: string,
  faults: Fault[],
): '*' | string[] {
  if (selector === '*') return '*';
  const chosen = selectOutputs(selector, plan, priorities);
  if (!chosen.ok) {
    faults.push(...chosen.faults.map((fault) => ({ ...fault, pointer: pointer + fault.pointer })));
    return [];
  }
  if (level === 'output') return chosen.value;
  const outputs = new Set(chosen.value);
  const componentOf = new Map(plan.outputs.map(({ id, component }) => [id, component]));
  const components = [...new Set(chosen.value.map((id) => componentOf.get(id)!))];
  for (const component of plan.components) {
    if (!components.includes(component.id) || component.outputs.every(({ id }) => outputs.has(id))) continue;
    faults.push({
      pointer,
      code: 'selects-part-of-component',
      detail: `Only some outputs of ${component.id} are selected, and the scenario decides about whole components.`,
      fix: SCENARIO_FAULTS['selects-part-of-component'].fix,
    });
  }
  return components;
}
