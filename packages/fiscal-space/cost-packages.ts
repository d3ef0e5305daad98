import { roundHalfEven } from '@tamwil/money';
import type { Country } from './country.ts';
import { type Exact, tenTo, times, whole } from './exact.ts';
import {
  annualBenefit,
  benefitCost,
  benefitCostWithFlatAdministration,
  rampedTakeUp,
  replacementBenefit,
} from './formulas/benefit-cost.ts';
import { financingGap } from './formulas/financing-gap.ts';
import type { Line } from './package-schema.ts';

/** One guarantee in one year. Amounts in minor units; null where a figure is missing. */
export interface LineYear {
  readonly year: number;
  /** People of the target group, those reached, and the benefit a head: exact. */
  readonly population: Exact | null;
  readonly beneficiaries: Exact | null;
  readonly benefit: Exact | null;
  readonly cost: bigint | null;
  readonly current: bigint | null;
  readonly gap: bigint | null;
}

export interface CostedLine {
  readonly line: Line;
  readonly years: readonly LineYear[];
}

export interface CostedPackage {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly CostedLine[];
}

/**
 * Costs every line of every package in every year. Cost and current spending of a line in a year are rounded to the
 * minor unit once, half-even; everything after that is sums of these cells, so tables add up. A gap is floored at zero
 * line by line: what one guarantee spends too much never hides what another lacks.
 */
export function costPackages(country: Country): CostedPackage[] {
  return country.scenario.packages.map(({ id, name, lines }, packageIndex) => ({
    id,
    name,
    lines: lines.map((line, lineIndex) => ({
      line,
      years: country.years.map((year) =>
        costLine(country, line, `/packages/${packageIndex}/lines/${lineIndex}`, `${id}/${line.id}`, year),
      ),
    })),
  }));
}

function costLine(country: Country, line: Line, pointer: string, name: string, year: number): LineYear {
  const exact = country.needing(`cost of ${name}`, () => exactCost(country, line, pointer, year));
  const current = country.needing(`gap of ${name}`, () =>
    country.amountAt(line.currentSpending, `${pointer}/currentSpending`, year),
  );
  const cost = exact.cost === null ? null : minorUnits(exact.cost, country.digits);
  const spent = current === null ? null : minorUnits(current, country.digits);
  const gap = cost === null || spent === null ? null : financingGap(whole(cost), whole(spent)).n;
  return { ...exact, year, cost, current: spent, gap };
}

function exactCost(country: Country, line: Line, pointer: string, year: number) {
  // Every part is looked up, so that all that is missing is named at once.
  const population = country.people(
    line.population,
    line.populationGrowth,
    `${pointer}/population`,
    `${pointer}/populationGrowth`,
    year,
  );
  const takeUp = takeUpOf(country, line, pointer, year);
  const benefit = benefitOf(country, line, pointer, year);
  const administration = administrationOf(country, line, pointer, year);
  const beneficiaries = population === null || takeUp === null ? null : times(population, takeUp);
  if (population === null || takeUp === null || benefit === null || administration === null)
    return { population, beneficiaries, benefit, cost: null };
  const reached = { population, takeUp, benefit };
  const cost =
    'rate' in administration
      ? benefitCost({ ...reached, administrationRate: administration.rate })
      : benefitCostWithFlatAdministration({ ...reached, administrationPerHead: administration.perHead });
  return { population, beneficiaries, benefit, cost };
}

function takeUpOf(country: Country, { takeUp }: Line, pointer: string, year: number): Exact | null {
  if (takeUp === undefined || !('from' in takeUp)) return country.at(takeUp, `${pointer}/takeUp`, year);
  const [from, to] = [country.number(takeUp.from.value), country.number(takeUp.to.value)];
  return year < takeUp.firstYear ? whole(0) : rampedTakeUp(from, to, takeUp.years, year - takeUp.firstYear);
}

function benefitOf(country: Country, line: Line, pointer: string, year: number): Exact | null {
  const { benefit } = line;
  if (benefit === undefined) return country.missing(`${pointer}/benefit`);
  const payments = country.number(benefit.payments.value);
  const { poverty, wage } = {
    poverty: country.scenario.profile.povertyLine,
    wage: country.scenario.profile.minimumWage,
  };
  const reference = 'amount' in benefit ? benefit.amount : benefit.of === 'poverty-line' ? poverty : wage;
  if (reference === undefined)
    return country.missing(
      'of' in benefit && benefit.of === 'poverty-line' ? '/profile/povertyLine' : '/profile/minimumWage',
    );
  const index = country.index(line.indexation, reference.year, year, `${pointer}/indexation`);
  if (index === null) return null;
  const payment =
    'amount' in benefit
      ? country.number(benefit.amount.value)
      : replacementBenefit(country.number(reference.value), country.number(benefit.share.value));
  return times(annualBenefit(payment, payments), index);
}

function administrationOf(country: Country, line: Line, pointer: string, year: number) {
  const { administration } = line;
  if (administration === undefined) return country.missing(`${pointer}/administration`);
  if ('rate' in administration) return { rate: country.number(administration.rate.value) };
  const { perHead } = administration;
  const index = country.index(line.indexation, perHead.year, year, `${pointer}/indexation`);
  return index === null ? null : { perHead: times(country.number(perHead.value), index) };
}

/** An exact amount in currency units as minor units, half-even. */
export function minorUnits(amount: Exact, digits: number): bigint {
  return roundHalfEven({ n: amount.n * tenTo(digits), d: amount.d });
}

/** Minor units as an exact amount in currency units. */
export function currencyUnits(amount: bigint, digits: number): Exact {
  return { n: amount, d: tenTo(digits) };
}
