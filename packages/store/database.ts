import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

/** An open client and the table it works on. The first argument of every function of this package. */
export interface Database {
  readonly client: DynamoDBClient;
  readonly table: string;
}

/** Where the database is; everything else about the connection is decided here. */
export type DatabaseAddress = Pick<DynamoDBClientConfig, 'region' | 'endpoint' | 'credentials'>;

/**
 * The database did not answer in time, refused for load, or the connection broke (503 with Retry-After). Whether a write
 * took place is then unknown; every write of this package can be repeated without doing it twice.
 */
export class DatabaseBusy extends Error {
  override readonly name = 'DatabaseBusy';
  /** Seconds after which a retry is reasonable. */
  readonly retryAfter = 2;
}

/**
 * A client with explicit limits. A lost connection or a silent database otherwise costs the whole time of a request.
 * Retries are the SDK's standard ones: exponential with full jitter, and a token bucket that stops them in an outage.
 */
export function openDatabase(address: DatabaseAddress, table: string): Database {
  const client = new DynamoDBClient({
    ...address,
    maxAttempts: 3,
    retryMode: 'standard',
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
  });
  return { client, table };
}
