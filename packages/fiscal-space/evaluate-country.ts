import { type AssessedPart, assessOptions } from './assess-options.ts';
import { type CostedPackage, costPackages, currencyUnits } from './cost-packages.ts';
import { Country } from './country.ts';
import type { CountryScenario } from './country-schema.ts';
import { type DebtPaths, debtPaths } from './debt-path.ts';
import { type Exact, over, whole } from './exact.ts';
import type { Reading } from './figure.ts';
import { type FinancingYear, financing, financingMix, type MixYear, type NeedYear, needOf } from './financing.ts';
import { presentValue } from './formulas/present-value.ts';

/** Costs, gaps, options and what they pay: all that a table of countries needs. */
export interface CountryAssessment {
  readonly country: Country;
  readonly packages: readonly CostedPackage[];
  readonly need: readonly NeedYear[];
  readonly parts: readonly AssessedPart[];
  readonly financing: Readonly<Record<Reading, readonly FinancingYear[]>>;
}

/** Everything that is computed for a country, exact or in minor units, before it is written down. */
export interface CountryResult extends CountryAssessment {
  readonly mix: Readonly<Record<Reading, readonly MixYear[]>>;
  readonly debt: DebtPaths | null;
  /** Present values of cost and gap, in currency units. */
  readonly presentValue: { readonly cost: Exact | null; readonly gap: Exact | null } | null;
}

/** Costs and options of a scenario that `readCountryScenario` has taken, set against each other. */
export function assessCountry(scenario: CountryScenario): CountryAssessment {
  const country = new Country(scenario);
  const packages = costPackages(country);
  const need = needOf(country, packages);
  const parts = assessOptions(country);
  return { country, packages, need, parts, financing: financing(need, parts) };
}

/** The same with debt paths and present value. */
export function evaluateCountry(scenario: CountryScenario): CountryResult {
  const assessed = assessCountry(scenario);
  const { country, need } = assessed;
  const mix = financingMix(assessed.financing, assessed.parts);
  const debt = debtPaths(country, mix);
  return { ...assessed, mix, debt, presentValue: presentValues(country, need) };
}

function presentValues(country: Country, need: readonly NeedYear[]): CountryResult['presentValue'] {
  const input = country.scenario.presentValue;
  if (input === undefined) return null;
  return country.needing('present value', () => {
    const value = (key: 'cost' | 'gap') => {
      const flows: Exact[] = Array.from({ length: country.scenario.firstYear - input.baseYear }, () => whole(0));
      for (const year of need) {
        const amount = year[key];
        const prices =
          input.kind === 'real'
            ? country.index('gdp-deflator', input.baseYear, year.year, '/profile/deflator')
            : whole(1);
        if (amount === null || prices === null) return null;
        flows.push(over(currencyUnits(amount, country.digits), prices));
      }
      return presentValue(flows, country.number(input.rate.value), input.timing);
    };
    return { cost: value('cost'), gap: value('gap') };
  });
}
