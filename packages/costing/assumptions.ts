import type { AssumptionCatalogue } from '@tamwil/plan';

/** The defaults of costing. The source gives no split by output or year, no inflation and no exchange rate. */
export const COSTING_ASSUMPTIONS = {
  'split-placeholder': {
    meaning: "Outputs without a figure share their component's cost in proportion to the years of their time frame.",
  },
  'phasing-even': { meaning: 'Outputs without a phasing cost the same in every year of their time frame.' },
  'stub-year-weight': {
    meaning: 'The first year counts with this part of a year: the document is of November 2021.',
  },
  'no-escalation': { meaning: 'Costs stay at the prices of the document.' },
  'escalation-base-year': { meaning: 'Prices of the document are those of this year.' },
  'no-exchange': { meaning: 'No cost is taken to move with an exchange rate.' },
  'budget-rate-missing': {
    meaning: 'A financial period without a budget rate of exchange costs the same at every scenario rate.',
  },
  'regular-budget-hedged': {
    meaning: 'Regular budget money rises and falls with the cost in this currency that it pays.',
  },
  'no-contingency': { meaning: 'No contingency is added.' },
  'programme-support-added': {
    meaning: "The document's figures are direct cost; programme support costs come on top.",
  },
  'new-money-rate': { meaning: 'Programme support rate of money still to be raised.' },
} as const satisfies AssumptionCatalogue;

export type CostingAssumptionCode = keyof typeof COSTING_ASSUMPTIONS;
