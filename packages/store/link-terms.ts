import * as z from 'zod';
import { instant, sha256, version } from './event-fields.ts';

/** A donor's link as its maker describes it. */
export const linkTermsSchema = z.strictObject({
  /** SHA-256 of the token, made by the client: the table never holds the token. */
  link: sha256,
  /** The version that the link shows. */
  version,
  label: z.string(),
  audience: z.string(),
  /** Whose own contribution the view shows, or null. */
  donor: z.string().nullable(),
  /** The link answers "gone" from this instant on. */
  expires: instant,
});
export type LinkTerms = z.infer<typeof linkTermsSchema>;
