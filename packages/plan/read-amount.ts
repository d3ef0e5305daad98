import type { Fault } from '@tamwil/fault';
import { type AmountFault, minorDigits, parseAmount } from '@tamwil/money';
import { PLAN_FAULTS, type PlanFaultCode } from './fault-codes.ts';

const CODE: Record<AmountFault, PlanFaultCode> = {
  'not-a-decimal': 'not-an-amount',
  'too-large': 'not-an-amount',
  negative: 'negative-amount',
  'too-precise': 'too-precise',
};

const DETAIL: Record<AmountFault, string> = {
  'not-a-decimal': 'is no plain decimal amount',
  'too-large': 'has more than 16 digits before the point',
  negative: 'is below zero',
  'too-precise': 'has more decimals than the currency has minor digits',
};

/**
 * Minor units of a decimal amount in a currency in force, or 0 with a fault added: so that a document is checked to its
 * end and every fault comes back at once.
 */
export function readAmount(text: string, currency: string, pointer: string, faults: Fault[]): bigint {
  const read = parseAmount(text, minorDigits(currency));
  if (typeof read === 'bigint') return read;
  const code = CODE[read];
  const shown = text.length > 40 ? `${text.slice(0, 40)}...` : text;
  faults.push({
    pointer,
    code,
    detail: `${JSON.stringify(shown)} ${DETAIL[read]} (${currency}).`,
    fix: PLAN_FAULTS[code].fix,
  });
  return 0n;
}
