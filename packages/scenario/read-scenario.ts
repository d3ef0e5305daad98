import { checkCosting, costPlan } from '@tamwil/costing';
import { type Checked, type Fault, pointerOf, shapeFaults } from '@tamwil/fault';
import { minorDigits } from '@tamwil/money';
import {
  type Assumption,
  isDate,
  PLAN_FAULTS,
  PLANS,
  type Plan,
  type Priorities,
  readAmount,
  readPlan,
} from '@tamwil/plan';
import type { ScenarioAssumptionCode } from './assumptions.ts';
import { inDocumentOrder } from './document-order.ts';
import { SCENARIO_FAULTS, type ScenarioFaultCode } from './fault-codes.ts';
import { fundScenario } from './fund-scenario.ts';
import { inputDigest } from './normal-form.ts';
import { choosesNoPriorities, referenceLine } from './presets/reference-line.ts';
import { readCountries } from './read-countries.ts';
import { programFaults, resolveProgram } from './resolve-program.ts';
import type { Scenario } from './scenario.ts';
import { type ScenarioDocument, scenarioSchema } from './scenario-schema.ts';

/**
 * Reads a scenario document: shape, plan, costing, funding, priorities and program, with every default filled in and
 * listed as an assumption. A document of four keys is complete.
 *
 * @param json the JSON value of the document, after `readJsonDocument`
 * @returns the scenario, or every fault at once in document order, with pointers into the document; codes of
 * `SHAPE_FAULTS`, `PLAN_FAULTS`, `COSTING_FAULTS`, `FUNDING_FAULTS`, `FISCAL_SPACE_FAULTS`, `SCENARIO_FAULTS`
 * @example
 * ```ts
 * import { readScenario } from '@tamwil/scenario';
 * const funding = [{ id: 'a', amount: '160000000.00', stage: 'committed' }];
 * const read = readScenario({ schema: 'scenario/1', name: 'x', plan: 'gb343-ins-3-1', funding });
 * read.ok && read.value.grain // => 'plan'
 * ```
 */
export function readScenario(json: unknown): Checked<Scenario> {
  const parsed = scenarioSchema.safeParse(json);
  // Sections of the right shape are looked into even when another is not, so that one round shows everything.
  const document = keysInOrder(parsed.success ? parsed.data : sections(json));
  const faults = parsed.success ? [] : shapeFaults(parsed.error);
  const plan = document.plan === undefined ? null : planOf(document.plan, faults);
  const countries = readCountries(document.fiscalSpace, faults);
  const scenario = plan === null ? null : checkSections(document, plan, faults);
  if (faults.length > 0 || scenario === null) return { ok: false, faults: inDocumentOrder(faults, json) };
  const whole = document as ScenarioDocument;
  return {
    ok: true,
    value: { ...scenario, countries, document: whole, digest: inputDigest(whole, scenario.plan), name: whole.name },
  };
}

/**
 * The document with all keys in one order. The order of keys says nothing in JSON, and the digests do not see it, so no
 * cent may depend on it: a tie between two outputs of a record goes by their names.
 */
function keysInOrder<T>(value: T): T {
  if (Array.isArray(value)) return value.map(keysInOrder) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, keysInOrder(inner)])) as T;
}

type Sections = Partial<ScenarioDocument>;

/** Those top-level keys whose values have the right shape. */
function sections(json: unknown): Sections {
  if (typeof json !== 'object' || json === null) return {};
  const shapes = Object.entries(scenarioSchema.shape);
  return Object.fromEntries(
    shapes.flatMap(([key, shape]) => {
      const read = shape.safeParse((json as Record<string, unknown>)[key]);
      return read.success && read.data !== undefined ? [[key, read.data]] : [];
    }),
  ) as Sections;
}

function planOf(named: NonNullable<Sections['plan']>, faults: Fault[]): Plan | null {
  if (typeof named !== 'string') {
    const read = readPlan(named);
    if (read.ok) return read.value;
    faults.push(...below('/plan', read.faults));
    return null;
  }
  const plan = PLANS.get(named);
  if (plan !== undefined) return plan;
  faults.push({
    pointer: '/plan',
    code: 'unknown-plan',
    detail: `The catalogue has ${[...PLANS.keys()].join(', ')}.`,
    fix: PLAN_FAULTS['unknown-plan'].fix,
  });
  return null;
}

type Checkable = Omit<Scenario, 'document' | 'digest' | 'name' | 'countries'>;

