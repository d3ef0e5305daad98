import { costingSchema, SLIPPAGES } from '@tamwil/costing';
import { countryScenarioSchema } from '@tamwil/fiscal-space';
import { BASES, fundingSchema } from '@tamwil/funding';
import { GRAINS, PLAN_LEVELS, planSchema } from '@tamwil/plan';
import * as z from 'zod';
import { scenarioProgramSchema } from './program-schema.ts';

const id = z.string().min(1).max(40);

/** Most countries beside one plan: the whole result is stored with every revision, and a country's has some 60 KB. */
const MOST_COUNTRIES = 20;

const priority = z.strictObject({
  level: z.enum(['high', 'medium', 'low']),
  reason: z.string().max(2000).optional(),
  author: z.string().max(200).optional(),
});

/** The JSON shape of a scenario document. Only `schema`, `name`, `plan` and `funding` have no default. */
export const scenarioSchema = z.strictObject({
  schema: z.literal('scenario/1'),
  name: z.string().min(1).max(300),
  plan: z.union([id, planSchema]),
  level: z.enum(PLAN_LEVELS).optional(),
  grain: z.enum(GRAINS).optional(),
  currency: z.string().max(3).optional(),
  asOf: z.string().max(10).optional(),
  slippage: z.enum(SLIPPAGES).optional(),
  basis: z.enum(BASES).optional(),
  costing: costingSchema.optional(),
  funding: fundingSchema,
  priorities: z.record(id, priority).optional(),
  minimumViable: z.strictObject({ outputs: z.record(id, z.string().max(40)) }).optional(),
  program: scenarioProgramSchema.optional(),
  /** Countries whose fiscal space is shown beside the plan's money; no amount of one enters the other. */
  fiscalSpace: z.strictObject({ countries: z.array(countryScenarioSchema).min(1).max(MOST_COUNTRIES) }).optional(),
});

export type ScenarioDocument = z.infer<typeof scenarioSchema>;
