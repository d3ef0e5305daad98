import { DEFINITIONS, READINGS, type Reading } from '@tamwil/fiscal-space';
import { formatAmount, minorDigits, minorUnitsOf } from '@tamwil/money';
import type { Evaluation } from '@tamwil/scenario';
import type { ViewCountry } from './fiscal-space-view-schema.ts';

type Country = NonNullable<Evaluation['fiscalSpace']>['countries'][number];

/** What a donor may see of the countries of a scenario: never their inputs, notes, single options or debt. */
export function fiscalSpaceView({ fiscalSpace }: Evaluation): { fiscalSpace?: { countries: ViewCountry[] } } {
  return fiscalSpace === undefined ? {} : { fiscalSpace: { countries: fiscalSpace.countries.map(countryOf) } };
}

function countryOf({ name, currency, definition, need, range, options }: Country): ViewCountry {
  const digits = minorDigits(currency);
  const counted = options.filter(({ countedShare }) => countedShare !== '0.00000000');
  return {
    name,
    currency,
    definition: definitionOf(definition),
    years: need.map(({ year, cost, gap }, index) => {
      const readings = (key: 'flows' | 'stocks' | 'residual') => inReadings((name) => range[index]![name][key]);
      return { year, cost, gap, flows: readings('flows'), stocks: readings('stocks'), open: readings('residual') };
    }),
    mix: counted.map(({ id, kind, endYear }) => ({
      part: id,
      kind,
      endYear,
      pays: inReadings((reading) => paidBy(id, range, reading, digits)),
    })),
  };
}

/** The words of the scenario; where they are a published definition, its name too. */
function definitionOf({ text, source }: Country['definition']): ViewCountry['definition'] {
  const ids = Object.keys(DEFINITIONS) as (keyof typeof DEFINITIONS)[];
  const named = ids.find((id) => DEFINITIONS[id].text === text && DEFINITIONS[id].source === source);
  return { ...(named === undefined ? {} : { named }), text, source };
}

/** What a part pays of the gap over all years; null when that is not known of one of them. */
function paidBy(part: string, range: Country['range'], reading: Reading, digits: number): string | null {
  let sum = 0n;
  for (const year of range) {
    const amount = year[reading].mix?.find((paid) => paid.part === part)?.amount;
    if (amount === undefined || amount === null) return null;
    sum += minorUnitsOf(amount, digits);
  }
  return formatAmount(sum, digits);
}

function inReadings<T>(of: (reading: Reading) => T): Record<Reading, T> {
  const [low, central, high] = READINGS.map(of) as [T, T, T];
  return { low, central, high };
}
