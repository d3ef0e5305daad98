import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundlePath } from '../../functions/local/bundles.ts';
import { PEOPLE } from '../../functions/local/people.ts';
import { CREATE, firmOf, saving } from './documents.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

/** `npm start` without the build, as a process of its own. */
function run(...words: string[]): Running {
  const child = spawn(process.execPath, ['--import', 'tsx', 'functions/local/main.ts', ...words], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
  });
  return { child, output: () => output, ended };
}

/** The addresses that a start prints; what it printed instead when it ends early. */
async function addresses(running: Running) {
  const isOver = running.ended.then(() => true);
  for (;;) {
    const text = running.output();
    const at = (label: string) => new RegExp(`${label} +(http://127\\.0\\.0\\.1:\\d+\\S*)`).exec(text)?.[1];
    const [workbench, donorLink, description] = [at('Workbench'), at("A donor's link"), at('API description')];
    if (workbench !== undefined && donorLink !== undefined && description !== undefined)
      return { origin: workbench.slice(0, -1), donorLink, description };
    const over = await Promise.race([isOver, new Promise<false>((resolve) => setTimeout(resolve, 50, false))]);
    if (over) throw new Error(`It ended: ${running.output()}`);
  }
}

async function stop(running: Running): Promise<number | null> {
  running.child.kill('SIGINT');
  return running.ended;
}

