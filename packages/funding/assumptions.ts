import type { AssumptionCatalogue } from '@tamwil/plan';

/** The defaults of funding. */
export const FUNDING_ASSUMPTIONS = {
  'own-currency': { meaning: 'The amounts are in the currency of the scenario.' },
  unearmarked: { meaning: 'The money may pay for every output.' },
  'undated-whole-plan': {
    meaning: 'Money without a date is there from the first year it may be used, and is carried over.',
  },
  'carry-over': { meaning: 'What is not used in its period is carried over this far.' },
  'charges-of-kind': { meaning: 'The usual charge of this kind of source is taken.' },
  'charges-deducted': { meaning: 'The amount is what remains after all charges.' },
  'agreed-is-certain': { meaning: 'Agreed money arrives with probability 1.' },
  'no-probability': { meaning: 'Money that is not agreed, without a probability, is expected to bring nothing.' },
  'collected-in-time': { meaning: 'Assessed contributions are received in time in full.' },
  'spent-on-planned-cost': {
    meaning:
      'Spent money that is booked on no output is taken to have paid the outputs it may pay, by their planned cost.',
  },
} as const satisfies AssumptionCatalogue;

export type FundingAssumptionCode = keyof typeof FUNDING_ASSUMPTIONS;
