import * as z from 'zod';
import { times } from '../exact.ts';
import { rangeSchema, yearSchema } from '../figure.ts';
import { revenueFromBuoyancy, revenueFromTaxRatio } from '../formulas/revenue.ts';
import { OPTION_KEYS, RAMP } from './common-keys.ts';
import { fiscalOption, type OptionPart } from './option.ts';
import { onRamp } from './spread.ts';

const schema = z.strictObject({
  /** Tax over GDP is lifted to a target (a peer, a region, the country's own best). */
  target: z
    .strictObject({ ratio: rangeSchema('ratio').optional(), actual: rangeSchema('ratio').optional(), ...RAMP })
    .optional(),
  /** Revenue grows faster than real GDP. What only keeps pace with GDP is in the baseline. */
  buoyancy: z
    .strictObject({
      buoyancy: rangeSchema('ratio').optional(),
      /** Tax revenue of its year, in the scenario's unit. */
      revenue: rangeSchema('amount').optional(),
      firstYear: yearSchema,
    })
    .optional(),
  ...OPTION_KEYS,
});

export const tax = fiscalOption({
  id: 'tax',
  title: 'Tax revenue',
  source: 'Handbook (ILO and UN Women, 2019); buoyancy: J. Haughton, Estimating Tax Buoyancy (EAGER, 1998)',
  notes: ['A higher tax ratio and buoyancy above one describe the same revenue in two ways.'],
  schema,
  parts(input, country, pointer) {
    const parts: OptionPart[] = [];
    const { target, buoyancy } = input;
    if (target !== undefined)
      parts.push({
        id: 'tax.target',
        kind: 'flow',
        borrowed: false,
        endYear: null,
        yieldOf: (reading, year) =>
          onRamp(target, year, () => {
            const ratio = country.range(target.ratio, `${pointer}/target/ratio`, reading);
            const actual = country.range(target.actual, `${pointer}/target/actual`, reading);
            const gdp = country.gdp(year);
            return ratio === null || actual === null || gdp === null ? null : revenueFromTaxRatio(ratio, actual, gdp);
          }),
      });
    if (buoyancy !== undefined)
      parts.push({
        id: 'tax.buoyancy',
        kind: 'flow',
        borrowed: false,
        endYear: null,
        yieldOf: (reading, year) => {
          if (year < buoyancy.firstYear) return { n: 0n, d: 1n };
          const b = country.range(buoyancy.buoyancy, `${pointer}/buoyancy/buoyancy`, reading);
          const at = `${pointer}/buoyancy/revenue`;
          // Real revenue of the year before the first, at that year's prices, then the extra real growth since.
          const before = country.aggregateRange(
            buoyancy.revenue,
            at,
            reading,
            'nominal-gdp',
            at,
            buoyancy.firstYear - 1,
          );
          const rates = country.seriesFrom('realGrowth', buoyancy.firstYear, year);
          const prices = country.index('gdp-deflator', buoyancy.firstYear - 1, year, `${pointer}/buoyancy`);
          if (b === null || before === null || rates === null || prices === null) return null;
          return times(revenueFromBuoyancy(before, b, rates), prices);
        },
      });
    return parts;
  },
});
