import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newLinkAddress } from './link-address.ts';

describe("a donor's address", () => {
  it('has 128 random bits, and the server is told nothing but the hash of their text', async () => {
    const made = await newLinkAddress('https://tamwil.example', (bytes) => bytes.fill(0xff));
    expect(made.address).toBe('https://tamwil.example/s/_____________________w');
    expect(made.hash).toBe(createHash('sha256').update('_____________________w').digest('hex'));
  });

  it('is another one each time', async () => {
    const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
    const addresses = await Promise.all(Array.from({ length: 50 }, () => newLinkAddress('', random)));
    expect(new Set(addresses.map(({ address }) => address)).size).toBe(50);
    for (const { address } of addresses) expect(address).toMatch(/^\/s\/[\w-]{22}$/);
  });
});
