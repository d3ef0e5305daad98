import * as z from 'zod';
import { rangeSchema, yearSchema } from '../figure.ts';
import { amountOf } from '../formulas/financing-gap.ts';
import { deficitRoom, fiscalBalance } from '../formulas/option-yield.ts';
import { OPTION_KEYS } from './common-keys.ts';
import { fiscalOption } from './option.ts';

const schema = z.strictObject({
  /** Largest overall deficit over GDP that the framework allows. */
  deficitCeiling: rangeSchema('ratio').optional(),
  firstYear: yearSchema,
  ...OPTION_KEYS,
});

export const macro = fiscalOption({
  id: 'macro',
  title: 'A more accommodating macroeconomic framework',
  source: 'ILO, Assessment-Based National Dialogue guide, module 13 (2016)',
  notes: ['Uses the same deficit as borrowing. A negative figure is the consolidation that the ceiling requires.'],
  schema,
  parts(input, country, pointer) {
    return [
      {
        id: 'macro',
        kind: 'flow',
        borrowed: true,
        endYear: null,
        yieldOf: (reading, year) => {
          if (year < input.firstYear) return { n: 0n, d: 1n };
          const ceiling = country.range(input.deficitCeiling, `${pointer}/deficitCeiling`, reading);
          const revenue = country.series('revenue', year);
          const expenditure = country.series('expenditure', year);
          const gdp = country.gdp(year);
          if (ceiling === null || revenue === null || expenditure === null || gdp === null) return null;
          return amountOf(deficitRoom(ceiling, fiscalBalance(revenue, expenditure)), gdp);
        },
      },
    ];
  },
});
