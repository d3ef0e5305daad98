import { selectorSchema } from '@tamwil/plan';
import * as z from 'zod';

/** Kinds of source; docs/method-costing-funding.md says how each behaves. */
export const SOURCE_KINDS = ['regular-budget', 'rbsa', 'development-cooperation', 'pooled-fund', 'other'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** How far a contribution has come; every tranche has exactly one stage, the furthest reached. */
export const STAGES = ['identified', 'pledged', 'committed', 'received', 'spent'] as const;
export type Stage = (typeof STAGES)[number];

/** How far money may be used after its own period. */
export const CARRY_OVERS = ['none', 'biennium', 'plan'] as const;
export type CarryOver = (typeof CARRY_OVERS)[number];

/** The four levels of the Grand Bargain (IATI EarmarkingCategory 1 to 4). */
export const EARMARK_CATEGORIES = ['unearmarked', 'softly-earmarked', 'earmarked', 'tightly-earmarked'] as const;
export type EarmarkCategory = (typeof EARMARK_CATEGORIES)[number];

/** Texts that are read later, with every fault at once: here only their JSON type and length is checked. */
const number = z.string().max(90);
const text = z.string().max(300);
const key = z.string().max(40);
const period = z.string().max(10);

const money = {
  amount: number.optional(),
  stage: z.enum(STAGES).optional(),
  rate: number.optional(),
  rateDate: z.string().max(10).optional(),
  probability: number.optional(),
};

const tranche = z.strictObject({ period: period.nullish(), ...money, amount: number, stage: z.enum(STAGES) });

const source = z.strictObject({
  id: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'An id is letters, digits, ".", "_" and "-".'),
  name: text.optional(),
  kind: z.enum(SOURCE_KINDS).optional(),
  donor: text.nullish(),
  agreement: text.nullish(),
  confidential: z.boolean().optional(),
  country: text.nullish(),
  currency: z.string().max(3).optional(),
  ...money,
  tranches: z.array(tranche).min(1).max(200).optional(),
  earmark: z
    .strictObject({
      category: z.enum(EARMARK_CATEGORIES).optional(),
      for: selectorSchema.optional(),
      split: z.record(key, number).nullish(),
      atMost: z.record(key, number).nullish(),
    })
    .optional(),
  usableFrom: period.nullish(),
  usableUntil: period.nullish(),
  carryOver: z.enum(CARRY_OVERS).optional(),
  collection: number.optional(),
  booked: z
    .array(z.strictObject({ output: key, period: period.nullish(), amount: number }))
    .max(5000)
    .optional(),
  charges: z
    .strictObject({
      programmeSupport: number.optional(),
      agentFee: number.optional(),
      levy: number.optional(),
      deducted: z.boolean().optional(),
    })
    .optional(),
  via: z.strictObject({ fund: z.string().min(1).max(300), total: number.optional() }).nullish(),
});

/** The JSON shape of the `funding` section of a scenario: one entry per agreement or appropriation. */
export const fundingSchema = z.array(source);

export type FundingDocument = z.infer<typeof fundingSchema>;
export type SourceDocument = FundingDocument[number];
