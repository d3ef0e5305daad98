import { type Checked, type Fault, MOST_FAULTS, pointerOf, shapeFaults } from '@tamwil/fault';
import {
  type AmountFault,
  type Fraction,
  gcd,
  isCurrency,
  minorDigits,
  ONE,
  parseAmount,
  parseFraction,
} from '@tamwil/money';
import * as z from 'zod';
import type { AllocationFaultCode } from '../fault-codes.ts';

/** Most claims in one request; the same bound as for targets of an allocation. */
const MOST_CLAIMS = 20_000;
/**
 * Exact sums over weights carry the least common multiple of all numerators and denominators; reducing one of them costs
 * about the square of its digits. A request may cost this many claims x digits x digits.
 */
const MOST_WORK = 1_000_000_000;

/** One claims problem, as the gallery takes it: amounts in minor units, weights in the order of the claims. */
export interface RulesRequest {
  readonly currency: string;
  readonly digits: number;
  readonly available: bigint;
  readonly claims: readonly { readonly id: string; readonly claim: bigint }[];
  readonly weights?: readonly Fraction[];
  readonly detail: 'cents' | 'exact';
}

const shape = z.strictObject({
  currency: z.string(),
  available: z.string(),
  claims: z.array(z.strictObject({ id: z.string().min(1).max(200), claim: z.string() })),
  weights: z.record(z.string().min(1).max(200), z.string()).optional(),
  detail: z.enum(['cents', 'exact']).optional(),
});
type Shape = z.infer<typeof shape>;

const AMOUNT_CODES = {
  'not-a-decimal': 'amount-not-decimal',
  negative: 'amount-negative',
  'too-precise': 'amount-too-precise',
  'too-large': 'amount-too-large',
} as const satisfies Record<AmountFault, AllocationFaultCode>;

/**
 * Reads the body of `POST /v1/allocations/rules`. Every fault comes back at once, in document order of its kind: first
 * those of the shape, or, when the shape is right, those of the values.
 *
 * Fault codes: the shape faults, unknown-currency, amount-not-decimal, amount-negative, amount-too-precise,
 * amount-too-large, no-targets, too-many-targets, duplicate-id, unknown-id, not-exact-number, weight-not-positive,
 * work-too-large.
 */
export function readRulesRequest(json: unknown): Checked<RulesRequest> {
  const parsed = shape.safeParse(json);
  if (!parsed.success) return { ok: false, faults: shapeFaults(parsed.error) };
  const { currency, claims, detail = 'cents' } = parsed.data;
  const faults: Fault[] = [];
  const report = (path: readonly PropertyKey[], code: AllocationFaultCode, text: string) => {
    if (faults.length < MOST_FAULTS) faults.push({ pointer: pointerOf(path), code, detail: text });
  };
  if (!isCurrency(currency)) report(['currency'], 'unknown-currency', `${quoted(currency)} is no currency in force.`);
  const digits = isCurrency(currency) ? minorDigits(currency) : 2;
  const amount = (path: readonly PropertyKey[], text: string): bigint => {
    const value = parseAmount(text, digits);
    if (typeof value === 'bigint') return value;
    report(path, AMOUNT_CODES[value], `${quoted(text)} is no amount with at most ${digits} decimals.`);
    return 0n;
  };
  const available = amount(['available'], parsed.data.available);
  if (claims.length === 0) report(['claims'], 'no-targets', 'There is no claim.');
  if (claims.length > MOST_CLAIMS) {
    report(['claims'], 'too-many-targets', `There are ${claims.length} claims; the most is ${MOST_CLAIMS}.`);
    return { ok: false, faults };
  }
  const seen = new Set<string>();
  const read = claims.map(({ id, claim }, i) => {
    if (seen.has(id)) report(['claims', i, 'id'], 'duplicate-id', `${quoted(id)} stands twice.`);
    seen.add(id);
    return { id, claim: amount(['claims', i, 'claim'], claim) };
  });
  const weights = parsed.data.weights && readWeights(parsed.data.weights, claims, seen, report);
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, value: { currency, digits, available, claims: read, detail, ...(weights ? { weights } : {}) } };
}

type Report = (path: readonly PropertyKey[], code: AllocationFaultCode, text: string) => void;

/** The weights in the order of the claims; an id without a weight has 1. */
function readWeights(
  weights: NonNullable<Shape['weights']>,
  claims: Shape['claims'],
  known: ReadonlySet<string>,
  report: Report,
): Fraction[] {
  const byId = new Map<string, Fraction>();
  let common = 1n;
  for (const [id, text] of Object.entries(weights)) {
    const weight = parseFraction(text);
    if (!known.has(id)) report(['weights', id], 'unknown-id', `No claim has the id ${quoted(id)}.`);
    if (!weight) report(['weights', id], 'not-exact-number', `${quoted(text)} is no decimal and no fraction.`);
    else if (weight.n <= 0n) report(['weights', id], 'weight-not-positive', `${quoted(text)} is not above zero.`);
    else {
      byId.set(id, weight);
      common *= weight.n / gcd(common, weight.n);
      common *= weight.d / gcd(common, weight.d);
      if (claims.length * `${common}`.length ** 2 > MOST_WORK) {
        report(['weights'], 'work-too-large', 'The weights have too many different digits together; round them.');
        return [];
      }
    }
  }
  return claims.map(({ id }) => byId.get(id) ?? ONE);
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
