import { type Checked, type Fault, MOST_FAULTS, shapeFaults } from '@tamwil/fault';
import { isCurrency, minorDigits, parseAmount } from '@tamwil/money';
import type { Detail } from '../answer/allocation-answer.ts';
import type { Problem } from '../types.ts';
import { checkOutline } from './check-outline.ts';
import { FaultList, quoted } from './fault-list.ts';
import { outlineOf } from './outline.ts';
import { type AllocationRequestDocument, allocationRequestSchema } from './request-schema.ts';

/** A request that nothing is wrong with. */
export interface AllocationRequest {
  readonly currency: string;
  /** Minor digits of the currency. */
  readonly digits: number;
  readonly detail: Detail;
  readonly problem: Problem;
}

/**
 * Reads the body of POST /v1/allocations. Nothing is computed when anything is wrong, and everything that is wrong is
 * told at once, each fault with its place: shape faults of `@tamwil/fault` and those of `ALLOCATION_FAULTS`.
 *
 * @param json any JSON value
 * @example
 * ```ts
 * import { readAllocationRequest } from '@tamwil/allocation';
 * const request = readAllocationRequest({
 *   currency: 'USD',
 *   targets: [{ id: 'C1', claim: '-1.00' }],
 *   sources: [{ id: 'core', amount: '1.00', for: ['C2'] }],
 *   program: { format: 'allocation-program/1', stages: [] },
 * });
 * request.ok ? [] : request.faults.map((fault) => `${fault.pointer} ${fault.code}`) // => ['/targets/0/claim amount-negative', '/sources/0/for/0 unknown-id']
 * ```
 */
export function readAllocationRequest(json: unknown): Checked<AllocationRequest> {
  const parsed = allocationRequestSchema.safeParse(json);
  const found = new FaultList();
  const currency = (json as { currency?: unknown } | null)?.currency;
  const digits = typeof currency === 'string' && isCurrency(currency) ? minorDigits(currency) : null;
  if (digits === null && typeof currency === 'string') {
    found.add(['currency'], 'unknown-currency', `${quoted(currency)} is no currency in force.`);
  }
  checkOutline(outlineOf(json, digits, found), found);
  const faults: Fault[] = [...(parsed.success ? [] : shapeFaults(parsed.error)), ...found.faults].slice(0, MOST_FAULTS);
  if (faults.length > 0 || !parsed.success || digits === null) return { ok: false, faults };
  const { detail = 'cents' } = parsed.data;
  const problem = problemOf(parsed.data, digits);
  return { ok: true, value: { currency: parsed.data.currency, digits, detail, problem } };
}

/** Notes what is wrong with a problem that a program made itself; pointers are those of the request it stands for. */
export function checkProblem(problem: Problem): Fault[] {
  const found = new FaultList();
  checkOutline(outlineOf(problem, problem.digits, found), found);
  return found.faults;
}

function problemOf(document: AllocationRequestDocument, digits: number): Problem {
  const amount = (text: string): bigint => parseAmount(text, digits) as bigint;
  const amounts = (record: Readonly<Record<string, string>>): Record<string, bigint> =>
    Object.fromEntries(Object.entries(record).map(([name, text]) => [name, amount(text)]));
  return {
    digits,
    targets: document.targets.map(({ id, claim, unit, group, rank, fields }) => ({
      id,
      claim: amount(claim),
      ...(unit === undefined ? {} : { unit }),
      ...(group === undefined ? {} : { group }),
      ...(rank === undefined ? {} : { rank }),
      ...(fields === undefined ? {} : { fields: amounts(fields) }),
    })),
    sources: document.sources.map(({ id, amount: text, for: reach, atMost, booked }) => ({
      id,
      amount: amount(text),
      for: reach,
      ...(atMost === undefined ? {} : { atMost: amounts(atMost) }),
      ...(booked === undefined
        ? {}
        : { booked: booked.map((entry) => ({ target: entry.target, amount: amount(entry.amount) })) }),
    })),
    program: document.program,
  };
}
