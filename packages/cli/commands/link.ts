import { createHash, randomBytes } from 'node:crypto';
import { shapeFaults } from '@tamwil/fault';
import * as z from 'zod';
import type { Command } from '../command.ts';

const linkDocument = z.strictObject({
  site: z.url({ protocol: /^https?$/ }).max(500),
  scenario: z.string().regex(/^[a-z0-9-]{1,64}$/, 'An id is lower-case letters, digits and "-".'),
  link: z.strictObject({
    version: z.int().min(1).optional(),
    label: z.string().min(1).max(200),
    audience: z.string().min(1).max(200),
    donor: z.string().min(1).max(200).nullable(),
    expires: z.string().max(40).optional(),
  }),
});

/** An address that only its maker has seen, and the request that makes the server know it by its hash. */
export interface LinkAnswer {
  /** What the donor gets. It is printed once and stored nowhere. */
  readonly address: string;
  readonly request: {
    readonly method: 'PUT';
    readonly path: string;
    readonly body: z.infer<typeof linkDocument>['link'];
  };
}

const TOKEN_BYTES = 16;

/** Draws the token of a donor link on this machine, as the page does: the server only ever sees its SHA-256. */
export const linkCommand: Command<LinkAnswer> = {
  name: 'link',
  summary: 'draw the address of a donor link here, and print the request that opens it',
  takes:
    '{ "site": "https://...", "scenario": "<id>", "link": { "label", "audience", "donor", "version"?, "expires"? } }',
  run(document) {
    const read = linkDocument.safeParse(document);
    if (!read.success) return { ok: false, faults: shapeFaults(read.error) };
    const { site, scenario, link } = read.data;
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const hash = createHash('sha256').update(token).digest('hex');
    const path = `/v1/scenarios/${scenario}/links/${hash}`;
    return {
      ok: true,
      value: { address: new URL(`/s/${token}`, site).href, request: { method: 'PUT', path, body: link } },
    };
  },
  table: ({ address, request }) => ({
    heading: ['for', 'value'],
    rows: [
      ['the donor', address],
      [`${request.method} (signed in)`, request.path],
      ['body', JSON.stringify(request.body)],
    ],
    notes: ['The address is shown once. Send the request, then send the address to the donor.'],
  }),
};
