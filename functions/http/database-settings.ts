import type { DatabaseAddress } from '@tamwil/store';
import * as z from 'zod';

/** What both functions read from their environment of the table; the stacks and the local server set the same names. */
export const DATABASE_ENVIRONMENT = z.object({
  TABLE_NAME: z.string().min(3),
  /** Another endpoint than AWS's own; region and credentials always come from the environment. */
  DYNAMODB_ENDPOINT: z.url().optional(),
});

/** The table and where it is. */
export function databaseSettings({ TABLE_NAME, DYNAMODB_ENDPOINT }: z.infer<typeof DATABASE_ENVIRONMENT>): {
  readonly table: string;
  readonly address: DatabaseAddress;
} {
  return { table: TABLE_NAME, address: DYNAMODB_ENDPOINT === undefined ? {} : { endpoint: DYNAMODB_ENDPOINT } };
}
