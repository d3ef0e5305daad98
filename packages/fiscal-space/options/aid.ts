import * as z from 'zod';
import { rangeSchema } from '../figure.ts';
import { OPTION_KEYS } from './common-keys.ts';
import { fiscalOption } from './option.ts';

const schema = z.strictObject({
  /** Additional grants received, by year, in the scenario's unit. A year that is not named has none. */
  grants: z.record(z.string().regex(/^(19|20|21)\d{2}$/), rangeSchema('amount')),
  ...OPTION_KEYS,
});

export const aid = fiscalOption({
  id: 'aid',
  title: 'Aid and transfers',
  source: 'Handbook (ILO and UN Women, 2019)',
  notes: [
    'Grants only: loans are borrowing. What donor countries lack to 0.7 per cent of GNI is no yield of a recipient.',
  ],
  schema,
  parts(input, country, pointer) {
    const years = Object.keys(input.grants).map(Number);
    return [
      {
        id: 'aid',
        kind: 'flow',
        borrowed: false,
        endYear: years.length === 0 ? null : Math.max(...years),
        yieldOf: (reading, year) => {
          const grant = input.grants[String(year)];
          if (grant === undefined) return { n: 0n, d: 1n };
          return country.aggregateRange(grant, `${pointer}/grants/${year}`, reading, 'none', pointer, year);
        },
        beside: [{ code: 'grants-received', kind: 'amount', valueOf: (_, year) => country.aggregate('grants', year) }],
      },
    ];
  },
});
