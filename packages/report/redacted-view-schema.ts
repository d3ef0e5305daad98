import * as z from 'zod';
import { viewCountrySchema } from './fiscal-space-view-schema.ts';

/**
 * What a donor's link shows: the only shape that leaves the Office without a sign-in. It is filled field by field from
 * this list (redacted-view.ts), never by deleting from a result, so that a field added to results tomorrow stays inside.
 * Amounts are decimal strings in `currency`; coverage has six places, rounded down (`"1.000000"` only when complete).
 */

const amount = z.string().regex(/^-?\d{1,18}(\.\d{1,4})?$/);
const coverage = z.string().regex(/^(0\.\d{6}|1\.000000)$/);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const year = z.int().min(1900).max(2200);

/** A text of the plan in the languages it exists in; English and the languages of the document are always there. */
const localizedSchema = z.strictObject({
  en: z.string(),
  ar: z.string().optional(),
  fr: z.string().optional(),
  es: z.string().optional(),
});
export type Localized = z.infer<typeof localizedSchema>;

/** Award, gap and coverage on one basis: money in hand, or firm money (in hand and agreed). */
const positionSchema = z.strictObject({ award: amount, gap: amount, coverage });
export type Position = z.infer<typeof positionSchema>;

const componentSchema = z.strictObject({
  id: z.string(),
  name: localizedSchema,
  cost: amount,
  inHand: positionSchema,
  firm: positionSchema,
  /** The document gives no cost per output and nobody entered one: the outputs below are shown in coverage only. */
  placeholderSplit: z.boolean(),
});
export type ViewComponent = z.infer<typeof componentSchema>;

const outputSchema = z.strictObject({
  id: z.string(),
  component: z.string(),
  title: localizedSchema,
  firstYear: year,
  lastYear: year,
  /** Null while the component's split is the placeholder: coverage is all that may be shown. */
  amounts: z.strictObject({ cost: amount, inHand: amount, firm: amount, gap: amount }).nullable(),
  /** Null when nothing of it is due (cost zero). */
  inHandCoverage: coverage.nullable(),
  firmCoverage: coverage.nullable(),
});
export type ViewOutput = z.infer<typeof outputSchema>;

/** Where the money comes from; a kind with few or one dominant contributor is merged into `other`. */
const fundingGroupSchema = z.strictObject({
  group: z.enum(['own', 'regular-budget', 'rbsa', 'development-cooperation', 'pooled-fund', 'other']),
  /** Number of sources in the group; 1 at least. */
  sources: z.int().min(1),
  inHand: amount,
  firm: amount,
});
export type ViewFundingGroup = z.infer<typeof fundingGroupSchema>;

const useSchema = z.strictObject({ id: z.string(), amount });

/** One agreement of the donor whose link it is. */
const contributionSchema = z.strictObject({
  /** Agreement number, null when none was entered. */
  agreement: z.string().nullable(),
  kind: z.enum(['regular-budget', 'rbsa', 'development-cooperation', 'pooled-fund', 'other']),
  /** Currency of the agreement, in which `amount`, `paid` and `unpaid` are. */
  currency: z.string(),
  amount,
  paid: amount,
  unpaid: amount,
  /** Units of the agreement's currency per unit of the view's; one line for each different rate; empty without exchange. */
  rates: z.array(z.strictObject({ rate: z.string(), date: day.nullable() })),
  /** What is left for direct cost after charges, in the view's currency. */
  usable: amount,
  /** Ids of the outputs it may be used for, or `*` for all. */
  allowed: z.union([z.literal('*'), z.array(z.string())]),
  /**
   * With a thematic earmark: modelled use by output, or by component while a split is the placeholder. Otherwise its share of all
   * usable money: flexible money is not followed to an output, because the model could as well route it elsewhere.
   */
  use: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('modelled'), by: z.enum(['output', 'component']), lines: z.array(useSchema) }),
    z.strictObject({ kind: z.literal('share'), shareOfUsable: coverage }),
  ]),
});
export type ViewContribution = z.infer<typeof contributionSchema>;

/** Sentences that the page must carry; the wording is the page's, by code, in the reader's language. */
export const DISCLAIMERS = [
  'indicative-costing',
  'not-an-official-document',
  'cleared-within-the-office',
  'draft-not-cleared',
  'output-numbers-are-ours',
  'working-translations',
  'no-cost-per-output',
  'modelled-use',
] as const;
export type Disclaimer = (typeof DISCLAIMERS)[number];

export const redactedViewSchema = z.strictObject({
  format: z.literal(1),
  /** Free text, chosen by the link's maker and shown to him before the link is made. */
  title: z.string(),
  /** The version shown; it never changes. */
  version: z.int().min(1),
  /** A draft carries a watermark and says so. */
  state: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('draft') }),
    z.strictObject({ kind: z.literal('cleared'), on: day }),
  ]),
  engine: z.string(),
  plan: z.strictObject({
    id: z.string(),
    document: z.string(),
    title: localizedSchema,
    firstYear: year,
    lastYear: year,
    /** The full indicative amount, visible beside every reduced plan. */
    indicativeTotal: amount,
  }),
  currency: z.string(),
  /** The position's date; null only when the scenario has none (grain `plan`). */
  asOf: day.nullable(),
  totals: z.strictObject({
    cost: amount,
    inHand: positionSchema,
    firm: positionSchema,
    /** Usable money, before it meets conditions, on both bases. */
    usable: z.strictObject({ inHand: amount, firm: amount }),
    /** Undelivered cost of closed windows: not a gap to mobilize. */
    lapsed: amount,
  }),
  components: z.array(componentSchema),
  outputs: z.array(outputSchema),
  funding: z.array(fundingGroupSchema),
  /** Assumptions in force by code; `value` only where it concerns the plan's costing, never a source. */
  assumptions: z.array(z.strictObject({ code: z.string(), value: z.string().nullable() })),
  /** The agreements of the donor whose link it is; null when the link has no donor. */
  contributions: z.array(contributionSchema).nullable(),
  disclaimers: z.array(z.enum(DISCLAIMERS)),
  /** Only where the scenario has countries. */
  fiscalSpace: z.strictObject({ countries: z.array(viewCountrySchema) }).optional(),
});
export type RedactedView = z.infer<typeof redactedViewSchema>;
