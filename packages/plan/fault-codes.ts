import type { FaultCatalogue } from '@tamwil/fault';

/** What can be wrong with a plan, or with what a document says about its outputs and periods. */
export const PLAN_FAULTS = {
  'unknown-plan': {
    meaning: 'The document names a plan that is not in the catalogue.',
    fix: 'Name a plan of the catalogue, or put the whole plan document in its place.',
  },
  'unknown-component': {
    meaning: 'The plan has no component with this id.',
    fix: 'Use the id of a component of the plan, such as C1.',
  },
  'unknown-output': {
    meaning: 'The plan has no output with this id.',
    fix: 'Use the id of an output of the plan, such as C1.4.',
  },
  'unknown-id': {
    meaning: 'The plan has neither an output nor a component with this id.',
    fix: 'Use the id of an output or component of the plan.',
  },
  'unknown-label': {
    meaning: 'No output of the plan carries this SDG target, Programme and Budget code or tag.',
    fix: 'Use a label that the plan gives to at least one output.',
  },
  'duplicate-id': { meaning: 'An id stands twice where it may stand once.', fix: 'Give every entry an id of its own.' },
  'selector-too-deep': {
    meaning: 'A selector is nested more than 32 levels deep.',
    fix: 'Write the selection with fewer levels, or list the outputs.',
  },
  'selector-too-large': {
    meaning: 'A selector has more than 2,000 parts.',
    fix: 'Write the selection with fewer parts.',
  },
  'not-a-selector': {
    meaning: 'The value is no list of ids, no "*" and no object with exactly one of the known selector keys.',
    fix: 'Send ids, "*", or one of components, outputs, sdgTargets, programmeOutputs2022, priority, tags, any, all, not.',
  },
  'not-an-amount': {
    meaning: 'The text is no plain decimal amount of at most 16 digits before the point.',
    fix: 'Send an amount such as "190000000.00": no sign, exponent, blank or separator.',
  },
  'negative-amount': { meaning: 'An amount is below zero.', fix: 'Send zero or more.' },
  'too-precise': {
    meaning: 'An amount has more decimals than its currency has minor digits.',
    fix: "Send at most the currency's minor digits.",
  },
  'not-a-number': {
    meaning: 'The text is no plain decimal number (or, for a share, no fraction "p/q").',
    fix: 'Send a number such as "0.13" or, for a share, "1/3": no exponent, per cent sign, blank or separator.',
  },
  'number-out-of-range': {
    meaning: 'A share, rate or probability lies outside the bounds that make sense for it.',
    fix: 'Send a number inside the bounds named in the detail.',
  },
  'unknown-period': {
    meaning: 'The text is no year or financial period of the plan.',
    fix: 'Use a year such as "2024" or a financial period such as "2024-25" that the plan covers.',
  },
  'not-a-date': { meaning: 'The text is not a day that exists.', fix: 'Send a date such as "2023-12-31".' },
  'unknown-currency': {
    meaning: 'The text is not the code of a currency in force (ISO 4217).',
    fix: 'Send a code such as USD, CHF or EUR.',
  },
  'budgets-do-not-add-up': {
    meaning: "The components' budgets do not add up to the plan's total.",
    fix: 'Correct a budget or the total.',
  },
  'years-reversed': { meaning: 'A last year lies before its first year.', fix: 'Swap the two years.' },
  'window-outside-plan': {
    meaning: 'The time frame of an output reaches outside the years of the plan.',
    fix: 'Keep the time frame inside the plan.',
  },
  'plan-too-long': {
    meaning: 'A plan covers more than 30 years.',
    fix: 'Divide the plan into plans of at most 30 years.',
  },
} as const satisfies FaultCatalogue;

export type PlanFaultCode = keyof typeof PLAN_FAULTS;
