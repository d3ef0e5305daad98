import * as z from 'zod';
import { type Reading, rangeSchema, yearSchema } from '../figure.ts';
import { borrowingRoom, restructuringSaving } from '../formulas/option-yield.ts';
import { OPTION_KEYS, SPREAD } from './common-keys.ts';
import { fiscalOption, type OptionPart } from './option.ts';
import { endOf, partOfStock } from './spread.ts';

const schema = z.strictObject({
  /** Interest saved on restructured debt over its remaining life. */
  restructuring: z
    .strictObject({
      amount: rangeSchema('amount').optional(),
      oldRate: rangeSchema('rate').optional(),
      newRate: rangeSchema('rate').optional(),
      firstYear: yearSchema,
      remainingYears: z.int().min(1).max(60),
    })
    .optional(),
  /** Room under a ceiling for debt over GDP, at the debt and GDP of the profile. */
  room: z.strictObject({ ceiling: rangeSchema('ratio').optional(), ...SPREAD }).optional(),
  /** Loans below market terms, in the scenario's unit: borrowed too. */
  concessional: z.strictObject({ amount: rangeSchema('amount').optional(), ...SPREAD }).optional(),
  ...OPTION_KEYS,
});

export const debt = fiscalOption({
  id: 'debt',
  title: 'Borrowing and restructuring of debt',
  source: 'Handbook (ILO and UN Women, 2019)',
  notes: [
    'A saving of interest is a flow that ends with the debt; borrowing room is a stock, used once, and is paid back.',
  ],
  schema,
  parts(input, country, pointer) {
    const parts: OptionPart[] = [];
    const { restructuring, room, concessional } = input;
    if (restructuring !== undefined) {
      const life = { firstYear: restructuring.firstYear, years: restructuring.remainingYears };
      parts.push({
        id: 'debt.restructuring',
        kind: 'flow',
        borrowed: false,
        endYear: endOf(life),
        yieldOf: (reading, year) => {
          if (year < life.firstYear || year > endOf(life)) return { n: 0n, d: 1n };
          const at = (key: string) => `${pointer}/restructuring/${key}`;
          const amount = country.aggregateRange(restructuring.amount, at('amount'), reading, 'none', pointer, year);
          const oldRate = country.range(restructuring.oldRate, at('oldRate'), reading);
          const newRate = country.range(restructuring.newRate, at('newRate'), reading);
          if (amount === null || oldRate === null || newRate === null) return null;
          return restructuringSaving(amount, oldRate, newRate);
        },
      });
    }
    if (room !== undefined)
      parts.push({
        id: 'debt.room',
        kind: 'stock',
        borrowed: true,
        endYear: endOf(room),
        yieldOf: (reading, year) => {
          const ceiling = country.range(room.ceiling, `${pointer}/room/ceiling`, reading);
          const base = country.debtBase(year);
          const stock = ceiling === null || base === null ? null : borrowingRoom(ceiling, base.ratio, base.gdp);
          return partOfStock(stock, room, year);
        },
      });
    if (concessional !== undefined)
      parts.push({
        id: 'debt.concessional',
        kind: 'stock',
        borrowed: true,
        endYear: endOf(concessional),
        yieldOf: (reading: Reading, year) => {
          const at = `${pointer}/concessional/amount`;
          const amount = country.aggregateRange(concessional.amount, at, reading, 'none', pointer, year);
          return partOfStock(amount, concessional, year);
        },
      });
    return parts;
  },
});
