import * as z from 'zod';
import { plus } from '../exact.ts';
import { type Reading, rangeSchema } from '../figure.ts';
import { amountOf } from '../formulas/financing-gap.ts';
import { contributionRevenue } from '../formulas/option-yield.ts';
import { indexationSchema } from '../package-schema.ts';
import { OPTION_KEYS, RAMP } from './common-keys.ts';
import { fiscalOption } from './option.ts';
import { onRamp } from './spread.ts';

const schema = z.strictObject({
  newWorkers: rangeSchema('count').optional(),
  /** Mean insurable earnings a worker and year, in currency units. */
  earnings: rangeSchema('personAmount').optional(),
  /** Total contribution rate. */
  rate: rangeSchema('share').optional(),
  compliance: rangeSchema('share').optional(),
  /** A higher rate on those who contribute now: the second input, only when both are given. */
  presentWorkers: rangeSchema('count').optional(),
  rateIncrease: rangeSchema('share').optional(),
  /** Entitlements that a unit of contributions creates; shown beside the yield. */
  entitlementShare: rangeSchema('ratio').optional(),
  indexation: indexationSchema.optional(),
  ...RAMP,
  ...OPTION_KEYS,
});

export const contributions = fiscalOption({
  id: 'contributions',
  title: 'Social security coverage and contributory revenue',
  source: 'Fiscal Space for Social Protection: A Handbook for Assessing Financing Options (ILO and UN Women, 2019)',
  notes: ['Contributions create entitlements: they are shown beside the yield and are not free money.'],
  schema,
  parts(input, country, pointer) {
    const at = (key: string) => `${pointer}/${key}`;
    const full = (reading: Reading, year: number) => {
      const read = (key: 'newWorkers' | 'rate' | 'compliance' | 'presentWorkers' | 'rateIncrease') =>
        country.range(input[key], at(key), reading);
      const earnings = country.indexedRange(
        input.earnings,
        at('earnings'),
        reading,
        input.indexation,
        at('indexation'),
        year,
      );
      const [workers, rate, compliance] = [read('newWorkers'), read('rate'), read('compliance')];
      if (workers === null || earnings === null || rate === null || compliance === null) return null;
      const ofNew = contributionRevenue({ workers, earnings, rate, compliance });
      if (input.presentWorkers === undefined && input.rateIncrease === undefined) return ofNew;
      const [present, increase] = [read('presentWorkers'), read('rateIncrease')];
      if (present === null || increase === null) return null;
      return plus(ofNew, contributionRevenue({ workers: present, earnings, rate: increase, compliance }));
    };
    const yieldOf = (reading: Reading, year: number) => onRamp(input, year, () => full(reading, year));
    return [
      {
        id: 'contributions',
        kind: 'flow',
        borrowed: false,
        endYear: null,
        yieldOf,
        beside: [
          {
            code: 'new-contributors',
            kind: 'count',
            valueOf: (reading, year) =>
              onRamp(input, year, () => country.range(input.newWorkers, at('newWorkers'), reading)),
          },
          ...(input.entitlementShare === undefined
            ? []
            : [
                {
                  code: 'entitlements' as const,
                  kind: 'amount' as const,
                  valueOf: (reading: Reading, year: number) => {
                    const revenue = yieldOf(reading, year);
                    const share = country.range(input.entitlementShare, at('entitlementShare'), reading);
                    return revenue === null || share === null ? null : amountOf(share, revenue);
                  },
                },
              ]),
        ],
      },
    ];
  },
});
