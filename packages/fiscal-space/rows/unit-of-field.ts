import type { CountryScenario } from '../country-schema.ts';

/** Which figures are counted in what; the first form that fits a field holds. */
const UNITS: readonly (readonly [form: RegExp, unit: string])[] = [
  [/^profile\.(gdp|reserves|imports|fiscalReserves|grants|expenditureItems\..+)$/, 'aggregate'],
  [/\.currentSpending$/, 'aggregate'],
  [/^options\.(illicit-flows\.outflow|reserves\.fiscal\.floor|tax\.buoyancy\.revenue|aid\.grants)$/, 'aggregate'],
  [/^options\.debt\.(restructuring|concessional)\.amount$/, 'aggregate'],
  [/^profile\.(povertyLine|minimumWage)$|\.benefit\.amount$|\.perHead$|\.earnings$/, 'person'],
  [/population$|\.(newWorkers|presentWorkers)$/, 'people'],
  [/\.payments$/, 'payments a year'],
  [/\.months$/, 'months of imports'],
  [/\.averageMaturity$/, 'years'],
  [/\.buoyancy$/, 'ratio of growth rates'],
  [
    /(Growth|deflator|consumerPrices|interestRate|depreciation|oldRate|newRate)$|^presentValue\.rate$/,
    'rate a year, as a part of one',
  ],
  [/^profile\.(revenue|expenditure|interest|socialProtection|debt)$|^debtPath\./, 'part of GDP'],
  [/\.(ratio|actual|ceiling|deficitCeiling)$/, 'part of GDP'],
  [/^exchangeRate$/, 'exchange'],
  [/\.entitlementShare$/, 'part of contributions'],
  [/./, 'part of one'],
];

/** What a figure is counted in, in words. */
export function unitOf(field: string, { currency, unit }: CountryScenario): string {
  const words = UNITS.find(([form]) => form.test(field))![1];
  if (words === 'aggregate') return unit === 'one' ? currency : `${currency} ${unit}`;
  if (words === 'person') return `${currency} a person`;
  return words === 'exchange' ? `${currency} per unit of the portfolio's currency` : words;
}
