import * as z from 'zod';
import { figureSchema, idSchema, seriesSchema, textSchema } from './figure.ts';

/** How a person's amount is stated in the sources. */
export const perSchema = z.enum(['day', 'week', 'month', 'year']);

/** An amount a person, in currency units (not in the scenario's unit), for a day, week, month or year. */
const referenceSchema = z.strictObject({ ...figureSchema('personAmount').shape, per: perSchema });

/**
 * What is known of a country. Every key may be missing: what needs it is then left open and named under `gaps`. Amounts
 * are in the scenario's `unit`; what is "over GDP" is a share of the GDP of the same year.
 */
export const profileSchema = z.strictObject({
  /** GDP at current prices: by year, or of one year and carried forward by `realGrowth` and `deflator`. */
  gdp: seriesSchema('positiveAmount').optional(),
  realGrowth: seriesSchema('rate').optional(),
  deflator: seriesSchema('rate').optional(),
  consumerPrices: seriesSchema('rate').optional(),
  /** Government revenue, expenditure and interest over GDP. */
  revenue: seriesSchema('ratio').optional(),
  expenditure: seriesSchema('ratio').optional(),
  interest: seriesSchema('ratio').optional(),
  /** Social protection expenditure over GDP. */
  socialProtection: seriesSchema('ratio').optional(),
  /** Debt over GDP at the end of its year. */
  debt: figureSchema('ratio').optional(),
  /** Share of the debt in foreign currency. */
  foreignShare: seriesSchema('share').optional(),
  /** Effective nominal interest rate on the debt. */
  interestRate: seriesSchema('rate').optional(),
  /** Foreign-exchange reserves and yearly imports. */
  reserves: figureSchema('amount').optional(),
  imports: figureSchema('amount').optional(),
  fiscalReserves: figureSchema('amount').optional(),
  /** Grants received now; shown beside additional ones. */
  grants: seriesSchema('amount').optional(),
  expenditureItems: z
    .array(z.strictObject({ id: idSchema, name: textSchema, amount: figureSchema('amount').optional() }))
    .max(100)
    .optional(),
  population: figureSchema('count').optional(),
  populationGrowth: seriesSchema('rate').optional(),
  povertyLine: referenceSchema.optional(),
  minimumWage: referenceSchema.optional(),
});
export type Profile = z.output<typeof profileSchema>;
