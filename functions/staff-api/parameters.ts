import * as z from 'zod';

/** Ids that clients make: scenarios and plans. */
const Id = z.string().regex(/^[a-z0-9-]{1,64}$/, 'Expected 1 to 64 of a-z, 0-9 and "-".');

const Version = z
  .string()
  .regex(/^[1-9]\d{0,7}$/, 'Expected a version number from 1 to 99999999.')
  .transform(Number);

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'Expected a SHA-256 in lower-case hexadecimal.');

export const NO_PARAMETERS = z.strictObject({});
export const OF_ID = z.strictObject({ id: Id });
export const OF_VERSION = z.strictObject({ id: Id, n: Version });
export const OF_LINK = z.strictObject({ id: Id, hash: Sha256 });
export const FROM_TO = z.strictObject({ from: Version, to: Version });

const Limit = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, 'Expected a number from 1 to 100.')
  .transform(Number)
  .refine((limit) => limit <= 100, 'At most 100.')
  .optional();
const Cursor = z.string().min(1).max(512).optional();

/** How a list is read on: at most `limit` entries, from where the cursor of the page before ended. */
export const PAGE = z.strictObject({ limit: Limit, cursor: Cursor });

/** How many entries a page holds where the request does not say. */
export const USUAL_PAGE = 50;
