import type { AmountFault } from '@tamwil/money';
import type { AllocationFaultCode } from '../fault-codes.ts';

/** The fault of this package for each way in which a text is no amount. */
export const AMOUNT_CODES = {
  'not-a-decimal': 'amount-not-decimal',
  negative: 'amount-negative',
  'too-precise': 'amount-too-precise',
  'too-large': 'amount-too-large',
} as const satisfies Record<AmountFault, AllocationFaultCode>;
