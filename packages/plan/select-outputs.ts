import { type Checked, type Fault, pointerOf } from '@tamwil/fault';
import { PLAN_FAULTS, type PlanFaultCode } from './fault-codes.ts';
import type { Plan, PlanOutput } from './plan.ts';
import { DEEPEST_SELECTOR, type PriorityLevel, type Selector } from './selector.ts';

export type Priorities = ReadonlyMap<string, PriorityLevel>;

/**
 * The outputs that a selector names. Named selections give plan order; a list of ids keeps its own order, because a
 * priority step reads it as one. `{"all": []}` is every output, `{"any": []}` none.
 *
 * @param selector of the right shape (`selectorSchema`)
 * @param priorities level of each output that has one; outputs without a level are in no priority selection
 * @returns ids of outputs, or faults with pointers relative to the selector: `unknown-component`, `unknown-output`,
 * `unknown-id`, `unknown-label`, `selector-too-deep`
 * @example
 * ```ts
 * import { PLANS, selectOutputs } from '@tamwil/plan';
 * const plan = PLANS.get('gb343-ins-3-1')!;
 * const selector = { all: [{ components: ['C3', 'C1'] }, { not: { outputs: ['C3.2'] } }, { sdgTargets: ['17.3'] }] };
 * selectOutputs(selector, plan) // => { ok: true, value: ['C3.1', 'C3.3', 'C3.4'] }
 * ```
 */
export function selectOutputs(selector: Selector, plan: Plan, priorities: Priorities = new Map()): Checked<string[]> {
  const faults: Fault[] = [];
  const ids = Array.isArray(selector)
    ? inListOrder(selector as readonly string[], plan, [], faults)
    : inPlanOrder(selected(selector, plan, priorities, [], faults), plan);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: ids };
}

function inPlanOrder(chosen: ReadonlySet<string>, plan: Plan): string[] {
  return plan.outputs.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
}

function selected(
  selector: Selector,
  plan: Plan,
  priorities: Priorities,
  path: readonly PropertyKey[],
  faults: Fault[],
): Set<string> {
  const all = (): Set<string> => new Set(plan.outputs.map(({ id }) => id));
  const where = (holds: (output: PlanOutput) => boolean): Set<string> =>
    new Set(plan.outputs.filter(holds).map(({ id }) => id));
  const labelled = (
    key: string,
    labels: readonly string[],
    of: (output: PlanOutput) => readonly string[],
  ): Set<string> => {
    const wanted = known(labels, new Set(plan.outputs.flatMap(of)), 'unknown-label', [...path, key], faults);
    return where((output) => of(output).some((label) => wanted.has(label)));
  };
  const part = (key: 'any' | 'all', inner: readonly Selector[]): Set<string>[] =>
    inner.map((each, index) => selected(each, plan, priorities, [...path, key, index], faults));

  // A caller that skipped the schema gets a fault here, not an exhausted stack: keys alternate with positions in lists.
  if (path.filter((step) => typeof step === 'string').length >= DEEPEST_SELECTOR) {
    const { fix } = PLAN_FAULTS['selector-too-deep'];
    const detail = `Selectors nest at most ${DEEPEST_SELECTOR} levels.`;
    faults.push({ pointer: pointerOf(path), code: 'selector-too-deep', detail, fix });
    return new Set();
  }
  if (selector === '*') return all();
  if (isList(selector)) return new Set(inListOrder(selector, plan, path, faults));
  if ('components' in selector) {
    const ids = new Set(plan.components.map(({ id }) => id));
    const wanted = known(selector.components, ids, 'unknown-component', [...path, 'components'], faults);
    return where(({ component }) => wanted.has(component));
  }
  if ('outputs' in selector) return known(selector.outputs, all(), 'unknown-output', [...path, 'outputs'], faults);
  if ('sdgTargets' in selector) return labelled('sdgTargets', selector.sdgTargets, (output) => output.sdgTargets);
  if ('tags' in selector) return labelled('tags', selector.tags, (output) => output.tags);
  if ('programmeOutputs2022' in selector) {
    return labelled('programmeOutputs2022', selector.programmeOutputs2022, (output) => output.programmeOutputs);
  }
  if ('priority' in selector) return where(({ id }) => priorities.get(id) === selector.priority);
  if ('any' in selector) return new Set(part('any', selector.any).flatMap((set) => [...set]));
  if ('all' in selector) {
    const sets = part('all', selector.all);
    return where(({ id }) => sets.every((set) => set.has(id)));
  }
  const excluded = selected(selector.not, plan, priorities, [...path, 'not'], faults);
  return where(({ id }) => !excluded.has(id));
}

function isList(selector: Selector): selector is readonly string[] {
  return Array.isArray(selector);
}

function inListOrder(ids: readonly string[], plan: Plan, path: readonly PropertyKey[], faults: Fault[]): string[] {
  const members = new Map(plan.components.map(({ id, outputs }) => [id, outputs.map((output) => output.id)]));
  const outputs = new Set(plan.outputs.map(({ id }) => id));
  const valid = known(ids, new Set([...outputs, ...members.keys()]), 'unknown-id', path, faults);
  return [...new Set([...valid].flatMap((id) => members.get(id) ?? [id]))];
}

function known(
  ids: readonly string[],
  existing: ReadonlySet<string>,
  code: PlanFaultCode,
  path: readonly PropertyKey[],
  faults: Fault[],
): Set<string> {
  for (const [index, id] of ids.entries()) {
    if (existing.has(id)) continue;
    const detail = `The plan has no ${JSON.stringify(id.slice(0, 80))} here.`;
    faults.push({ pointer: pointerOf([...path, index]), code, detail, fix: PLAN_FAULTS[code].fix });
  }
  return new Set(ids.filter((id) => existing.has(id)));
}
