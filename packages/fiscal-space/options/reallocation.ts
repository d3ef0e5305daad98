import * as z from 'zod';
import { idSchema, rangeSchema } from '../figure.ts';
import { reallocatedExpenditure } from '../formulas/option-yield.ts';
import { indexationSchema } from '../package-schema.ts';
import { OPTION_KEYS, RAMP } from './common-keys.ts';
import { fiscalOption } from './option.ts';
import { onRamp } from './spread.ts';

const schema = z.strictObject({
  /** Items of the profile and the share of each that is moved. */
  items: z
    .array(z.strictObject({ item: idSchema, share: rangeSchema('share').optional() }))
    .min(1)
    .max(100),
  indexation: indexationSchema.optional(),
  ...RAMP,
  ...OPTION_KEYS,
});

export const reallocation = fiscalOption({
  id: 'reallocation',
  title: 'Re-allocating public expenditure',
  source: 'Handbook (ILO and UN Women, 2019); precedents in Costa Rica and Thailand',
  notes: ['What is moved is missing where it was; the items are named.'],
  schema,
  parts(input, country, pointer) {
    return [
      {
        id: 'reallocation',
        kind: 'flow',
        borrowed: false,
        endYear: null,
        yieldOf: (reading, year) =>
          onRamp(input, year, () => {
            const moved = input.items.map(({ item, share }, index) => {
              const { figure, pointer: place } = country.expenditureItem(item);
              return {
                amount: country.aggregateRange(figure, place, reading, input.indexation, `${pointer}/indexation`, year),
                share: country.range(share, `${pointer}/items/${index}/share`, reading),
              };
            });
            const known = moved.filter(
              (one): one is { amount: NonNullable<typeof one.amount>; share: NonNullable<typeof one.share> } =>
                one.amount !== null && one.share !== null,
            );
            return known.length < moved.length ? null : reallocatedExpenditure(known);
          }),
      },
    ];
  },
});
