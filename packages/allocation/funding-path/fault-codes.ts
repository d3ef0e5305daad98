import type { FaultCatalogue } from '@tamwil/fault';

/** What can be wrong with a request for a funding path, beyond the allocation request that it is made of. */
export const FUNDING_PATH_FAULTS = {
  'nothing-to-scale': {
    meaning: 'All sources together have no money, so they cannot be scaled in proportion.',
    fix: 'Give at least one source an amount, or vary one source by its id.',
  },
} as const satisfies FaultCatalogue;
