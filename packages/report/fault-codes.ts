import type { FaultCatalogue } from '@tamwil/fault';

/** Why something cannot be reported. */
export const REPORT_FAULTS = {
  'basis-not-run': {
    meaning: 'The priority rules could not be run on money in hand or on firm money, so there is no position to show.',
    fix: 'Look at the warnings of the result, and change the rules that cannot be run on so little money.',
  },
  'unknown-donor': {
    meaning: 'No source of the scenario is of this donor.',
    fix: 'Name the donor exactly as the sources do, or leave it out.',
  },
} as const satisfies FaultCatalogue;
