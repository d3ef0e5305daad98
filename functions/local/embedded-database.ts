import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';

const require = createRequire(import.meta.url);

/** Another process has the folder open. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
}

/** A DynamoDB that listens on 127.0.0.1. */
export interface EmbeddedDatabase {
  readonly endpoint: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts dynalite, in memory or on disk.
 *
 * @param path Folder of its files; in memory when absent.
 * @throws DataFolderInUse
 */
export async function startEmbeddedDatabase(path?: string): Promise<EmbeddedDatabase> {
  if (path !== undefined) await refuseWhenLocked(path);
  const dynalite = require('dynalite') as (options: object) => Server;
  const server = dynalite({ createTableMs: 0, ...(path === undefined ? {} : { path }) });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve, reject) => {
      server.close((error) => (error === undefined || error === null ? resolve() : reject(error)));
      // The SDK keeps its connections open; without this, closing waits for them.
      server.closeIdleConnections();
    });
  return { endpoint: `http://127.0.0.1:${port}`, close };
}

interface Level {
  open(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens and closes the files with dynalite's own storage library first. Dynalite opens them in the background, where a
 * lock held by another process becomes an exception that nobody can catch.
 *
 * @throws DataFolderInUse
 */
export async function refuseWhenLocked(path: string): Promise<void> {
  const { Level } = createRequire(require.resolve('dynalite'))('level') as { Level: new (path: string) => Level };
  const level = new Level(path);
  try {
    await level.open();
  } catch (error) {
    const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
    if (cause?.code === 'LEVEL_LOCKED') throw new DataFolderInUse(path);
    throw error;
  }
  await level.close();
}
