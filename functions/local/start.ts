import { mkdir, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTable, mendIndex, openDatabase } from '@tamwil/store';
import { loadBundles } from './bundles.ts';
import { developmentIssuer } from './development-issuer.ts';
import { refuseWhenLocked, startEmbeddedDatabase } from './embedded-database.ts';
import { gatewayAnswer } from './gateway.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Options } from './options.ts';
import { PEOPLE } from './people.ts';
import { type Ask, seed } from './seed.ts';
import { type LocalParts, localListener } from './server.ts';
import { CLIENT_ID, openTokenSigner, SCOPE, type TokenSigner } from './token-signer.ts';

const TABLE = 'tamwil';

/** Another server listens on the port. */
export class PortInUse extends Error {
  override readonly name = 'PortInUse';
}

export interface LocalRun {
  readonly origin: string;
  /** Path of a donor link that opens. */
  readonly donorLink: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts everything on one port of 127.0.0.1, seeded.
 *
 * The port is taken first and the database opened second, so that a second start on the same port changes nothing.
 *
 * @throws PortInUse, DataFolderInUse
 */
export async function startLocally(options: Options): Promise<LocalRun> {
  let listener: RequestListener = notReady;
  const front = await listening(options.port, (incoming, outgoing) => listener(incoming, outgoing));
  let database: Database | undefined;
  try {
    const { port } = front.address() as AddressInfo;
    const origin = `http://127.0.0.1:${port}`;
    database = await databaseOf(options);
    const signer = await openTokenSigner(origin, join(options.data, 'issuer-key.json'));
    const { staffApi, donorView } = await loadBundles(settingsFor(database));
    const handlers = { staffApi: oneAtATime(staffApi), donorView: oneAtATime(donorView) };
    const table = openDatabase({ endpoint: database.endpoint }, TABLE);
    await createTable(table);
    // The embedded engine writes an item and its index entry one after the other: a kill between them is mended here.
    if (options.databaseEndpoint === undefined) await mendIndex(table);
    const donorLink = await seed(askAs(handlers, signer), join(options.data, 'sample-link.json'));
    const parts = {
      handlers,
      signer,
      issuer: developmentIssuer(signer, () => Date.now()),
      siteFolder: fileURLToPath(new URL('../../packages/web/dist', import.meta.url)),
      description: await readFile(new URL('../../docs/openapi.json', import.meta.url)),
      configuration: { issuer: origin, clientId: CLIENT_ID, scope: SCOPE },
    };
    listener = localListener(parts, [`127.0.0.1:${port}`, `localhost:${port}`]);
    return { origin, donorLink, close: () => closed(front, database) };
  } catch (error) {
    await closed(front, database);
    throw error;
  }
}

const notReady: RequestListener = (_incoming, outgoing) => {
  outgoing.writeHead(503, { 'retry-after': '1', 'content-type': 'text/plain; charset=utf-8' });
  outgoing.end('Starting.\n');
};

function listening(port: number, listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortInUse(String(port)) : error);
    });
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

interface Database {
  readonly endpoint: string;
  readonly close: () => Promise<void>;
}

async function databaseOf({ data, reset, databaseEndpoint }: Options): Promise<Database> {
  await mkdir(data, { recursive: true });
  if (databaseEndpoint !== undefined) return { endpoint: databaseEndpoint, close: () => Promise.resolve() };
  const folder = join(data, 'dynamodb');
  if (reset) {
    // Only a folder that nobody has open is emptied.
    await refuseWhenLocked(folder);
    await rm(folder, { recursive: true, force: true });
  }
  return startEmbeddedDatabase(folder);
}

/** What Lambda would give the functions as environment. */
function settingsFor(database: Database): Record<string, string> {
  const { AWS_REGION = 'eu-west-1', AWS_ACCESS_KEY_ID = 'local', AWS_SECRET_ACCESS_KEY = 'local' } = process.env;
  return {
    TABLE_NAME: TABLE,
    DYNAMODB_ENDPOINT: database.endpoint,
    AWS_REGION,
    AWS_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY,
    AWS_LAMBDA_LOG_LEVEL: 'ERROR',
  };
}

/** Requests of the first person, through the same gateway as everybody's. */
function askAs(handlers: LocalParts['handlers'], signer: TokenSigner): Ask {
  return async (method, path, body, headers = {}) => {
    const [person] = PEOPLE;
    const request = {
      method,
      path,
      query: '',
      headers: {
        ...headers,
        authorization: `Bearer ${await signer.accessToken(person, 60)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    };
    const answer = await gatewayAnswer(request, handlers, signer);
    return { status: answer.statusCode, text: answer.body };
  };
}

async function closed(front: Server, database: Database | undefined): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    front.close(() => resolve());
  });
  front.closeAllConnections();
  await ended;
  await database?.close();
}
