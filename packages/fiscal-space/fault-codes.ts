import type { FaultCatalogue } from '@tamwil/fault';

/** What can be wrong with a country scenario or a portfolio beyond its shape. */
export const FISCAL_SPACE_FAULTS = {
  'unknown-currency': {
    meaning: 'The currency is not the ISO 4217 code of a currency in force.',
    fix: 'Send a code such as "USD".',
  },
  'not-a-number': {
    meaning: 'The text is no plain decimal number and no fraction "p/q".',
    fix: 'Send a number such as "0.13" or "2/3": no exponent, per cent sign, blank or separator.',
  },
  'number-out-of-range': {
    meaning: 'A share, rate, amount or count lies outside the bounds that make sense for it.',
    fix: 'Send a number inside the bounds named in the detail; rates are shares of one ("0.13"), never per cent.',
  },
  'years-reversed': { meaning: 'A last year lies before its first year.', fix: 'Swap the two years.' },
  'too-many-years': {
    meaning: 'A country scenario covers more than 30 years.',
    fix: 'Shorten the period to at most 30 years.',
  },
  'value-or-values': {
    meaning: 'A figure has both "value" and "values", or neither.',
    fix: 'Give one value for all years, or values by year.',
  },
  'year-outside-scenario': {
    meaning: 'A year of an option lies outside the years of the scenario.',
    fix: 'Name a year from firstYear to lastYear.',
  },
  'duplicate-id': { meaning: 'An id stands twice where it may stand once.', fix: 'Give every entry an id of its own.' },
  'unknown-item': {
    meaning: 'The reallocation names an expenditure item that the profile does not have.',
    fix: 'Add the item with its amount to profile.expenditureItems, or correct the id.',
  },
  'one-of-two': {
    meaning: 'Exactly one of two keys is needed: both or none was given.',
    fix: 'Keep the one that describes the case.',
  },
  'double-count': {
    meaning: 'Two parts that draw on the same money are counted together.',
    fix: 'Set "counted": false on one of them, or say in "additional" which share of one is not in the other, and why.',
  },
  'unknown-part': {
    meaning: '"additional" names a part that is not counted, or two parts that do not overlap.',
    fix: 'Name two counted parts that overlap, or remove the entry.',
  },
  'too-many-countries': {
    meaning: 'A portfolio has more than 300 countries.',
    fix: 'Divide the portfolio.',
  },
  'portfolio-years-differ': {
    meaning: 'The countries of a portfolio do not cover the same years.',
    fix: 'Give all countries the same firstYear and lastYear.',
  },
  'field-twice': {
    meaning: 'Two rows of the import give the same field of the same country.',
    fix: 'Remove one of the rows.',
  },
  'cell-needed': { meaning: 'A cell that its row needs is empty.', fix: 'Fill the cell.' },
} as const satisfies FaultCatalogue;

export type FiscalSpaceFaultCode = keyof typeof FISCAL_SPACE_FAULTS;
