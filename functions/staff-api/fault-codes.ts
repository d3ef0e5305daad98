import type { FaultCatalogue } from '@tamwil/fault';

/** What can be wrong with what is sent around a scenario; the scenario itself has the codes of its packages. */
export const REQUEST_FAULTS = {
  'expiry-out-of-range': {
    meaning: 'A link would end before it begins, or stay open for more than a year.',
    fix: 'Send a time within one year from now, or leave `expires` out for 180 days.',
  },
  'nothing-cleared': {
    meaning: 'No version was named, and none of this scenario has been cleared.',
    fix: 'Name the version of a draft; its page carries a watermark.',
  },
} as const satisfies FaultCatalogue;
