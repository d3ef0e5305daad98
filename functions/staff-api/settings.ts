import type { DatabaseAddress } from '@tamwil/store';
import * as z from 'zod';
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

/** What the function reads from its environment; the stacks and the local server set the same names. */
const Environment = z.object({
  TABLE_NAME: z.string().min(3),
  /** Another endpoint than AWS's own; region and credentials always come from the environment. */
  DYNAMODB_ENDPOINT: z.url().optional(),
  CLAIM_NAMES: ClaimNames.default(COGNITO_CLAIMS),
});

/** Settings of the function; an environment that lacks one stops the function at its start. */
export function settingsOf(environment: NodeJS.ProcessEnv) {
  const { TABLE_NAME, DYNAMODB_ENDPOINT, CLAIM_NAMES } = Environment.parse(environment);
  const address: DatabaseAddress = DYNAMODB_ENDPOINT === undefined ? {} : { endpoint: DYNAMODB_ENDPOINT };
  return { table: TABLE_NAME, address, claimNames: CLAIM_NAMES };
}
