import type { FaultCatalogue } from '@tamwil/fault';

/** What can be wrong with a scenario beyond its plan, its costing, its funding and its program. */
export const SCENARIO_FAULTS = {
  'plan-currency': {
    meaning: "The scenario's currency is not the one that its plan is written in.",
    fix: "Use the plan's currency; sources in other currencies name their rate of exchange.",
  },
  'as-of-missing': {
    meaning: 'A scenario by years or financial periods has no as-at date, so no one knows which periods are closed.',
    fix: 'Add asOf, such as "2023-12-31".',
  },
  'not-a-date': { meaning: 'The text is not a day that exists.', fix: 'Send a day such as "2023-12-31".' },
  'groupings-mixed': {
    meaning: 'Two steps of a program share between groups of different kinds.',
    fix: 'Use the same `by` in all steps that have one.',
  },
  'selects-part-of-component': {
    meaning: 'A step selects some outputs of a component while the scenario decides about whole components.',
    fix: 'Set level to "output", or select whole components.',
  },
} as const satisfies FaultCatalogue;

export type ScenarioFaultCode = keyof typeof SCENARIO_FAULTS;
