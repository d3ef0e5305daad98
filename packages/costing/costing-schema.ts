import * as z from 'zod';

/** Texts that are read later, with every fault at once: here only their JSON type and length is checked. */
const number = z.string().max(90);
const key = z.string().max(40);
const numbersByKey = z.record(key, number);
const year = z.int().min(1900).max(2200);
const reason = z.string().min(1).max(1000);

/** The JSON shape of the `costing` section of a scenario. Rates, shares and amounts are strings. */
export const costingSchema = z.strictObject({
  split: z
    .record(key, z.strictObject({ shares: numbersByKey.optional(), amounts: numbersByKey.optional() }))
    .optional(),
  windows: z.record(key, z.strictObject({ firstYear: year, lastYear: year, reason })).optional(),
  phasing: z.record(key, numbersByKey).optional(),
  stubYearWeight: number.optional(),
  escalation: z
    .strictObject({ rate: number, baseYear: year.optional(), components: numbersByKey.optional() })
    .optional(),
  exchange: z
    .array(
      z.strictObject({
        currency: z.string().max(3),
        share: numbersByKey.optional(),
        budgetRates: numbersByKey.optional(),
        scenarioRate: number,
        hedged: z.boolean().optional(),
      }),
    )
    .max(50)
    .optional(),
  contingency: number.optional(),
  programmeSupport: z
    .strictObject({ basis: z.enum(['added', 'included']).optional(), newMoneyRate: number.optional() })
    .optional(),
  drivers: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(64),
        outputs: z.array(key).min(1).max(500),
        unit: z.string().min(1).max(80),
        planned: z.int().min(1).max(1_000_000_000),
        scenario: z.int().min(0).max(1_000_000_000),
        variableShare: number,
      }),
    )
    .max(100)
    .optional(),
});

export type CostingDocument = z.infer<typeof costingSchema>;