async function tokenOf(origin: string, person: string): Promise<string> {
  const response = await fetch(`${origin}/local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  return ((await response.json()) as { token: string }).token;
}

/** A request with headers that fetch does not let one set. */
function raw(origin: string, path: string, headers: Record<string, string | string[]>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(origin);
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });
}

let data: string;
let first: Running;
let origin: string;
let donorLink: string;
let description: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'tamwil-'));
  first = run('--port', '0', '--data', data);
  ({ origin, donorLink, description } = await addresses(first));
}, 120_000);
afterAll(async () => {
  first.child.kill('SIGKILL');
  await rm(data, { recursive: true, force: true });
});

describe('a first start', () => {
  it('prints a workbench, a donor link and a description that open', async () => {
    for (const address of [`${origin}/`, donorLink, description]) expect((await fetch(address)).status).toBe(200);
    expect(await (await fetch(donorLink)).text()).toContain('GB.343/INS/3/1');
  });

  it('holds the worked example to the cent, pro rata between components', async () => {
    const headers = { authorization: `Bearer ${await tokenOf(origin, 'emil')}` };
    const response = await fetch(`${origin}/v1/scenarios/firm-160-of-237/versions/1/result`, { headers });
    const { components, targets } = (await response.json()) as {
      components: { id: string; award: string }[];
      targets: { component: string; award: string }[];
    };
    expect(components.map(({ award }) => award)).toEqual([
      '128270042.19',
      '13502109.71',
      '10126582.28',
      '5400843.88',
      '2700421.94',
    ]);
    const cents = (amount: string) => BigInt(amount.replace('.', ''));
    for (const { id, award } of components) {
      const outputs = targets.filter(({ component }) => component === id);
      expect(outputs.reduce((sum, output) => sum + cents(output.award), 0n)).toBe(cents(award));
    }
  });

  it('serves pages of the application under addresses of their own, with the headers of the deployed site', async () => {
    const page = await fetch(`${origin}/scenarios/anything`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect((await fetch(`${origin}/missing.js`)).status).toBe(404);
    expect((await fetch(`${origin}/../package.json`)).status).toBe(404);
  });

  it('says to the page which issuer it signs in with', async () => {
    expect(await (await fetch(`${origin}/config.json`)).json()).toEqual({
      issuer: origin,
      clientId: 'tamwil-local',
      scope: 'tamwil/use',
    });
  });
});

describe('the gateway', () => {
  it.each([
    ['no token', {}],
    ['no bearer', { authorization: 'Basic abc' }],
    ['a token of nobody', { authorization: 'Bearer a.b.c' }],
  ])('answers itself, before any function: %s', async (_name, headers) => {
    const response = await fetch(`${origin}/v1/scenarios`, { headers });
    expect([response.status, await response.json()]).toEqual([401, { message: 'Unauthorized' }]);
  });

  it('refuses a token whose payload was changed', async () => {
    const [head = '', payload = '', signature = ''] = (await tokenOf(origin, 'emil')).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'amal' })).toString('base64url');
    const response = await fetch(`${origin}/v1/scenarios`, {
      headers: { authorization: `Bearer ${head}.${forged}.${signature}` },
    });
    expect(response.status).toBe(401);
  });

  it('knows no address but its own', async () => {
    for (const path of ['/v1', '/s/', '/s/a/b']) {
      const response = await fetch(`${origin}${path}`);
      expect([path, response.status, await response.json()]).toEqual([path, 404, { message: 'Not Found' }]);
    }
  });

  it('hands on a doubled header as one, which is then refused', async () => {
    const token = await tokenOf(origin, 'amal');
    expect(await raw(origin, '/v1/scenarios', { authorization: [`Bearer ${token}`, `Bearer ${token}`] })).toBe(401);
  });

  it('takes no more than the deployed one, and says so as that does', async () => {
    const headers = { authorization: `Bearer ${await tokenOf(origin, 'amal')}`, 'content-type': 'application/json' };
    const send = (bytes: number) =>
      fetch(`${origin}/v1/evaluations`, { method: 'POST', headers, body: Buffer.alloc(bytes, 32) });
    const gateway = await send(11 * 1024 * 1024);
    expect([gateway.status, await gateway.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
    const service = await send(1_000_001);
    expect([service.status, ((await service.json()) as { code: string }).code]).toEqual([413, 'body-too-large']);
  });

  it('is reached under its own name only: a page of another site gets nothing', async () => {
    for (const host of ['evil.example', 'evil.example:8787', '127.0.0.1'])
      expect([host, await raw(origin, '/local/people', { host })]).toEqual([host, 421]);
  });
});

describe('signing in', () => {
  const redirect = () => `${origin}/signed-in`;
  const verifier = randomBytes(32).toString('base64url');
  const asked = (more: Record<string, string> = {}) =>
    new URLSearchParams({
      client_id: 'tamwil-local',
      response_type: 'code',
      redirect_uri: redirect(),
      state: 'state-1',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    });
  const authorize = async () => {
    const body = asked({ person: 'chen' });
    const response = await fetch(`${origin}/authorize`, { method: 'POST', body, redirect: 'manual' });
    return new URL(response.headers.get('location')!).searchParams;
  };
  const exchange = async (more: Record<string, string>) => {
    const body = new URLSearchParams({ client_id: 'tamwil-local', ...more });
    const response = await fetch(`${origin}/token`, { method: 'POST', body });
    return { status: response.status, json: (await response.json()) as Record<string, string> };
  };
  const codeGrant = (code: string, more: Record<string, string> = {}) =>
    exchange({ grant_type: 'authorization_code', code, redirect_uri: redirect(), code_verifier: verifier, ...more });

  it('shows every person on a page without script', async () => {
    const page = await (await fetch(`${origin}/authorize?${asked()}`)).text();
    for (const { name } of PEOPLE) expect(page).toContain(name);
    expect(page).not.toContain('<script');
  });

  it('gives a token by code and proof, renews it once for each refresh token, and ends it', async () => {
    const answer = await authorize();
    expect([answer.get('state'), answer.get('iss')]).toEqual(['state-1', origin]);
    const { json } = await codeGrant(answer.get('code')!);
    const headers = { authorization: `Bearer ${json['access_token']}` };
    expect((await fetch(`${origin}/v1/scenarios`, { headers })).status).toBe(200);
    const renewal = { grant_type: 'refresh_token', refresh_token: json['refresh_token']! };
    const renewed = await exchange(renewal);
    expect(renewed.status).toBe(200);
    expect((await exchange(renewal)).json).toEqual({ error: 'invalid_grant' });
    const token = renewed.json['refresh_token']!;
    await fetch(`${origin}/revoke`, { method: 'POST', body: new URLSearchParams({ token }) });
    expect((await exchange({ grant_type: 'refresh_token', refresh_token: token })).status).toBe(400);
  });

  it('gives no token for a stolen code, a used one, or another address', async () => {
    const steal = (await authorize()).get('code')!;
    expect((await codeGrant(steal, { code_verifier: randomBytes(32).toString('base64url') })).status).toBe(400);
    expect((await codeGrant(steal)).status).toBe(400);
    const other = (await authorize()).get('code')!;
    expect((await codeGrant(other, { redirect_uri: `${origin}/other` })).status).toBe(400);
  });

  it('an ID token opens nothing', async () => {
    const { json } = await codeGrant((await authorize()).get('code')!);
    const headers = { authorization: `Bearer ${json['id_token']}` };
    expect((await fetch(`${origin}/v1/scenarios`, { headers })).status).toBe(403);
  });

  it.each([
    ['another site', { redirect_uri: 'https://evil.example/' }],
    ['a name that only begins alike', { redirect_uri: 'http://127.0.0.1.evil.example/' }],
    ['no proof', { code_challenge: '' }],
    ['a plain proof', { code_challenge_method: 'plain' }],
    ['another client', { client_id: 'other' }],
  ])('sends nobody elsewhere: %s', async (_name, more) => {
    expect((await fetch(`${origin}/authorize?${asked(more)}`)).status).toBe(400);
  });
});

describe('a second start', () => {
  it('on the same port says so and how to change it', async () => {
    const { port } = new URL(origin);
    const second = run('--port', port, '--data', join(data, 'other'));
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`Port ${port} is in use`);
    expect(second.output()).toContain(`--port ${Number(port) + 1}`);
  });

  it.each([[], ['--reset']])('on the same data folder says so, and harms nothing: %s', async (...words) => {
    const second = run('--port', '0', '--data', data, ...words);
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/is open in another run.*--data/);
    expect((await fetch(donorLink)).status).toBe(200);
  });

  it.each([['--port', 'x'], ['--port', '70000'], ['--what'], ['more']])('explains itself: %s', async (...words) => {
    const second = run(...words);
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('Usage: npm start');
  });

  it('after a stop finds everything again: scenarios, the link, the sessions of scripts', async () => {
    const token = await tokenOf(origin, 'amal');
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const saved = await fetch(`${origin}/v1/scenarios/kept`, {
      method: 'PUT',
      headers: { ...headers, ...CREATE },
      body: JSON.stringify(saving(firmOf('42.00', { name: 'Kept' }))),
    });
    expect(saved.status).toBe(201);
    const { port } = new URL(origin);
    expect(await stop(first)).toBe(0);
    first = run('--port', port, '--data', data);
    expect((await addresses(first)).donorLink).toBe(donorLink);
    const read = await fetch(`${origin}/v1/scenarios/kept`, { headers });
    expect([read.status, ((await read.json()) as { name: string }).name]).toEqual([200, 'Kept']);
    const { scenarios } = (await (await fetch(`${origin}/v1/scenarios`, { headers })).json()) as {
      scenarios: object[];
    };
    expect(await stop(first)).toBe(0);
    first = run('--port', port, '--data', data, '--reset');
    await addresses(first);
    expect((await fetch(`${origin}/v1/scenarios/kept`, { headers })).status).toBe(404);
    expect(scenarios.length).toBeGreaterThan(1);
  }, 120_000);
});

it.each(['staff-api', 'donor-view'] as const)(
  'the deployed %s holds nothing of the development issuer',
  async (name) => {
    const bundle = await readFile(bundlePath(name), 'utf8');
    for (const text of [
      'tamwil-local',
      '/local/token',
      '/local/people',
      'invalid_grant',
      'issuer-key',
      ...PEOPLE.map(({ name: of }) => of),
    ])
      expect(bundle.includes(text), text).toBe(false);
  },
);
