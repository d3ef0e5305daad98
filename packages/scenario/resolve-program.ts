import { checkProblem, type ProgramDocument as EngineProgram } from '@tamwil/allocation';
import type { Fault } from '@tamwil/fault';
import { minorDigits } from '@tamwil/money';
import {
  type Cell,
  cellId,
  type Grain,
  type Plan,
  type PlanLevel,
  type Priorities,
  periodsOf,
  type Selector,
  selectOutputs,
} from '@tamwil/plan';
import { SCENARIO_FAULTS } from './fault-codes.ts';
import type { Grouping, ProgramDocument } from './program-schema.ts';

/** A scenario's program in the engine's words, with what its targets are grouped by. */
export interface ResolvedProgram {
  readonly program: EngineProgram;
  /** What the group of a target is; null when no stage shares between groups. */
  readonly grouping: Grouping | null;
}

/** What lines there are: of what plan, how finely. */
export interface Frame {
  readonly plan: Plan;
  readonly level: PlanLevel;
  readonly grain: Grain;
}

/**
 * Resolves the selectors of a program to units (outputs, or components at that level) and `by` to the engine's groups.
 * Positions of stages stay, so a pointer into one program is a pointer into the other.
 *
 * @param faults receives `selects-part-of-component`, `groupings-mixed` and the selectors' own faults
 */
export function resolveProgram(
  document: ProgramDocument,
  frame: Frame,
  priorities: Priorities,
  faults: Fault[],
): ResolvedProgram {
  const { plan, level } = frame;
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
  const alone = grouping !== null && groupsOfOne(frame, grouping);
  const stages = document.stages.map(({ to = '*', by, within, weightsWithin, ...rest }, index) => {
    const units = unitsOf(to, plan, level, priorities, `/program/stages/${index}/to`, faults);
    if (by !== undefined && alone) return { ...rest, to: units };
    const inside = { ...(within && { within }), ...(weightsWithin && { weightsWithin }) };
    return { ...rest, to: units, ...(by && { by: 'group' as const }), ...inside };
  });
  return { program: { ...document, stages }, grouping: alone ? null : grouping };
}

/** Groups of one target each share like targets; leaving the grouping out keeps their names from standing for two things. */
function groupsOfOne({ level, grain }: Frame, grouping: Grouping): boolean {
  return grain === 'plan' && (grouping === 'output' || (grouping === 'component' && level === 'component'));
}

/**
 * The engine's group of a line. Without a step that groups, components are the groups, because ceilings of an agreement
 * may name them, unless the line is the component.
 */
export function groupOf(
  cell: Pick<Cell, 'id' | 'component' | 'unit' | 'period'>,
  grouping: Grouping | null,
): { readonly group?: string } {
  const group = { component: cell.component, output: cell.unit, period: cell.period }[grouping ?? 'component'];
  return group === cell.id ? {} : { group };
}

/**
 * What is wrong with a resolved program whatever the money and the costs are: unknown names in weights and lists,
 * numbers out of range, keys that do not go together.
 */
export function programFaults({ program, grouping }: ResolvedProgram, { plan, level, grain }: Frame): Fault[] {
  const units = level === 'output' ? plan.outputs : plan.components.map(({ id }) => ({ id, component: id }));
  const targets = units.flatMap(({ id: unit, component }) =>
    periodsOf(plan, grain).map(({ id: period }) => {
      const id = cellId(unit, period);
      const fields = { minimum: 0n, earmarked: 0n };
      return { id, claim: 0n, unit, ...groupOf({ id, component, unit, period }, grouping), fields };
    }),
  );
  return checkProblem({ digits: minorDigits(plan.currency), targets, sources: [], program });
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
