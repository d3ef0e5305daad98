import { type Checked, type Fault, MOST_FAULTS, pointerOf, shapeFaults } from '@tamwil/fault';
import { isCurrency, minorDigits, parseAmount } from '@tamwil/money';
import * as z from 'zod';
import { FaultList, quoted } from '../request/fault-list.ts';
import { readAllocationRequest } from '../request/read-request.ts';
import { allocationRequestSchema } from '../request/request-schema.ts';
import { AMOUNT_CODES } from '../rules/amount-codes.ts';
import type { Problem } from '../types.ts';
import { FUNDING_PATH_FAULTS } from './fault-codes.ts';

const amountText = z.string().max(64);
const pathKeys = z.object({
  vary: z.string().max(200),
  upTo: amountText.optional(),
  at: z.array(amountText).max(1_000).optional(),
});

/** The body of `POST /v1/allocations/funding-path`: that of `/allocations`, and how the money is varied. */
export const fundingPathRequestSchema = allocationRequestSchema.extend(pathKeys.shape);

/** A request for a funding path that nothing is wrong with. Amounts in minor units. */
export interface FundingPathRequest {
  readonly currency: string;
  readonly digits: number;
  readonly problem: Problem;
  /** `'all'`, or the id of a source. */
  readonly vary: string;
  readonly upTo?: bigint;
  readonly at: readonly bigint[];
}

/**
 * Reads the body of `POST /v1/allocations/funding-path`. Everything that is wrong is told at once: the faults of
 * `readAllocationRequest`, unknown-id for a source to vary that is not there, and nothing-to-scale.
 */
export function readFundingPathRequest(json: unknown): Checked<FundingPathRequest> {
  const body = typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : null;
  if (body === null) return { ok: false, faults: shapeFaults(fundingPathRequestSchema.safeParse(json).error!) };
  const { vary, upTo, at, ...rest } = body as Record<string, unknown>;
  const request = readAllocationRequest(rest);
  const keys = pathKeys.safeParse({ vary, upTo, at });
  const found = new FaultList();
  const currency = rest['currency'];
  const digits = typeof currency === 'string' && isCurrency(currency) ? minorDigits(currency) : null;
  const amount = (path: readonly PropertyKey[], text: unknown): bigint => {
    const value = typeof text === 'string' && digits !== null ? parseAmount(text, digits) : 0n;
    if (typeof value === 'bigint') return value;
    found.add(path, AMOUNT_CODES[value], `${quoted(text as string)} is no amount with at most ${digits} decimals.`);
    return 0n;
  };
  const end = upTo === undefined ? undefined : amount(['upTo'], upTo);
  const points = Array.isArray(at) ? at.map((text: unknown, i) => amount(['at', i], text)) : [];
  const faults: Fault[] = [
    ...(request.ok ? [] : request.faults),
    ...(keys.success ? [] : shapeFaults(keys.error)),
    ...found.faults,
    ...variedFaults(vary, rest['sources']),
  ].slice(0, MOST_FAULTS);
  if (faults.length > 0 || !request.ok || !keys.success) return { ok: false, faults };
  const { problem } = request.value;
  if (keys.data.vary === 'all' && problem.sources.every(({ amount: money }) => money === 0n)) {
    const { meaning, fix } = FUNDING_PATH_FAULTS['nothing-to-scale'];
    return { ok: false, faults: [{ pointer: pointerOf(['vary']), code: 'nothing-to-scale', detail: meaning, fix }] };
  }
  return {
    ok: true,
    value: {
      currency: request.value.currency,
      digits: request.value.digits,
      problem,
      vary: keys.data.vary,
      at: points,
      ...(end === undefined ? {} : { upTo: end }),
    },
  };
}

function variedFaults(vary: unknown, sources: unknown): readonly Fault[] {
  if (typeof vary !== 'string' || vary === 'all' || !Array.isArray(sources)) return [];
  if (sources.some((source: unknown) => (source as { id?: unknown } | null)?.id === vary)) return [];
  const found = new FaultList();
  found.add(['vary'], 'unknown-id', `No source has the id ${quoted(vary)}.`);
  return found.faults;
}
