import * as z from 'zod';
import { rangeSchema } from '../figure.ts';
import { excessFiscalReserves, excessForeignReserves, importCover } from '../formulas/option-yield.ts';
import { OPTION_KEYS, SPREAD } from './common-keys.ts';
import { fiscalOption, type OptionPart } from './option.ts';
import { endOf, partOfStock } from './spread.ts';

const schema = z.strictObject({
  /** Foreign-exchange reserves above a floor in months of imports; three months is customary, and still an assumption. */
  foreign: z.strictObject({ months: rangeSchema('count').optional(), ...SPREAD }).optional(),
  /** Fiscal reserves above a floor, in the scenario's unit. */
  fiscal: z.strictObject({ floor: rangeSchema('amount').optional(), ...SPREAD }).optional(),
  ...OPTION_KEYS,
});

export const reserves = fiscalOption({
  id: 'reserves',
  title: 'Fiscal and foreign-exchange reserves',
  source: 'Handbook (ILO and UN Women, 2019); import cover in months',
  notes: ['A stock: it is spent once. The year in which it is used up is printed.'],
  schema,
  parts(input, country, pointer) {
    const parts: OptionPart[] = [];
    const { foreign, fiscal } = input;
    if (foreign !== undefined)
      parts.push({
        id: 'reserves.foreign',
        kind: 'stock',
        borrowed: false,
        endYear: endOf(foreign),
        yieldOf: (reading, year) => {
          const held = country.aggregate('reserves', year);
          const imports = country.aggregate('imports', year);
          const months = country.range(foreign.months, `${pointer}/foreign/months`, reading);
          const stock =
            held === null || imports === null || months === null ? null : excessForeignReserves(held, imports, months);
          return partOfStock(stock, foreign, year);
        },
        beside: [
          {
            code: 'import-cover',
            kind: 'ratio',
            valueOf: (_, year) => {
              const [held, imports] = [country.aggregate('reserves', year), country.aggregate('imports', year)];
              return held === null || imports === null || imports.n === 0n ? null : importCover(held, imports);
            },
          },
        ],
      });
    if (fiscal !== undefined)
      parts.push({
        id: 'reserves.fiscal',
        kind: 'stock',
        borrowed: false,
        endYear: endOf(fiscal),
        yieldOf: (reading, year) => {
          const held = country.aggregate('fiscalReserves', year);
          const floor = country.aggregateRange(fiscal.floor, `${pointer}/fiscal/floor`, reading, 'none', pointer, year);
          return partOfStock(held === null || floor === null ? null : excessFiscalReserves(held, floor), fiscal, year);
        },
      });
    return parts;
  },
});
