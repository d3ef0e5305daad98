import type { FaultCatalogue } from '@tamwil/fault';

/** What can be wrong with a question about a scenario; the scenario itself adds its own codes. */
export const RISK_FAULTS = {
  'unknown-change': {
    meaning: 'There is no change of conditions with this id.',
    fix: 'Use an id that the answer lists under changes.',
  },
  'not-a-share': {
    meaning: 'The text is no plain decimal or fraction between 0 and 1.',
    fix: 'Send a share such as "0.8" or "2/3".',
  },
  'not-a-number': {
    meaning: 'The text is no plain decimal in the range that this key takes.',
    fix: 'Send a decimal such as "0.02", without exponent, sign or blanks.',
  },
  'empty-selection': {
    meaning: 'The selection names no output.',
    fix: 'Name at least one output, component or selection that holds one.',
  },
  'no-such-place': {
    meaning: 'The pointer leads to no place in a scenario document.',
    fix: 'Give the JSON Pointer of a value of the document, such as "/costing/contingency".',
  },
  'common-factor-missing': {
    meaning: 'The simulation does not say whether donors cut together.',
    fix: 'Set commonFactor to a share such as "0.3", or to null to say that agreements fail independently.',
  },
  'work-too-large': {
    meaning: 'The question would take more work than one call may.',
    fix: 'Ask for fewer draws, points or values, or use the grain "plan"; the command line takes more.',
  },
} as const satisfies FaultCatalogue;

export type RiskFaultCode = keyof typeof RISK_FAULTS;
