import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTable, type Database } from '@tamwil/store';
import { startEmbeddedDatabase } from '../../functions/local/embedded-database.ts';

/** Any credentials: neither dynalite nor DynamoDB Local looks at them. */
export const ANY_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** An open table, the address it is served at, and what undoes it. */
export interface TestTable {
  readonly database: Database;
  readonly endpoint: string;
  close(): Promise<void>;
}

/**
 * A fresh table: on the DynamoDB that `DYNAMODB_ENDPOINT` names (DynamoDB Local, say), or on the embedded database, on disk
 * in a folder of its own. Every test has workspaces of its own, so that nothing has to be emptied.
 */
export async function openTestTable(): Promise<TestTable> {
  const table = `tamwil-test-${randomUUID()}`;
  const { endpoint, stop } = await serve(process.env['DYNAMODB_ENDPOINT']);
  const database = { client: clientOf(endpoint, 60_000), table };
  await createTable(database);
  return {
    database,
    endpoint,
    close: async () => {
      database.client.destroy();
      await stop();
    },
  };
}

/**
 * A client as `openDatabase` makes it, with another patience: a busy machine must not fail a test that is not about
 * time-outs, and one that is must not wait for seconds.
 */
export function clientOf(endpoint: string, patience: number): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'eu-west-1',
    credentials: ANY_CREDENTIALS,
    maxAttempts: 3,
    retryMode: 'standard',
    requestHandler: { connectionTimeout: patience, requestTimeout: patience, throwOnRequestTimeout: true },
  });
}

async function serve(endpoint: string | undefined): Promise<{ endpoint: string; stop: () => Promise<void> }> {
  if (endpoint !== undefined) return { endpoint, stop: async () => {} };
  const path = await mkdtemp(join(tmpdir(), 'tamwil-store-'));
  const { endpoint: embedded, close } = await startEmbeddedDatabase(path);
  return {
    endpoint: embedded,
    stop: async () => {
      await close();
      await rm(path, { recursive: true, force: true });
    },
  };
}
