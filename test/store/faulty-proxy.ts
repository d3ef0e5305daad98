import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What can happen to one request between the client and the database. */
export const MISHAPS = [
  /** The connection breaks before the database has it. */
  'lost-request',
  /** The database has done it; the answer never arrives. */
  'lost-answer',
  /** The database has done it; the answer comes after the client has given up. */
  'late-answer',
  /** The client gives up first; the database does it afterwards, when nobody waits. */
  'late-request',
  /** The network delivers it twice. */
  'twice',
  /** The network delivers it a second time after everything else. */
  'echo',
  'throttled',
  'server-error',
] as const;
export type Mishap = (typeof MISHAPS)[number];

export interface FaultyProxy {
  readonly endpoint: string;
  /** How often each mishap took place. */
  readonly seen: ReadonlyMap<Mishap, number>;
  /** Waits for everything that is still on its way, then closes. */
  close(): Promise<void>;
}

/**
 * An HTTP proxy in front of a DynamoDB that spoils some requests.
 *
 * @param next The mishap of the next request, or null to let it pass.
 * @param patience Milliseconds after which the clients give up; late ones are later than this.
 */
export async function startFaultyProxy(
  target: string,
  next: () => Mishap | null,
  patience: number,
): Promise<FaultyProxy> {
  const seen = new Map<Mishap, number>();
  const underway = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    underway.add(work);
    const done = (): void => void underway.delete(work);
    work.then(done, done);
    return work;
  };
  const later = (milliseconds: number, work: () => Promise<unknown>): void =>
    void track(new Promise((resolve) => setTimeout(resolve, milliseconds)).then(work)).catch(() => {});

  const handle = async (incoming: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const body = await bytesOf(incoming);
    const forward = () => track(forwarded(target, incoming, body));
    const mishap = next();
    if (mishap !== null) seen.set(mishap, (seen.get(mishap) ?? 0) + 1);
    switch (mishap) {
      case 'lost-request':
        answer.destroy();
        return;
      case 'lost-answer':
        await forward();
        answer.destroy();
        return;
      case 'late-answer': {
        const { status, bytes } = await forward();
        later(patience * 1.5, async () => reply(answer, status, bytes));
        return;
      }
      case 'late-request':
        later(patience * 1.5, forward);
        return;
      case 'twice': {
        const [first] = await Promise.all([forward(), forward()]);
        reply(answer, first.status, first.bytes);
        return;
      }
      case 'echo': {
        const { status, bytes } = await forward();
        reply(answer, status, bytes);
        later(patience, forward);
        return;
      }
      case 'throttled':
        reply(answer, 400, refusal('com.amazon.coral.availability#ThrottlingException'));
        return;
      case 'server-error':
        reply(answer, 500, refusal('com.amazonaws.dynamodb.v20120810#InternalServerError'));
        return;
      case null: {
        const { status, bytes } = await forward();
        reply(answer, status, bytes);
      }
    }
  };
  const server = createServer((incoming, answer) => {
    track(handle(incoming, answer)).catch(() => answer.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: async () => {
      while (underway.size > 0) await Promise.allSettled(underway);
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

interface Forwarded {
  readonly status: number;
  readonly bytes: Buffer;
}

function forwarded(target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Forwarded> {
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(url ?? '/', target), { method, headers }, (answer) => {
      bytesOf(answer).then((bytes) => resolve({ status: answer.statusCode ?? 500, bytes }), reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function reply(answer: ServerResponse, status: number, bytes: Buffer): void {
  answer.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(bytes);
}

function refusal(type: string): Buffer {
  return Buffer.from(JSON.stringify({ __type: type, message: 'injected' }));
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
