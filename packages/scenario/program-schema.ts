import { programSchemaOf } from '@tamwil/allocation';
import { selectorSchema } from '@tamwil/plan';
import * as z from 'zod';

/** What a stage of a scenario may share between before it shares inside. */
export const GROUPINGS = ['component', 'output', 'period'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** A program as a scenario takes it: the engine's, with selectors in `to` and the plan's own words in `by`. */
export const scenarioProgramSchema = programSchemaOf(selectorSchema.optional(), z.enum(GROUPINGS));

export type ProgramDocument = z.infer<typeof scenarioProgramSchema>;
export type StageDocument = ProgramDocument['stages'][number];
