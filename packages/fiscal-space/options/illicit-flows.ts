import * as z from 'zod';
import { rangeSchema } from '../figure.ts';
import { illicitFlowRevenue } from '../formulas/option-yield.ts';
import { indexationSchema } from '../package-schema.ts';
import { OPTION_KEYS, RAMP } from './common-keys.ts';
import { fiscalOption } from './option.ts';
import { onRamp } from './spread.ts';

const schema = z.strictObject({
  /** Yearly outflow, in the scenario's unit. */
  outflow: rangeSchema('amount').optional(),
  recoverable: rangeSchema('share').optional(),
  taxRate: rangeSchema('share').optional(),
  indexation: indexationSchema.optional(),
  ...RAMP,
  ...OPTION_KEYS,
});

export const illicitFlows = fiscalOption({
  id: 'illicit-flows',
  title: 'Illicit financial flows',
  source: 'Handbook (ILO and UN Women, 2019)',
  notes: ['Rests on two assumptions, the recoverable share and the tax rate; neither has a default.'],
  schema,
  parts(input, country, pointer) {
    return [
      {
        id: 'illicit-flows',
        kind: 'flow',
        borrowed: false,
        endYear: null,
        yieldOf: (reading, year) =>
          onRamp(input, year, () => {
            const at = (key: string) => `${pointer}/${key}`;
            const outflow = country.aggregateRange(
              input.outflow,
              at('outflow'),
              reading,
              input.indexation,
              at('indexation'),
              year,
            );
            const recoverable = country.range(input.recoverable, at('recoverable'), reading);
            const taxRate = country.range(input.taxRate, at('taxRate'), reading);
            if (outflow === null || recoverable === null || taxRate === null) return null;
            return illicitFlowRevenue(outflow, recoverable, taxRate);
          }),
      },
    ];
  },
});
