import * as z from 'zod';
import { aid } from './aid.ts';
import { contributions } from './contributions.ts';
import { debt } from './debt.ts';
import { illicitFlows } from './illicit-flows.ts';
import { macro } from './macro.ts';
import { reallocation } from './reallocation.ts';
import { reserves } from './reserves.ts';
import { tax } from './tax.ts';

/** The eight options of the handbook, in its order. */
export const EIGHT_OPTIONS = [contributions, tax, illicitFlows, reallocation, reserves, debt, macro, aid] as const;

/** What a country scenario says of each; an option that is left out is not assessed. */
export const optionsSchema = z.strictObject({
  contributions: contributions.schema.optional(),
  tax: tax.schema.optional(),
  'illicit-flows': illicitFlows.schema.optional(),
  reallocation: reallocation.schema.optional(),
  reserves: reserves.schema.optional(),
  debt: debt.schema.optional(),
  macro: macro.schema.optional(),
  aid: aid.schema.optional(),
});
export type OptionInputs = z.output<typeof optionsSchema>;
