import { createHash, randomBytes } from 'node:crypto';
import { redactedView } from '@tamwil/report';
import { evaluate, readScenario } from '@tamwil/scenario';
import { appendDeed, createLink, createScenario, type Sha256 } from '@tamwil/store';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { donorView } from '../../functions/donor-view/app.ts';
import { by, content, newRef } from '../store/example.ts';
import { openTestTable, type TestTable } from '../store/test-table.ts';

/** Amounts that nothing else adds up to; in any spelling they begin with these digits. */
const SECRETS = ['13579246', '2468013', '8642097', '31415926', '7531908'];

const document = {
  schema: 'scenario/1',
  name: 'Working title',
  plan: 'gb343-ins-3-1',
  funding: [
    { id: 'open', donor: 'Donor A (invented)', agreement: 'A-2022-17', amount: '40000000.00', stage: 'received' },
    {
      id: 'canary-b',
      name: 'CANARY name',
      donor: 'CANARY donor',
      agreement: 'CANARY-1',
      country: 'CANARY country',
      kind: 'development-cooperation',
      tranches: [
        { amount: '13579246.00', stage: 'received' },
        { amount: '2468013.00', stage: 'committed' },
        { amount: '8642097.00', stage: 'pledged', probability: '0.77' },
      ],
    },
    { id: 'canary-c', donor: 'CANARY other', kind: 'pooled-fund', amount: '31415926.00', stage: 'identified' },
    { id: 'canary-d', kind: 'regular-budget', amount: '7531908.00', stage: 'committed', via: { fund: 'CANARY fund' } },
  ],
  priorities: { 'C1.12': { level: 'high', reason: 'CANARY reason', author: 'CANARY author' } },
};

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});
afterAll(() => table.close());

async function addressFor(donor: string | null): Promise<string> {
  const { database } = table;
  const read = readScenario(document);
  const evaluation = read.ok ? evaluate(read.value) : undefined;
  if (!read.ok || !evaluation?.ok) throw new Error('The scenario has faults');
  const view = redactedView({
    scenario: read.value,
    evaluation: evaluation.value,
    version: 3,
    clearedOn: '2026-11-20',
    title: 'Position for the round table',
    donor,
  });
  if (!view.ok) throw new Error('The view has faults');
  const ref = newRef();
  const person = (name: string) => by({ sub: `CANARY sub ${name}`, name: `CANARY ${name}` });
  const saved = { ...content('CANARY'), reason: 'CANARY reason of the save' };
  await createScenario(database, ref, saved, person('officer'));
  await appendDeed(database, ref, 1, { kind: 'submission', reason: 'CANARY submission' }, person('officer'));
  const decision = 'CANARY decision';
  await appendDeed(database, ref, 2, { kind: 'clearance', part: 'priorities', decision }, person('programme'));
  await appendDeed(database, ref, 3, { kind: 'clearance', part: 'funds', decision }, person('finance'));
  const token = randomBytes(16).toString('base64url');
  const link = createHash('sha256').update(token).digest('hex') as Sha256;
  const terms = {
    link,
    version: 4,
    label: 'CANARY label',
    audience: 'CANARY audience',
    donor,
    expires: '2027-01-01T00:00:00.000Z',
  };
  await createLink(database, ref, terms, JSON.stringify(view.value), person('officer'));
  return `/s/${token}`;
}

/** The bytes of an answer as text; of a workbook also every part, unpacked, because a name is not in its packed bytes. */
function textOf(bytes: Uint8Array): string {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const parts = isArchive ? Object.entries(unzipSync(bytes)).flatMap(([name, part]) => [name, strFromU8(part)]) : [];
  return [strFromU8(bytes, true), strFromU8(bytes), ...parts].join('\n');
}

describe('in the bytes that a donor is sent', () => {
  it.each([[null], ['Donor A (invented)']])('there is nothing of anybody else (link of %s)', async (donor) => {
    const ask = donorView({
      database: table.database,
      now: () => '2026-11-23T12:00:00.000Z',
      elapsed: () => 0,
      log: () => {},
      originSecrets: [],
      bucket: { burst: 100, perSecond: 1 },
    });
    const address = await addressFor(donor);
    const digest = createHash('sha256').update(address.slice(3)).digest('hex');
    for (const path of ['', '?lang=ar', '?lang=ar&digits=arab', '.json', '.csv', '.xlsx', '.xlsx?lang=ar']) {
      const answer = await ask(new Request(`https://donor.example${address}${path}`), { requestId: 'r' });
      expect(answer.status).toBe(200);
      const sent = `${JSON.stringify([...answer.headers])}${textOf(new Uint8Array(await answer.arrayBuffer()))}`;
      expect(sent).toContain(path === '.csv' ? 'plan,gb343-ins-3-1' : 'Position for the round table');
      expect(sent).not.toMatch(/canary/i);
      // Latin digits, plain, grouped, or as Arabic-Indic digits.
      const plain = sent
        .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
        .replace(/[,\u066c\u00a0\u202f.\u066b]/g, '');
      for (const secret of SECRETS) expect(plain).not.toContain(secret);
      expect(sent).not.toContain(digest);
      if (donor === null) expect(sent).not.toContain('A-2022-17');
    }
  });
});
