import * as z from 'zod';
import { DATABASE_ENVIRONMENT, databaseSettings } from '../http/database-settings.ts';
import { COGNITO_CLAIMS } from '../http/principal.ts';

/** Claim names of another issuer than Cognito, as JSON text. */
const ClaimNames = z
  .string()
  .transform((text) => JSON.parse(text) as unknown)
  .pipe(
    z.strictObject({
      groups: z.string().min(1),
      name: z.string().min(1),
      /** Claim that must say `access`; empty for an issuer that has none. */
      use: z.string(),
    }),
  );

const Environment = DATABASE_ENVIRONMENT.extend({ CLAIM_NAMES: ClaimNames.default(COGNITO_CLAIMS) });

/** Settings of the function; an environment that lacks one stops the function at its start. */
export function settingsOf(environment: NodeJS.ProcessEnv) {
  const { CLAIM_NAMES, ...database } = Environment.parse(environment);
  return { ...databaseSettings(database), claimNames: CLAIM_NAMES };
}
