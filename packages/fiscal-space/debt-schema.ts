import * as z from 'zod';
import { figureSchema, seriesSchema, yearSchema } from './figure.ts';

const CHANGEABLE = {
  primaryBalance: seriesSchema('balance').optional(),
  /** Stock-flow adjustment over GDP. */
  stockFlow: seriesSchema('balance').optional(),
  /** Fall of the own currency against that of the foreign debt. */
  depreciation: seriesSchema('rate').optional(),
  interestRate: seriesSchema('rate').optional(),
};

/**
 * The debt path. The baseline takes debt, foreign share and interest rate from the profile; without `primaryBalance` it
 * is revenue - (expenditure - interest) of the profile. `scenario` replaces single series for the path with the package.
 */
export const debtPathSchema = z.strictObject({
  primaryBalance: CHANGEABLE.primaryBalance,
  stockFlow: CHANGEABLE.stockFlow,
  depreciation: CHANGEABLE.depreciation,
  scenario: z.strictObject(CHANGEABLE).optional(),
  /** Debt that falls due, over GDP; or the average maturity in years as a first cut. */
  maturing: seriesSchema('ratio').optional(),
  averageMaturity: figureSchema('divisor').optional(),
  /** A debt ratio to reach at the end of a year. */
  target: z.strictObject({ ratio: figureSchema('ratio'), year: yearSchema }).optional(),
  /** Marks of the user, over GDP. There is no mark that holds for every country. */
  thresholds: z
    .strictObject({ debt: figureSchema('ratio').optional(), grossFinancingNeed: figureSchema('ratio').optional() })
    .optional(),
});
export type DebtPathInput = z.output<typeof debtPathSchema>;
