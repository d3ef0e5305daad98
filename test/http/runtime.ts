import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { GatewayEvent, GatewayResult } from '../../functions/http/gateway.ts';
import { bundlePath } from '../../functions/local/bundles.ts';

/** A built function in a process of its own, invoked as Lambda invokes it. */
export interface RunningFunction {
  readonly invoke: (event: GatewayEvent) => Promise<GatewayResult>;
  /** Everything that it wrote to its log. */
  readonly log: () => string;
  readonly close: () => Promise<void>;
}

interface Invocation {
  readonly id: string;
  readonly event: GatewayEvent;
  readonly settle: (body: string, failed: boolean) => void;
}

/**
 * Starts a bundle behind an endpoint that speaks Lambda's Runtime API: the process asks for the next invocation, and
 * posts what the handler returned.
 *
 * @param flags Of Node itself, such as a bound on memory.
 */
export async function startFunction(
  name: 'staff-api' | 'donor-view',
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<RunningFunction> {
  const waiting: Invocation[] = [];
  const given = new Map<string, Invocation>();
  let idle: ServerResponse | undefined;
  const hand = () => {
    const invocation = waiting[0];
    if (idle === undefined || invocation === undefined) return;
    waiting.shift();
    given.set(invocation.id, invocation);
    idle.writeHead(200, { 'lambda-runtime-aws-request-id': invocation.id, 'content-type': 'application/json' });
    idle.end(JSON.stringify(invocation.event));
    idle = undefined;
  };
  const server = createServer((incoming, outgoing) => {
    const [, id, what] = /\/invocation\/([^/]+)\/(response|error)$/.exec(incoming.url ?? '') ?? [];
    if (id === undefined) {
      idle = outgoing;
      hand();
      return;
    }
    void textOf(incoming).then((body) => {
      given.get(id)?.settle(body, what === 'error');
      outgoing.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const bootstrap = fileURLToPath(new URL('./runtime-bootstrap.mjs', import.meta.url));
  const child = spawn(process.execPath, [...flags, bootstrap, pathToFileURL(bundlePath(name)).href], {
    env: { PATH: process.env['PATH'], ...environment, AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}` },
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      log += chunk.toString('utf8');
    });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  // A function that cannot start would otherwise leave its first caller waiting for ever.
  void ended.then(() => {
    for (const { settle } of [...waiting, ...given.values()]) settle(`The function ended: ${log}`, true);
  });
  return {
    invoke: (event) =>
      new Promise((resolve, reject) => {
        const id = randomUUID();
        const settle = (body: string, failed: boolean) => {
          given.delete(id);
          if (failed) reject(new Error(body));
          else resolve(JSON.parse(body) as GatewayResult);
        };
        waiting.push({ id, event, settle });
        hand();
      }),
    log: () => log,
    async close() {
      child.kill();
      await ended;
      server.closeAllConnections();
      server.close();
    },
  };
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
