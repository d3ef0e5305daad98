import * as z from 'zod';
import { figureSchema, idSchema, seriesSchema, textSchema, yearSchema } from './figure.ts';
import { perSchema } from './profile-schema.ts';

/** What carries an amount from its own year to another. */
export const indexationSchema = z.enum(['none', 'consumer-prices', 'gdp-deflator', 'nominal-gdp']);
export type Indexation = z.output<typeof indexationSchema>;

/** Payments in a year: 12 months, 13 weeks, 4 months of a maternity benefit. */
const payments = figureSchema('count');

/** What one person gets: an amount, or a share of the poverty line or the minimum wage of the profile. */
const benefitSchema = z.union([
  z.strictObject({ amount: figureSchema('personAmount'), per: perSchema, payments }),
  z.strictObject({ share: figureSchema('ratio'), of: z.enum(['poverty-line', 'minimum-wage']), payments }),
]);

/** Take-up by year, or rising evenly from one share to another over so many years from `firstYear`. */
const takeUpSchema = z.union([
  seriesSchema('share'),
  z.strictObject({
    from: figureSchema('share'),
    to: figureSchema('share'),
    firstYear: yearSchema,
    years: z.int().min(1).max(30),
  }),
]);

/** Administration as a share of benefits, or as an amount a head in currency units (indexed like the benefit). */
const administrationSchema = z.union([
  z.strictObject({ rate: figureSchema('ratio') }),
  z.strictObject({ perHead: figureSchema('personAmount') }),
]);

/** One guarantee of a package. A missing figure leaves its cost or gap open and is named under `gaps`. */
export const lineSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  /** People of the target group: by year, or of one year and carried forward by `populationGrowth`. */
  population: seriesSchema('count').optional(),
  populationGrowth: seriesSchema('rate').optional(),
  takeUp: takeUpSchema.optional(),
  benefit: benefitSchema.optional(),
  indexation: indexationSchema.optional(),
  administration: administrationSchema.optional(),
  /** What is spent on it now, in the scenario's unit. */
  currentSpending: seriesSchema('amount').optional(),
});
export type Line = z.output<typeof lineSchema>;

/** Benefits that are costed and financed together. */
export const packageSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  lines: z.array(lineSchema).min(1).max(40),
});
export type BenefitPackage = z.output<typeof packageSchema>;
