import * as z from 'zod';
import { programSchema } from './program-schema.ts';

const idText = z.string().min(1).max(200);
/** Bounded here; its digits are checked when the currency is known. */
const amountText = z.string().max(64);

const targetSchema = z.strictObject({
  id: idText,
  claim: amountText,
  unit: idText.optional(),
  group: idText.optional(),
  rank: z.int().min(-1_000_000).max(1_000_000).optional(),
  fields: z.record(idText, amountText).optional(),
});

const sourceSchema = z.strictObject({
  id: idText,
  amount: amountText,
  for: z.union([z.literal('*'), z.array(idText)]),
  atMost: z.record(idText, amountText).optional(),
  booked: z.array(z.strictObject({ target: idText, amount: amountText })).optional(),
});

/** The body of POST /v1/allocations. */
export const allocationRequestSchema = z.strictObject({
  currency: z.string().max(3),
  targets: z.array(targetSchema),
  sources: z.array(sourceSchema),
  program: programSchema,
  detail: z.enum(['awards', 'cents', 'exact']).optional(),
});

export type AllocationRequestDocument = z.infer<typeof allocationRequestSchema>;
