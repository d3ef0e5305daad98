import type { FaultCatalogue } from '@tamwil/fault';

/** What can be wrong with what is sent around a scenario; the scenario itself has the codes of its packages. */
export const REQUEST_FAULTS = {
  'expiry-out-of-range': {
    meaning: 'A link would end before it begins, or stay open for more than a year.',
    fix: 'Send a time within one year from now, or leave `expires` out for 180 days.',
  },
  'engine-not-here': {
    meaning: 'The service computes with another engine than the one that the request names.',
    fix: 'Read the present engine from /v1/health, compare what it gives, and name it.',
  },
  'engine-unchanged': {
    meaning: 'The present revision was computed by this engine already.',
    fix: 'Nothing: the same engine gives the same figures.',
  },
  'nothing-cleared': {
    meaning: 'No version was named, and none of this scenario has been cleared.',
    fix: 'Name the version of a draft; its page carries a watermark.',
  },
} as const satisfies FaultCatalogue;
