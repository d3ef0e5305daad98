import type { FaultCatalogue } from '@tamwil/fault';

/** What can be wrong with the costing of a scenario; numbers and ids add the codes of `PLAN_FAULTS`. */
export const COSTING_FAULTS = {
  'named-twice': {
    meaning: 'An output has both an amount and a share of its component.',
    fix: 'Keep one of the two.',
  },
  'output-of-other-component': {
    meaning: 'An output stands under a component that it does not belong to.',
    fix: 'Move it to its own component.',
  },
  'split-above-component': {
    meaning: 'The amounts and shares of a component are together more than its direct cost.',
    fix: 'Lower an amount or a share.',
  },
  'split-below-component': {
    meaning: 'Every output of a component is named, and together they are less than its direct cost.',
    fix: 'Raise an amount or a share, or leave one output unnamed: it takes the rest.',
  },
  'shares-do-not-add-up': {
    meaning: "The shares of an output's years do not add up to 1.",
    fix: 'Make the shares add up to exactly 1; thirds are written "1/3".',
  },
  'outside-window': {
    meaning: "Cost is put into a year outside the output's time frame in force.",
    fix: 'Put it into a year of the time frame, or change the time frame with a reason.',
  },
  'own-currency': {
    meaning: 'An exchange entry names the currency of the scenario itself.',
    fix: 'Remove the entry, or name the other currency.',
  },
  'foreign-shares-above-one': {
    meaning: 'More than the whole cost of a component is said to be paid in other currencies.',
    fix: 'Lower the shares of this component to at most 1 over all currencies.',
  },
  'variable-shares-above-one': {
    meaning: 'The drivers of an output together vary more than its whole cost.',
    fix: 'Lower the variable shares to at most 1 per output.',
  },
  'cost-too-large': {
    meaning: 'With these rates a component costs more than 16 digits before the point can write.',
    fix: 'Check the escalation, the exchange rates and the drivers.',
  },
} as const satisfies FaultCatalogue;

export type CostingFaultCode = keyof typeof COSTING_FAULTS;
