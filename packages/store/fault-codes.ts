import type { FaultCatalogue } from '@tamwil/fault';

/** What the store refuses, and what to do then. */
export const STORE_FAULTS = {
  'document-too-large': {
    meaning: 'The scenario or its result is larger, when compressed, than one stored item may be.',
    fix: 'Use the grain `plan`, fewer sources, or split the scenario in two.',
  },
  'scenario-archived': {
    meaning: 'The scenario is archived; nothing can be changed in it.',
    fix: 'Copy it and go on with the copy.',
  },
  'not-submittable': {
    meaning: 'Only a draft or returned revision with entered costs per output and chosen priorities can be submitted.',
    fix: 'Save a revision without the placeholder split and with priority rules, then submit it.',
  },
  'not-submitted': {
    meaning: 'Only a submitted revision can be cleared or returned.',
    fix: 'Read the scenario again; submit it first.',
  },
  'part-already-cleared': {
    meaning: 'This half of the clearance was already given.',
    fix: 'Let the other half be cleared, or return the revision.',
  },
  'own-work': {
    meaning: 'Who authored a revision since the last cleared version cannot clear.',
    fix: 'Ask a colleague of the same group to clear it.',
  },
  'same-person': {
    meaning: 'One person cannot give both halves of a clearance.',
    fix: 'Ask a colleague of the other group to clear the second half.',
  },
  'link-taken': {
    meaning: 'The link address is already used with other terms.',
    fix: 'Make a new address.',
  },
  'too-many-links': {
    meaning: 'The scenario has as many links as it may have.',
    fix: 'Copy the scenario and make further links there.',
  },
} as const satisfies FaultCatalogue;
export type StoreFaultCode = keyof typeof STORE_FAULTS;

/** What `verifyChain` and `tamwil verify` find in a log or an export that somebody changed. */
export const CHAIN_FAULTS = {
  'chain-gap': {
    meaning: 'A version is missing from the log, or stands in the wrong place.',
    fix: 'Export the history again from its first version; if it stays, restore the table to a time before the change.',
  },
  'chain-broken': {
    meaning: 'An event does not carry the hash of the event before it.',
    fix: 'Compare the hashes with those in the log of the function, and restore the table to a time before the change.',
  },
  'event-changed': {
    meaning: 'An event is not what was written: its hash does not fit its content.',
    fix: 'Compare the hash with the one in the log of the function, and restore the table to a time before the change.',
  },
  'text-changed': {
    meaning: 'A part of the export is not the one that its log speaks of.',
    fix: 'Export the version again; if it stays, restore the table to a time before the change.',
  },
  'standing-wrong': {
    meaning: 'What an event says about the state after it does not follow from the event and the one before.',
    fix: 'Treat the export as forged unless the log of the function holds the same hash.',
  },
} as const satisfies FaultCatalogue;
