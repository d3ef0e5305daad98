import type * as z from 'zod';
import { type Fault, type FaultCatalogue, MOST_FAULTS, pointerOf } from './fault.ts';

/** What can be wrong with the shape of a document, whatever the document is about. */
export const SHAPE_FAULTS = {
  required: { meaning: 'A key that must be there is missing.', fix: 'Add the key.' },
  'wrong-type': {
    meaning: 'The value has another JSON type than the key takes.',
    fix: 'Send the type named in the detail.',
  },
  'unknown-key': {
    meaning: 'The document has a key that this place does not take.',
    fix: 'Remove the key or correct its spelling.',
  },
  'unknown-value': {
    meaning: 'The value is none of those that this key takes.',
    fix: 'Send one of the values named in the detail.',
  },
  'wrong-format': {
    meaning: 'The text is not of the form that this key takes.',
    fix: 'Send the form named in the detail.',
  },
  'too-long': {
    meaning: 'The text or list is longer, or the number greater, than this key takes.',
    fix: 'Shorten it to the limit named in the detail.',
  },
  'too-short': {
    meaning: 'The text or list is shorter, or the number smaller, than this key takes.',
    fix: 'Send at least the limit named in the detail.',
  },
} as const satisfies FaultCatalogue;

/**
 * The faults of a failed zod parse, in document order as zod reports them. A schema names a code of its own with
 * `params: { code, fix? }` in `refine`, `check` or `superRefine`; every other issue becomes a shape fault.
 */
export function shapeFaults(error: z.core.$ZodError): Fault[] {
  const faults: Fault[] = [];
  for (const issue of error.issues) collect(issue, [], faults);
  return faults;
}

function collect(issue: z.core.$ZodIssue, above: readonly PropertyKey[], faults: Fault[]): void {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      for (const key of issue.keys) {
        if (faults.length >= MOST_FAULTS) return;
        const detail = `There is no key ${JSON.stringify(key.slice(0, 80))} here.`;
        faults.push({ pointer: pointerOf([...path, key]), code: 'unknown-key', detail });
      }
      return;
    case 'invalid_key':
    case 'invalid_element':
      for (const inner of issue.issues) collect(inner, path, faults);
      return;
    case 'invalid_union': {
      // The branch that came closest says most; a union without a near branch is one fault.
      const [nearest] = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length);
      if (nearest !== undefined && depth(nearest) > 0) {
        for (const inner of nearest) collect(inner, path, faults);
        return;
      }
      break;
    }
  }
  if (faults.length < MOST_FAULTS) faults.push({ pointer: pointerOf(path), ...single(issue) });
}

/** Code and sentence of an issue that is one fault. */
function single(issue: z.core.$ZodIssue): Omit<Fault, 'pointer'> {
  switch (issue.code) {
    case 'custom': {
      const { code = 'wrong-format', fix } = (issue.params ?? {}) as { code?: string; fix?: string };
      return { code, detail: issue.message, ...(fix === undefined ? {} : { fix }) };
    }
    case 'invalid_type':
      // zod keeps the input out of the issue; its message is what tells a missing key from one of another type.
      return issue.message.endsWith('received undefined')
        ? { code: 'required', detail: `This key is required: ${issue.expected}.` }
        : { code: 'wrong-type', detail: `Expected ${issue.expected}.` };
    case 'invalid_value':
      return {
        code: 'unknown-value',
        detail: `Expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}.`,
      };
    case 'invalid_union':
      return { code: 'wrong-type', detail: 'The value has none of the forms that this key takes.' };
    case 'too_big':
      return { code: 'too-long', detail: issue.message };
    case 'too_small':
      return { code: 'too-short', detail: issue.message };
    default:
      return { code: 'wrong-format', detail: issue.message };
  }
}

/** How deep below the union its first issue lies: a branch that failed deeper matched more of the shape. */
function depth(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce(
    (deepest, issue) => Math.max(deepest, issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)),
    0,
  );
}