/** Everything that needs the plan; null when a section cannot be made sense of. */
function checkSections(document: Sections, plan: Plan, faults: Fault[]): Checkable | null {
  const assumptions: Assumption[] = [];
  const assume = (code: ScenarioAssumptionCode, pointer: string, value: string): void => {
    assumptions.push({ code, pointer, value });
  };
  const { level = 'output', grain = 'plan', currency = plan.currency, asOf = null, slippage = 'move' } = document;
  if (document.level === undefined) assume('level-output', '/level', level);
  if (document.grain === undefined) assume('grain-plan', '/grain', grain);
  if (document.currency === undefined) assume('currency-of-plan', '/currency', currency);
  if (document.asOf === undefined) assume('no-as-at-date', '/asOf', 'null');
  if (document.slippage === undefined) assume('slippage-move', '/slippage', slippage);
  if (document.basis === undefined) assume('basis-firm', '/basis', 'firm');
  if (currency !== plan.currency) {
    const detail = `The plan is in ${plan.currency}, the scenario in ${JSON.stringify(currency)}.`;
    report(faults, 'plan-currency', '/currency', detail);
  }
  if (asOf !== null && !isDate(asOf))
    report(faults, 'not-a-date', '/asOf', `${JSON.stringify(asOf)} is not a day that exists.`);
  if (asOf === null && grain !== 'plan') {
    report(faults, 'as-of-missing', '/asOf', `The grain is ${grain}, so a day of the position is needed.`);
  }

  const costing = checkCosting(document.costing ?? {}, plan);
  if (costing.ok) assumptions.push(...below('/costing', costing.value.assumptions));
  else faults.push(...below('/costing', costing.faults));
  const priorities = readPriorities(document.priorities, plan, faults);
  const minima = readMinima(document.minimumViable?.outputs, plan, faults);
  const program = document.program ?? referenceLine(level);
  if (choosesNoPriorities(program))
    assume('no-priorities-chosen', '/program', document.program ? 'as sent' : 'reference line');
  const resolved = resolveProgram(program, { plan, level, grain }, priorities, faults);
  faults.push(...programFaults(resolved, { plan, level, grain }));

  const costLines = costing.ok ? costPlan(costing.value) : [];
  const surroundings = { plan, grain, asOf, priorities };
  const money =
    document.funding === undefined
      ? null
      : fundScenario(document.funding, costing.ok ? costing.value : null, costLines, surroundings);
  if (money !== null && !money.ok) faults.push(...below('/funding', money.faults));
  if (!costing.ok || !money?.ok) return null;
  const { funding, booked } = money.value;
  assumptions.push(...below('/funding', [...funding.assumptions, ...booked.assumptions]));
  return {
    plan,
    level,
    grain,
    currency,
    digits: minorDigits(plan.currency),
    asOf,
    slippage,
    basis: document.basis ?? 'firm',
    costing: costing.value,
    costLines,
    funding,
    booked,
    priorities,
    minima,
    program,
    engineProgram: resolved.program,
    grouping: resolved.grouping,
    assumptions,
  };
}

/** Levels by output; a component's id gives its level to every output of it that has none of its own. */
function readPriorities(section: Sections['priorities'] = {}, plan: Plan, faults: Fault[]): Priorities {
  const levels = new Map<string, 'high' | 'medium' | 'low'>();
  for (const { id, outputs } of plan.components) {
    const level = section[id]?.level;
    if (level !== undefined) for (const output of outputs) levels.set(output.id, level);
  }
  const known = new Set(plan.components.flatMap(({ id, outputs }) => [id, ...outputs.map((output) => output.id)]));
  for (const [id, { level }] of Object.entries(section)) {
    if (!known.has(id)) unknown(faults, 'unknown-id', pointerOf(['priorities', id]), id);
    else if (!plan.components.some((component) => component.id === id)) levels.set(id, level);
  }
  return levels;
}

function readMinima(section: Readonly<Record<string, string>> = {}, plan: Plan, faults: Fault[]): Map<string, bigint> {
  const outputs = new Set(plan.outputs.map(({ id }) => id));
  const minima = new Map<string, bigint>();
  for (const [id, text] of Object.entries(section)) {
    const pointer = pointerOf(['minimumViable', 'outputs', id]);
    if (!outputs.has(id)) unknown(faults, 'unknown-output', pointer, id);
    minima.set(id, readAmount(text, plan.currency, pointer, faults));
  }
  return minima;
}

function report(faults: Fault[], code: ScenarioFaultCode, pointer: string, detail: string): void {
  faults.push({ pointer, code, detail, fix: SCENARIO_FAULTS[code].fix });
}

function unknown(faults: Fault[], code: 'unknown-id' | 'unknown-output', pointer: string, id: string): void {
  const detail = `The plan has no ${JSON.stringify(id.slice(0, 80))} here.`;
  faults.push({ pointer, code, detail, fix: PLAN_FAULTS[code].fix });
}

function below<T extends { readonly pointer: string }>(pointer: string, entries: readonly T[]): T[] {
  return entries.map((entry) => ({ ...entry, pointer: pointer + entry.pointer }));
}
