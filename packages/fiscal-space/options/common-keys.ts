import * as z from 'zod';
import { textSchema, yearSchema } from '../figure.ts';

/** Keys that every option takes: what the user wants to remember, and whether its yield is added. */
export const OPTION_KEYS = {
  notes: textSchema.optional(),
  /** `false` shows the option beside the others without adding it. */
  counted: z.boolean().optional(),
};

/** A flow that starts in a year and is reached in equal steps; `rampYears: 1` is at once. */
export const RAMP = { firstYear: yearSchema, rampYears: z.int().min(1).max(30) };

/** A stock that is used in equal parts in so many years from the first. */
export const SPREAD = { firstYear: yearSchema, years: z.int().min(1).max(30) };
