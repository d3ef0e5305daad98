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
}

const profile = (key: string, extra?: Field['extra']): Field => ({
  path: ['profile', key],
  ...(extra === undefined ? {} : { extra }),
});

export const PROFILE_FIELDS: readonly Field[] = [
  profile('gdp'),
  profile('realGrowth'),
  profile('deflator'),
  profile('consumerPrices'),
  profile('revenue'),
  profile('expenditure'),
  profile('interest'),
  profile('socialProtection'),
  profile('debt'),
  profile('foreignShare'),
  profile('interestRate'),
  profile('reserves'),
  profile('imports'),
  profile('fiscalReserves'),
  profile('grants'),
  profile('population'),
  profile('populationGrowth'),
  profile('povertyLine', { per: 'month' }),
  profile('minimumWage', { per: 'month' }),
];

export const DEBT_FIELDS: readonly Field[] = [
  { path: ['debtPath', 'primaryBalance'] },
  { path: ['debtPath', 'stockFlow'] },
  { path: ['debtPath', 'depreciation'] },
  { path: ['debtPath', 'averageMaturity'] },
  { path: ['debtPath', 'thresholds', 'debt'], label: 'thresholds.debt' },
  { path: ['debtPath', 'thresholds', 'grossFinancingNeed'], label: 'thresholds.grossFinancingNeed' },
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
    ['newWorkers', 'earnings', 'rate', 'compliance', 'entitlementShare'],
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
