import { type Checked, MOST_FAULTS, shapeFaults } from '@tamwil/fault';
import { type Fraction, gcd, isCurrency, minorDigits, ONE, parseAmount, parseFraction } from '@tamwil/money';
import * as z from 'zod';
import { FaultList, quoted } from '../request/fault-list.ts';
import { AMOUNT_CODES } from './amount-codes.ts';

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

/** The body of `POST /v1/allocations/rules`. */
export const rulesRequestSchema = z.strictObject({
  currency: z.string(),
  available: z.string(),
  claims: z.array(z.strictObject({ id: z.string().min(1).max(200), claim: z.string() })),
  weights: z.record(z.string().min(1).max(200), z.string()).optional(),
  detail: z.enum(['cents', 'exact']).optional(),
});
type Shape = z.infer<typeof rulesRequestSchema>;

/**
 * Reads the body of `POST /v1/allocations/rules`. Every fault comes back at once: those of the shape, then those of the
 * values, which are read as far as the shape allows.
 *
 * Fault codes: the shape faults, unknown-currency, amount-not-decimal, amount-negative, amount-too-precise,
 * amount-too-large, no-targets, too-many-targets, duplicate-id, unknown-id, not-exact-number, weight-not-positive,
 * work-too-large.
 */
export function readRulesRequest(json: unknown): Checked<RulesRequest> {
  const parsed = rulesRequestSchema.safeParse(json);
  const found = new FaultList();
  const request = readValues(asFarAsShaped(json), found);
  const faults = [...(parsed.success ? [] : shapeFaults(parsed.error)), ...found.faults].slice(0, MOST_FAULTS);
  if (faults.length > 0 || !parsed.success) return { ok: false, faults };
  return { ok: true, value: { ...request, detail: parsed.data.detail ?? 'cents' } };
}

/** The document with whatever has another shape replaced by something that raises no fault of its own. */
function asFarAsShaped(json: unknown): Shape {
  const record = (value: unknown) =>
    (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const text = (value: unknown, instead: string) => (typeof value === 'string' ? value : instead);
  const { currency, available, claims, weights } = record(json);
  const texts = Object.entries(record(weights)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    currency: text(currency, 'USD'),
    available: text(available, '0'),
    claims: Array.isArray(claims)
      ? claims.map((entry, i) => ({
          id: text(record(entry)['id'], `\0${i}`),
          claim: text(record(entry)['claim'], '0'),
        }))
      : [{ id: '\0', claim: '0' }],
    ...(weights === undefined ? {} : { weights: Object.fromEntries(texts) }),
  };
}

function readValues(document: Shape, found: FaultList): Omit<RulesRequest, 'detail'> {
  const { currency, claims } = document;
  if (!isCurrency(currency))
    found.add(['currency'], 'unknown-currency', `${quoted(currency)} is no currency in force.`);
  const digits = isCurrency(currency) ? minorDigits(currency) : 2;
  const amount = (path: readonly PropertyKey[], text: string): bigint => {
    const value = parseAmount(text, digits);
    if (typeof value === 'bigint') return value;
    found.add(path, AMOUNT_CODES[value], `${quoted(text)} is no amount with at most ${digits} decimals.`);
    return 0n;
  };
  const available = amount(['available'], document.available);
  if (claims.length === 0) found.add(['claims'], 'no-targets', 'There is no claim.');
  if (claims.length > MOST_CLAIMS) {
    found.add(['claims'], 'too-many-targets', `There are ${claims.length} claims; the most is ${MOST_CLAIMS}.`);
    return { currency, digits, available, claims: [] };
  }
  const seen = new Set<string>();
  const read = claims.map(({ id, claim }, i) => {
    if (seen.has(id)) found.add(['claims', i, 'id'], 'duplicate-id', `${quoted(id)} stands twice.`);
    seen.add(id);
    return { id, claim: amount(['claims', i, 'claim'], claim) };
  });
  const weights = document.weights && readWeights(document.weights, claims, seen, found);
  return { currency, digits, available, claims: read, ...(weights ? { weights } : {}) };
}

/** The weights in the order of the claims; an id without a weight has 1. */
function readWeights(
  weights: NonNullable<Shape['weights']>,
  claims: Shape['claims'],
  known: ReadonlySet<string>,
  found: FaultList,
): Fraction[] {
  const byId = new Map<string, Fraction>();
  let common = 1n;
  for (const [id, text] of Object.entries(weights)) {
    const weight = parseFraction(text);
    if (!known.has(id)) found.add(['weights', id], 'unknown-id', `No claim has the id ${quoted(id)}.`);
    if (!weight) found.add(['weights', id], 'not-exact-number', `${quoted(text)} is no decimal and no fraction.`);
    else if (weight.n <= 0n) found.add(['weights', id], 'weight-not-positive', `${quoted(text)} is not above zero.`);
    else {
      byId.set(id, weight);
      common *= weight.n / gcd(common, weight.n);
      common *= weight.d / gcd(common, weight.d);
      if (claims.length * `${common}`.length ** 2 > MOST_WORK) {
        found.add(['weights'], 'work-too-large', 'The weights have too many different digits together; round them.');
        return [];
      }
    }
  }
  return claims.map(({ id }) => byId.get(id) ?? ONE);
}
