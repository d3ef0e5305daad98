import { parseArgs } from 'node:util';

export interface Options {
  readonly port: number;
  /** Folder of everything that survives a restart. */
  readonly data: string;
  /** Begin with an empty database. */
  readonly reset: boolean;
  /** Another DynamoDB than the embedded one. */
  readonly databaseEndpoint: string | undefined;
}

export const USAGE = `Usage: npm start -- [--port 8787] [--data .data] [--reset]

  --port   port on 127.0.0.1
  --data   folder that keeps the database, the issuer's key and the address of the sample link
  --reset  empty the database first
  DYNAMODB_ENDPOINT in the environment: use that DynamoDB instead of the embedded one`;

/** Reads the command line; a text says what is wrong with it. */
export function readOptions(words: readonly string[], environment: NodeJS.ProcessEnv): Options | string {
  let values: { port?: string | undefined; data?: string | undefined; reset?: boolean | undefined };
  try {
    ({ values } = parseArgs({
      args: [...words],
      options: { port: { type: 'string' }, data: { type: 'string' }, reset: { type: 'boolean' } },
    }));
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`;
  }
  const port = values.port ?? '8787';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return `--port takes a number up to 65535.\n\n${USAGE}`;
  const databaseEndpoint = environment['DYNAMODB_ENDPOINT'] || undefined;
  if (databaseEndpoint !== undefined && values.reset === true)
    return '--reset empties the embedded database only; DYNAMODB_ENDPOINT is set.';
  return { port: Number(port), data: values.data ?? '.data', reset: values.reset ?? false, databaseEndpoint };
}
