import type { Fault } from '@tamwil/fault';

/** The answer of a run that reached its bound of work. */
export function workTooLarge(): { readonly ok: false; readonly faults: readonly Fault[] } {
  return {
    ok: false,
    faults: [
      {
        pointer: '',
        code: 'work-too-large',
        detail: 'The run reached its bound of work before it was complete.',
        fix: 'Aggregate targets or sources, or run it on the command line with a higher bound.',
      },
    ],
  };
}
