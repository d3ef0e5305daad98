/* Fields that events and what is made from them have in common. */
import * as z from 'zod';
import { parseSha256, type Sha256 } from './keys.ts';

export const sha256 = z.custom<Sha256>(
  (value) => typeof value === 'string' && parseSha256(value) !== null,
  'Not a digest.',
);

export const version = z.int().min(1);

/** ISO 8601 in UTC with milliseconds: one length, so that text order is time order. */
export const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
