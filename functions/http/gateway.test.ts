import { describe, expect, it } from 'vitest';
import { type GatewayEvent, gatewayHandler, type Service } from './gateway.ts';

function event(more: Partial<GatewayEvent> & { readonly method?: string }): GatewayEvent {
  const { method = 'GET', ...rest } = more;
  return {
    rawPath: '/v1/health',
    rawQueryString: '',
    headers: {},
    isBase64Encoded: false,
    requestContext: { requestId: 'request-1', http: { method } },
    ...rest,
  };
}

/** Answers what it was asked. */
const echo: Service = async (request, call) =>
  Response.json({
    method: request.method,
    url: request.url,
    header: request.headers.get('x-header'),
    body: await request.text(),
    call,
  });

async function echoed(of: GatewayEvent) {
  const { body } = await gatewayHandler(echo)(of);
  return JSON.parse(body) as Record<string, unknown>;
}

describe('a request reaches the service as it was sent', () => {
  it('with its path, query, headers and body', async () => {
    const asked = event({
      method: 'POST',
      rawPath: '/v1/a',
      rawQueryString: 'q=%D8%B9&x=1',
      headers: { 'x-header': 'value' },
      body: 'تمويل',
    });
    expect(await echoed(asked)).toMatchObject({
      method: 'POST',
      url: 'https://service.invalid/v1/a?q=%D8%B9&x=1',
      header: 'value',
      body: 'تمويل',
      call: { requestId: 'request-1' },
    });
  });

  it('with a body that the gateway encoded', async () => {
    const body = Buffer.from('bytes').toString('base64');
    expect(await echoed(event({ method: 'PUT', body, isBase64Encoded: true }))).toMatchObject({ body: 'bytes' });
  });

  it('with a question mark that belongs to the path', async () => {
    expect(await echoed(event({ rawPath: '/v1/a?b#c' }))).toMatchObject({
      url: 'https://service.invalid/v1/a%3Fb%23c',
    });
  });

  it('without a body that GET cannot have', async () => {
    expect(await echoed(event({ body: 'x' }))).toMatchObject({ body: '' });
  });
});

it('a header that HTTP does not allow is a problem document, not a crash', async () => {
  const told = await gatewayHandler(echo)(event({ headers: { 'x-header': 'line\nbreak' } }));
  expect(told.statusCode).toBe(400);
  expect(told.headers['content-type']).toBe('application/problem+json');
  expect(JSON.parse(told.body)).toMatchObject({ code: 'malformed-request', instance: 'request-1' });
});

describe('an answer leaves as the gateway needs it', () => {
  it('text as text', async () => {
    const told = await gatewayHandler(() =>
      Promise.resolve(new Response('{}', { headers: { 'content-type': 'application/problem+json' } })),
    )(event({}));
    expect(told).toMatchObject({ body: '{}', isBase64Encoded: false });
  });

  it('bytes, compressed or not text at all, encoded', async () => {
    const answers: [string, Record<string, string>][] = [
      ['application/json', { 'content-encoding': 'gzip' }],
      ['application/octet-stream', {}],
    ];
    for (const [type, headers] of answers) {
      const service: Service = () =>
        Promise.resolve(new Response(new Uint8Array([0, 255, 128]), { headers: { 'content-type': type, ...headers } }));
      const told = await gatewayHandler(service)(event({}));
      expect(told.isBase64Encoded).toBe(true);
      expect([...Buffer.from(told.body, 'base64')]).toEqual([0, 255, 128]);
    }
  });
});
