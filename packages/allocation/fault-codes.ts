import type { FaultCatalogue } from '@tamwil/fault';

/** What can be wrong with an allocation request beyond its shape. */
export const ALLOCATION_FAULTS = {
  'unknown-currency': {
    meaning: 'The currency is not the ISO 4217 code of a currency in force.',
    fix: 'Send a code such as "USD".',
  },
  'amount-not-decimal': {
    meaning: 'An amount is not a plain decimal string in currency units.',
    fix: 'Send digits with at most one decimal point, such as "190000000.00".',
  },
  'amount-negative': { meaning: 'An amount is below zero.', fix: 'Send zero or more.' },
  'amount-too-precise': {
    meaning: 'An amount has more decimals than the currency has minor digits.',
    fix: "Round the amount to the currency's minor unit.",
  },
  'amount-too-large': {
    meaning: 'An amount has more than 16 digits before the decimal point.',
    fix: 'Check the amount; state the request in a larger unit if it is right.',
  },
  'no-targets': { meaning: 'The request has no target.', fix: 'Name at least one target.' },
  'too-many-targets': { meaning: 'The request has more than 20,000 targets.', fix: 'Split or aggregate the request.' },
  'too-many-sources': {
    meaning: 'The request has more than 2,000 sources.',
    fix: 'Merge sources of equal conditions.',
  },
  'duplicate-id': { meaning: 'Two entries of one list have the same id.', fix: 'Give each its own id.' },
  'unknown-id': { meaning: 'An id or unit is named that no target has.', fix: 'Correct the name or add the target.' },
  'unknown-group': {
    meaning: 'A group is named that no target has.',
    fix: 'Correct the name or add the group to a target.',
  },
  'ambiguous-name': {
    meaning: 'A name stands for two things: a target and a group, or a target and a unit with other cells.',
    fix: 'Rename one of the two.',
  },
  'group-missing': {
    meaning: 'A stage shares between groups, but a target it speaks of has no group.',
    fix: 'Give every target of the stage a group, or leave out `by`.',
  },
  'not-exact-number': {
    meaning: 'A weight, percentage or ratio is neither a plain decimal nor a fraction "p/q".',
    fix: 'Send a text such as "2", "12.5" or "100/3".',
  },
  'weight-not-positive': {
    meaning: 'A weight is zero or less.',
    fix: 'Weights are above zero; a target that shall get nothing here is left out of `to`.',
  },
  'ratio-out-of-range': {
    meaning: 'A percentage is not between 0 and 100, or a ratio not between 0 and 1.',
    fix: 'Send a value inside the range.',
  },
  'key-not-in-this-stage': {
    meaning:
      'A key belongs to another kind of stage: sharing keys in a selection stage, or selection keys in a sharing stage.',
    fix: 'Remove the key or split the stage in two.',
  },
  'share-missing': {
    meaning: 'A stage says neither how it shares nor how it selects.',
    fix: 'Add `share`, or `select` for whole units.',
  },
  'cut-restricted-money': {
    meaning: 'A cut runs on unrestricted money only, and a source has an earmark, a ceiling or booked money.',
    fix: 'Use direction "fund", or make every source unrestricted.',
  },
  'not-in-a-cut': {
    meaning: 'Guards, limits in per cent of funds, minimum viable budgets and selection are not defined for a cut.',
    fix: 'Remove the key or use direction "fund".',
  },
  'cut-not-absorbed': {
    meaning: 'The stages together cannot take the whole shortfall.',
    fix: 'Add a last stage for every target up to its claim.',
  },
  'too-many-units': { meaning: 'A best-value stage chooses among more than 60 units.', fix: 'Narrow `to`.' },
  'selection-infeasible': {
    meaning: 'The units that must be chosen cannot all be funded together.',
    fix: 'Shorten `must`, change the pairs, or add money that reaches them.',
  },
  'minima-not-fundable': {
    meaning: 'The minimum viable budgets that may not be released are not fundable together.',
    fix: 'Lower the minima, shorten `protected`, or add money that reaches them.',
  },
  'booked-above-amount': {
    meaning: 'More is booked on a source than its amount.',
    fix: 'Correct the amount or the booked entries.',
  },
  'booked-outside-earmark': {
    meaning: 'Money is booked on a target that the source does not reach.',
    fix: 'Add the target to `for`, or correct the booked entry.',
  },
  'work-too-large': {
    meaning: 'The request would take more work than one call may.',
    fix: 'Aggregate targets or sources; the page and the command line take more work than the API.',
  },
} as const satisfies FaultCatalogue;

export type AllocationFaultCode = keyof typeof ALLOCATION_FAULTS;
