import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { acceptsGzip, compressed } from './compression.ts';

describe('acceptsGzip', () => {
  it.each([
    ['gzip', true],
    ['br, gzip;q=0.5', true],
    ['GZIP', true],
    ['*', true],
    ['br', false],
    ['gzip;q=0', false],
    ['gzip;q=0.000, *', false],
    ['*;q=0', false],
    ['', false],
    [undefined, false],
  ])('nobody gets bytes that he cannot read: %s', (header, takes) => expect(acceptsGzip(header)).toBe(takes));
});

describe('compressed', () => {
  const long = new TextEncoder().encode('coverage '.repeat(1_000));

  it('a slow line carries less, and the same text', () => {
    const { body, headers } = compressed(long, 'application/json', 'gzip');
    expect(headers).toEqual({ vary: 'accept-encoding', 'content-encoding': 'gzip' });
    expect(body.length).toBeLessThan(long.length / 10);
    expect(new Uint8Array(gunzipSync(body))).toEqual(long);
  });

  it('a reader without gzip gets the plain text, and caches know why', () => {
    expect(compressed(long, 'text/html; charset=utf-8', undefined)).toEqual({
      body: long,
      headers: { vary: 'accept-encoding' },
    });
  });

  it('short answers and files that are compressed already are left alone', () => {
    expect(compressed(long.slice(0, 2_048), 'application/problem+json', 'gzip').headers).toEqual({
      vary: 'accept-encoding',
    });
    const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    expect(compressed(long, xlsx, 'gzip')).toEqual({ body: long, headers: {} });
  });
});
