import type { OptionId, PartId } from '@tamwil/fiscal-space';
import type { Json, Path } from './json-path.ts';

/** A figure that can be entered: where it stands, what comes with it when it is new, and what goes with it. */
export interface Field {
  readonly path: Path;
  /** Key of the label below `fiscal.field.`; the last key of the path when it is left out. */
  readonly label?: string;
  /** Keys that the figure has beside its value, source and year. */
  readonly extra?: { readonly [key: string]: Json };
  /** What the document asks for beside the figure, where nothing of it is there yet. */
  readonly beside?: { readonly [key: string]: Json };
  /** What is taken out with the figure, where that is more than the figure. */
  readonly owner?: Path;
  /**
   * Whether the figure may differ from year to year. One that is carried forward from its own year (GDP by growth,
   * people by theirs) says nothing of the other years; any other figure is the same in all of them.
   */
  readonly byYear?: 'same' | 'carried';
}

const single = (...path: string[]): Field => ({ path });
const series = (...path: string[]): Field => ({ path, byYear: 'same' });

export const PROFILE_FIELDS: readonly Field[] = [
  { path: ['profile', 'gdp'], byYear: 'carried' },
  series('profile', 'realGrowth'),
  series('profile', 'deflator'),
  series('profile', 'consumerPrices'),
  series('profile', 'revenue'),
  series('profile', 'expenditure'),
  series('profile', 'interest'),
  series('profile', 'socialProtection'),
  single('profile', 'debt'),
  series('profile', 'foreignShare'),
  series('profile', 'interestRate'),
  single('profile', 'reserves'),
  single('profile', 'imports'),
  single('profile', 'fiscalReserves'),
  series('profile', 'grants'),
  single('profile', 'population'),
  series('profile', 'populationGrowth'),
  { path: ['profile', 'povertyLine'], extra: { per: 'month' } },
  { path: ['profile', 'minimumWage'], extra: { per: 'month' } },
];

export const EXCHANGE_FIELD: Field = series('exchangeRate');

/** What drives the debt without the benefits; each but the maturity may be another with them. */
export const DEBT_FIELDS: readonly Field[] = [
  series('debtPath', 'primaryBalance'),
  series('debtPath', 'stockFlow'),
  series('debtPath', 'depreciation'),
];
export const DEBT_SCENARIO_FIELDS: readonly Field[] = [
  series('debtPath', 'scenario', 'primaryBalance'),
  series('debtPath', 'scenario', 'interestRate'),
  series('debtPath', 'scenario', 'depreciation'),
  series('debtPath', 'scenario', 'stockFlow'),
];
/** Two ways to say how much falls due; a country has one of them. */
export const MATURITY_FIELDS = {
  averageMaturity: single('debtPath', 'averageMaturity'),
  maturing: series('debtPath', 'maturing'),
} as const satisfies Readonly<Record<string, Field>>;
export type MaturityForm = keyof typeof MATURITY_FIELDS;
/** Marks of the user; there is none that holds for every country. */
export const MARK_FIELDS: readonly Field[] = [
  single('debtPath', 'thresholds', 'debt'),
  single('debtPath', 'thresholds', 'grossFinancingNeed'),
];

/** One part of an option: its figures in three readings and its whole numbers. */
export interface OptionPartFields {
  readonly id: PartId;
  readonly option: OptionId;
  /** Where the part stands below the country. */
  readonly path: Path;
  readonly figures: readonly string[];
  readonly integers: readonly string[];
  readonly isIndexed: boolean;
}

const RAMP = ['firstYear', 'rampYears'];
const SPREAD = ['firstYear', 'years'];

function part(
  id: PartId,
  option: OptionId,
  figures: readonly string[],
  integers: readonly string[],
  isIndexed = false,
): OptionPartFields {
  const inner = id.slice(option.length + 1);
  return { id, option, path: ['options', option, ...(inner === '' ? [] : [inner])], figures, integers, isIndexed };
}

/** Every part of the eight options, in the handbook's order. Items of expenditure and grants by year have rows of their own. */
export const PARTS: readonly OptionPartFields[] = [
  part(
    'contributions',
    'contributions',
    ['newWorkers', 'earnings', 'rate', 'compliance', 'presentWorkers', 'rateIncrease', 'entitlementShare'],
    RAMP,
    true,
  ),
  part('tax.target', 'tax', ['ratio', 'actual'], RAMP),
  part('tax.buoyancy', 'tax', ['buoyancy', 'revenue'], ['firstYear']),
  part('illicit-flows', 'illicit-flows', ['outflow', 'recoverable', 'taxRate'], RAMP, true),
  part('reallocation', 'reallocation', [], RAMP, true),
  part('reserves.foreign', 'reserves', ['months'], SPREAD),
  part('reserves.fiscal', 'reserves', ['floor'], SPREAD),
  part('debt.restructuring', 'debt', ['amount', 'oldRate', 'newRate'], ['firstYear', 'remainingYears']),
  part('debt.room', 'debt', ['ceiling'], SPREAD),
  part('debt.concessional', 'debt', ['amount'], SPREAD),
  part('macro', 'macro', ['deficitCeiling'], ['firstYear']),
  part('aid', 'aid', [], []),
];
