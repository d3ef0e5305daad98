import { selectorSchema } from '@tamwil/plan';
import * as z from 'zod';
import { askedSchema } from '../request.ts';

/** The questions of the three modes. */
export const MODES = ['lift', 'earmarking', 'renegotiate', 'asks', 'departures'] as const;
export type Mode = (typeof MODES)[number];

const share = z.string().max(82);

/** Keys beside the scenario, by mode. */
export const MODE_SHAPES = {
  lift: { mode: z.literal('lift'), to: selectorSchema, goal: share },
  earmarking: { mode: z.literal('earmarking') },
  renegotiate: { mode: z.literal('renegotiate'), together: z.array(z.string().max(200)).max(200).optional() },
  asks: { mode: z.literal('asks'), goal: share.optional() },
  departures: { mode: z.literal('departures') },
};

/** The body of `POST /v1/evaluations/modes`: a scenario, a mode, and what the mode needs. */
export const modesSchema = z.discriminatedUnion('mode', [
  askedSchema(MODE_SHAPES.lift),
  askedSchema(MODE_SHAPES.earmarking),
  askedSchema(MODE_SHAPES.renegotiate),
  askedSchema(MODE_SHAPES.asks),
  askedSchema(MODE_SHAPES.departures),
]);
