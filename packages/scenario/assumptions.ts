import type { AssumptionCatalogue } from '@tamwil/plan';

/** The defaults of a scenario itself; its costing and its funding add their own. */
export const SCENARIO_ASSUMPTIONS = {
  'level-output': { meaning: 'Money is set against single outputs, not whole components.' },
  'grain-plan': { meaning: 'The whole plan is one period: years of costs and of money only decide what can meet.' },
  'currency-of-plan': { meaning: 'Amounts are in the currency of the plan.' },
  'no-as-at-date': { meaning: 'No period is taken to have ended.' },
  'slippage-move': { meaning: 'What a closed period did not deliver moves to the next open period of its output.' },
  'basis-firm': { meaning: 'Coverage and gaps are measured on firm money: in hand and agreed.' },
  'no-priorities-chosen': {
    meaning: 'Nobody has chosen priorities: every component, and every output in it, is financed to the same share.',
  },
} as const satisfies AssumptionCatalogue;

export type ScenarioAssumptionCode = keyof typeof SCENARIO_ASSUMPTIONS;
