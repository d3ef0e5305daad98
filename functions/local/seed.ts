import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { SEEDED_SCENARIOS } from './seeded-scenarios.ts';

/** Asks the API as one of the people; the seed takes no way that a user could not take. */
export type Ask = (
  method: 'GET' | 'PUT',
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<{ readonly status: number; readonly text: string }>;

const Remembered = z.object({ token: z.string() });

/**
 * Creates the worked scenarios where they are missing, and a donor link to the first of them. The link's token is kept
 * beside the database, because the API cannot show it again.
 *
 * @param linkFile Where the token is kept.
 * @returns The path of a link that opens.
 */
export async function seed(ask: Ask, linkFile: string): Promise<string> {
  for (const { id, document } of SEEDED_SCENARIOS) {
    const body = { scenario: document, reason: 'Worked example (invented figures)' };
    const created = await ask('PUT', `/v1/scenarios/${id}`, body, { 'if-none-match': '*' });
    if (created.status !== 201 && created.status !== 412) throw new Error(`Seeding ${id} failed: ${created.text}`);
  }
  const remembered = await rememberedToken(linkFile);
  if (remembered !== undefined && (await ask('GET', `/s/${remembered}`)).status === 200) return `/s/${remembered}`;
  const token = randomBytes(16).toString('base64url');
  const hash = createHash('sha256').update(token).digest('hex');
  const [first] = SEEDED_SCENARIOS;
  const terms = { version: 1, label: 'Sample link', audience: 'Anyone who tries Tamwil', donor: null };
  const made = await ask('PUT', `/v1/scenarios/${first.id}/links/${hash}`, terms);
  if (made.status !== 201) throw new Error(`Making the sample link failed: ${made.text}`);
  await writeFile(linkFile, JSON.stringify({ token }), { mode: 0o600 });
  return `/s/${token}`;
}

async function rememberedToken(linkFile: string): Promise<string | undefined> {
  try {
    return Remembered.parse(JSON.parse(await readFile(linkFile, 'utf8'))).token;
  } catch {
    return undefined;
  }
}
