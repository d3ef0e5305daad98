import type { Fault } from '@tamwil/fault';
import { ALLOCATION_FAULTS } from '../fault-codes.ts';

/** The answer of a run that reached its bound of work. */
export function workTooLarge(): { readonly ok: false; readonly faults: readonly Fault[] } {
  return {
    ok: false,
    faults: [
      {
        pointer: '',
        code: 'work-too-large',
        detail: 'The run reached its bound of work before it was complete.',
        fix: ALLOCATION_FAULTS['work-too-large'].fix,
      },
    ],
  };
}
