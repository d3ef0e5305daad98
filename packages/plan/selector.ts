import * as z from 'zod';
import { PLAN_FAULTS, type PlanFaultCode } from './fault-codes.ts';

export type PriorityLevel = 'high' | 'medium' | 'low';

/**
 * A set of outputs in words: everything, a list of ids (a component's id stands for all its outputs), or one of the
 * named selections.
 */
export type Selector =
  | '*'
  | readonly string[]
  | { readonly components: readonly string[] }
  | { readonly outputs: readonly string[] }
  | { readonly sdgTargets: readonly string[] }
  | { readonly programmeOutputs2022: readonly string[] }
  | { readonly tags: readonly string[] }
  | { readonly priority: PriorityLevel }
  | { readonly any: readonly Selector[] }
  | { readonly all: readonly Selector[] }
  | { readonly not: Selector };

/** Levels of any/all/not: nobody reads more, and a bounded depth cannot exhaust the stack. */
export const DEEPEST_SELECTOR = 32;
const MOST_PARTS = 2000;
const LONGEST_ID = 128;

const LISTS: ReadonlySet<string> = new Set(['components', 'outputs', 'sdgTargets', 'programmeOutputs2022', 'tags']);
const LEVELS: ReadonlySet<unknown> = new Set(['high', 'medium', 'low']);

/**
 * The shape of a selector as a schema. It is not a recursive zod schema, because those overflow the stack on a hostile
 * depth; the walk below ends at 32 levels with the fault `selector-too-deep`.
 */
export const selectorSchema = z
  .unknown()
  .superRefine((value, context) => {
    for (const { path, code, detail } of shapeProblems(value)) {
      context.addIssue({ code: 'custom', path, message: detail, params: { code, fix: PLAN_FAULTS[code].fix } });
    }
  })
  .meta({
    description: 'Outputs of the plan: "*", a list of ids, or one of the named selections, nested at most 32 levels.',
  }) as unknown as z.ZodType<Selector>;

interface Problem {
  readonly path: PropertyKey[];
  readonly code: PlanFaultCode;
  readonly detail: string;
}

function shapeProblems(root: unknown): Problem[] {
  const problems: Problem[] = [];
  let parts = 0;
  const report = (path: readonly PropertyKey[], code: PlanFaultCode, detail: string): void => {
    problems.push({ path: [...path], code, detail });
  };

  const ids = (list: readonly unknown[], path: readonly PropertyKey[]): void => {
    parts += list.length;
    if (parts > MOST_PARTS) return;
    const seen = new Set<unknown>();
    for (const [index, id] of list.entries()) {
      if (typeof id !== 'string' || id === '' || id.length > LONGEST_ID) {
        report([...path, index], 'not-a-selector', `Expected a text of 1 to ${LONGEST_ID} characters.`);
      } else if (seen.has(id)) {
        report([...path, index], 'duplicate-id', `${JSON.stringify(id)} stands twice in this list.`);
      }
      seen.add(id);
    }
  };

  const object = (value: object, path: readonly PropertyKey[], depth: number): void => {
    const entries = Object.entries(value);
    const [key = '', inner] = entries[0] ?? [];
    const below = [...path, key];
    if (entries.length !== 1) {
      report(path, 'not-a-selector', `Expected an object with exactly one key, it has ${entries.length}.`);
    } else if (key === 'not') {
      walk(inner, below, depth + 1);
    } else if (key === 'priority') {
      if (!LEVELS.has(inner)) report(below, 'not-a-selector', 'Expected "high", "medium" or "low".');
    } else if (!LISTS.has(key) && key !== 'any' && key !== 'all') {
      report(below, 'not-a-selector', `There is no selection by ${JSON.stringify(key.slice(0, 80))}.`);
    } else if (!Array.isArray(inner)) {
      report(below, 'not-a-selector', 'Expected a list.');
    } else if (LISTS.has(key)) {
      ids(inner, below);
    } else {
      for (const [index, part] of inner.entries()) walk(part, [...below, index], depth + 1);
    }
  };

  const walk = (value: unknown, path: readonly PropertyKey[], depth: number): void => {
    parts += 1;
    if (parts > MOST_PARTS) return;
    if (depth > DEEPEST_SELECTOR) report(path, 'selector-too-deep', `This is level ${depth} of the selector.`);
    else if (Array.isArray(value)) ids(value, path);
    else if (typeof value === 'object' && value !== null) object(value, path, depth);
    else if (value !== '*') report(path, 'not-a-selector', 'Expected "*", a list of ids or an object.');
  };

  walk(root, [], 1);
  if (parts > MOST_PARTS) report([], 'selector-too-large', `The selector has more than ${MOST_PARTS} parts.`);
  return problems;
}
