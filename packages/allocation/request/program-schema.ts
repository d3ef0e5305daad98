import * as z from 'zod';

/** An exact number as text: a plain decimal or "p/q". */
const exactText = z.string().max(82);
const idText = z.string().min(1).max(200);
const idList = z.array(idText).max(20_000);

/** Whom a stage speaks of: `"*"`, ids of targets or units, or groups. */
export const targetListSchema = z.union([
  z.literal('*'),
  idList,
  z.strictObject({ groups: z.array(idText).max(20_000) }),
]);

const upToSchema = z.union([
  z.literal('claim'),
  z.strictObject({ percentOfClaim: exactText }),
  z.strictObject({ field: idText }),
  z.strictObject({ amount: z.string().max(64) }),
]);
const limitSchema = z.union([
  z.strictObject({ percentOfFunds: exactText }),
  z.strictObject({ amount: z.string().max(64) }),
]);
const shareSchema = z.enum(['proportional', 'equal-awards', 'equal-losses', 'priority']);
const unitPair = z.tuple([idText, idText]);

/**
 * The schema of a program whose `to` and `by` take what the caller says: the engine takes ids and groups, a scenario
 * also selectors and component, output, period, which it resolves before.
 */
export function programSchemaOf<To extends z.ZodType, By extends z.ZodType>(to: To, by: By) {
  const stageSchema = z.strictObject({
    id: idText,
    label: z.record(z.string().max(20), z.string().max(500)).optional(),
    because: z.string().max(2000).optional(),
    to,
    upTo: upToSchema.optional(),
    share: shareSchema.optional(),
    weights: z.record(idText, exactText).optional(),
    by: by.optional(),
    within: shareSchema.optional(),
    weightsWithin: z.record(idText, exactText).optional(),
    limit: limitSchema.optional(),
    minFundingRatio: exactText.optional(),
    select: z.enum(['in-order', 'best-value']).optional(),
    onMisfit: z.enum(['skip', 'stop']).optional(),
    value: z.record(idText, z.int().min(0).max(1_000_000)).optional(),
    requires: z.array(unitPair).max(10_000).optional(),
    excludes: z.array(unitPair).max(10_000).optional(),
    must: idList.optional(),
  });
  return z.strictObject({
    format: z.literal('allocation-program/1'),
    direction: z.enum(['fund', 'cut']).optional(),
    stages: z.array(stageSchema).max(100),
    minimumViable: z
      .strictObject({ field: idText, release: idList.optional(), protected: idList.optional() })
      .optional(),
  });
}

/** A program as the engine takes it. */
export const programSchema = programSchemaOf(targetListSchema.optional(), z.literal('group'));

export type ProgramDocument = z.infer<typeof programSchema>;
export type StageDocument = ProgramDocument['stages'][number];
