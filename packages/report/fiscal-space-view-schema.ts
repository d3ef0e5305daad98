import * as z from 'zod';

/** A country's economy is counted in its own currency, where some have twenty digits. */
const amount = z.string().regex(/^-?\d{1,40}(\.\d{1,4})?$/);

/** All low, all central, all high: a range, never one number. Null where the scenario lacks a figure. */
const rangeSchema = z.strictObject({ low: amount.nullable(), central: amount.nullable(), high: amount.nullable() });
export type ViewRange = z.infer<typeof rangeSchema>;

/** Parts of the eight options that have a yield of their own. */
export const FISCAL_PARTS = [
  'contributions',
  'tax.target',
  'tax.buoyancy',
  'illicit-flows',
  'reallocation',
  'reserves.foreign',
  'reserves.fiscal',
  'debt.restructuring',
  'debt.room',
  'debt.concessional',
  'macro',
  'aid',
] as const;

/** Published definitions of fiscal space, which pages say in the reader's language. */
const NAMED_DEFINITIONS = ['ilo', 'world-bank', 'imf'] as const;

const year = z.int().min(1900).max(2200);

/** What a donor's link shows of one country: cost, fiscal space as a range with its definition, what stays open. */
export const viewCountrySchema = z.strictObject({
  /** Free text, as the definition may be: the maker of the link has seen both. */
  name: z.string(),
  currency: z.string(),
  definition: z.strictObject({ named: z.enum(NAMED_DEFINITIONS).optional(), text: z.string(), source: z.string() }),
  years: z.array(
    z.strictObject({
      year,
      cost: amount.nullable(),
      gap: amount.nullable(),
      /** What would come every year. */
      flows: rangeSchema,
      /** This year's part of what is used up; never added to the flows. */
      stocks: rangeSchema,
      /** What no option pays. */
      open: rangeSchema,
    }),
  ),
  /** What each part that is counted pays of the gap over all years. */
  mix: z.array(
    z.strictObject({
      part: z.enum(FISCAL_PARTS),
      kind: z.enum(['flow', 'stock']),
      /** Last year in which it pays; null for what does not end. */
      endYear: year.nullable(),
      pays: rangeSchema,
    }),
  ),
});
export type ViewCountry = z.infer<typeof viewCountrySchema>;
