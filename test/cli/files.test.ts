import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLANS } from '@tamwil/plan';
import { costsTemplate, countriesTemplate, fundingTemplate, toXlsx } from '@tamwil/report';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CREATE, saving, submittable } from '../http/documents.ts';
import { startService, type TestService } from '../http/service.ts';
import { tamwil } from './process.ts';

/* Commands that read or write files other than one JSON document: exports, reports, tables to import. */

let folder: string;
let service: TestService;
/** The JSON export of a version that two people cleared, with a link made before. */
let exported: string;

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tamwil-cli-'));
  service = await startService();
  const at = '/v1/scenarios/position';
  const step = (who: string, name: string, version: number, body: object) =>
    service.ask(who, `POST ${at}/${name}`, { body, headers: { 'if-match': `"${version}"` } });
  await service.ask('amal', `PUT ${at}`, { body: saving(submittable('160000000.00')), headers: CREATE });
  const link = { version: 1, label: 'x', audience: 'x', donor: null };
  await service.ask('amal', `PUT ${at}/links/${'a'.repeat(64)}`, { body: link });
  await step('amal', 'submission', 2, { reason: 'x' });
  await step('chen', 'clearance', 3, { part: 'priorities', decision: 'Minute 7' });
  await step('dalia', 'clearance', 4, { part: 'funds', decision: 'Minute 8' });
  exported = (await service.ask('emil', `GET ${at}/versions/5/report?format=json`)).text;
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await service.close();
});

/** The export with something changed in it. */
// biome-ignore lint/suspicious/noExplicitAny: a test reaches anywhere into the export
function changed(change: (document: any) => void): string {
  const document = JSON.parse(exported);
  change(document);
  return JSON.stringify(document);
}

const codesOf = (stdout: string): string[] =>
  JSON.parse(stdout).errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);

describe('tamwil verify', () => {
  it('says that an export is what was written, with the hash to compare', async () => {
    const { events } = JSON.parse(exported);
    const run = await tamwil(['verify', file('export.json', exported)]);
    expect(run).toEqual({
      code: 0,
      stderr: '',
      stdout: JSON.stringify({ verified: true, id: 'position', version: 5, state: 'cleared', hash: events[4].hash }),
    });
    const table = await tamwil(['verify', '-', '--table'], exported);
    expect(table.stdout).toMatch(/^position +5 +cleared +[0-9a-f]{64}$/m);
  });

  const FORGED: readonly (readonly [string, Parameters<typeof changed>[0], string])[] = [
    ['a reason written anew', (e) => (e.events[2].deed.reason = 'y'), '/events/2/hash event-changed'],
    ['an event left out', (e) => e.events.splice(1, 1), '/events/1/version chain-gap'],
    ['two events exchanged', (e) => e.events.splice(1, 2, e.events[2], e.events[1]), '/events/1/previous chain-broken'],
    ['another author', (e) => (e.events[3].author.name = 'Amal'), '/events/3/hash event-changed'],
    ['an input', (e) => (e.scenario.funding[0].amount = '170000000.00'), '/scenario text-changed'],
    ['a figure of the result', (e) => (e.result.totals.gap = '0.00'), '/result text-changed'],
    ['a figure of the heading', (e) => (e.totals.gap = '0.00'), '/totals text-changed'],
    ['a state that was not reached', (e) => (e.state = 'archived'), '/state text-changed'],
    ['a line of the heading too many', (e) => (e.approved = true), '/approved text-changed'],
    ['no log', (e) => (e.events = []), '/events too-short'],
    ['an event that is none', (e) => (e.events[0].deed.kind = 'wish'), '/events/0/deed/kind wrong-type'],
  ];

  it('finds what was changed, wherever it was', async () => {
    const lines = FORGED.map(([, change]) => changed(change));
    const run = await tamwil(['verify', '-', '--ndjson'], lines.join('\n'));
    expect(run.code).toBe(2);
    const problems = run.stdout.trimEnd().split('\n');
    expect(problems).toHaveLength(FORGED.length);
    for (const [index, [what, , fault]] of FORGED.entries()) expect(codesOf(problems[index]!), what).toContain(fault);
  });

  it('refuses what is no export', async () => {
    const run = await tamwil(['verify', '-'], JSON.stringify(submittable('1.00')));
    expect([run.code, JSON.parse(run.stdout).code]).toEqual([2, 'invalid-document']);
  });
});

describe('tamwil report', () => {
  const scenario = JSON.stringify(submittable('160000000.00'));

  it('writes a workbook with every sheet, and says nothing on standard output', async () => {
    const out = join(folder, 'report.xlsx');
    expect(await tamwil(['report', '-', '--out', out], scenario)).toEqual({ code: 0, stderr: '', stdout: '' });
    const parts = unzipSync(readFileSync(out));
    const titles = [...strFromU8(parts['xl/workbook.xml']!).matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(titles).toEqual(['Read me', 'Assumptions', 'Costs', 'Funding', 'Awards', 'Routing', 'Trace']);
  });

  it('writes one sheet as CSV, to a file or to standard output', async () => {
    const out = join(folder, 'report.csv');
    await tamwil(['report', '-', '--out', out], scenario);
    const told = await tamwil(['report', '-'], scenario);
    expect(readFileSync(out, 'utf8')).toBe(told.stdout);
    expect(told.stdout).toContain('C1');
    const costs = await tamwil(['report', '-', '--sheet', 'costs'], scenario);
    expect(costs.stdout.split('\r\n')[0]).toContain('escalation');
  });

  it('reports the stored figures of an export, as the API does, and refuses one that was changed', async () => {
    const run = await tamwil(['report', '-', '--sheet', 'read-me'], exported);
    const api = await service.ask('emil', 'GET /v1/scenarios/position/versions/5/report?format=csv&sheet=read-me');
    expect(run.stdout).toBe(api.bytes.toString('utf8'));
    const out = join(folder, 'forged.csv');
    const forged = await tamwil(
      ['report', '-', '--out', out],
      changed((e) => (e.result.totals.gap = '0.00')),
    );
    expect([forged.code, codesOf(forged.stdout), existsSync(out)]).toEqual([2, ['/result text-changed'], false]);
  });

  it('says when the file cannot be written', async () => {
    const run = await tamwil(['report', '-', '--out', join(folder, 'no-such-folder', 'x.csv')], scenario);
    expect([run.code, JSON.parse(run.stdout).errors[0].code]).toEqual([2, 'input-not-readable']);
    expect(run.stderr).toContain('no-such-folder');
  });
});

describe('tamwil import', () => {
  it.each([
    ['funding', fundingTemplate(), 'funding'],
    ['costs', costsTemplate(PLANS.get('gb343-ins-3-1')!), 'costs'],
    ['fiscal-space', countriesTemplate(), 'fiscal-space'],
  ])('%s: answers what the API answers, from CSV, from a workbook and from rows', async (what, csv, route) => {
    const api = await service.ask('emil', `POST /v1/imports/${route}`, {
      body: csv,
      headers: { 'content-type': 'text/csv' },
    });
    const [head = [], ...lines] = csv
      .slice(1)
      .trimEnd()
      .split('\r\n')
      .map((line) => line.match(/("[^"]*"|[^",]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, '').replaceAll('"', '')));
    const columns = head.filter((name) => name !== '').map((name) => ({ name, kind: 'text' as const }));
    const cells = lines.map((line) => columns.map((_, index) => line[index] || null));
    const workbook = await toXlsx([{ title: 'x', table: { columns, rows: cells } }], { rightToLeft: false });
    const rows = cells.map((line) =>
      Object.fromEntries(line.flatMap((cell, index) => (cell === null ? [] : [[columns[index]!.name, cell]]))),
    );
    const runs = await Promise.all([
      tamwil(['import', what, file(`${what}.csv`, csv)]),
      tamwil(['import', what, file(`${what}.xlsx`, workbook)]),
      tamwil(['import', what, '-'], JSON.stringify({ rows })),
      tamwil(['import', what, '--template']),
    ]);
    for (const run of runs.slice(0, 3)) expect(run).toEqual({ code: 0, stderr: '', stdout: api.text });
    expect(runs[3]!.stdout).toBe(csv);
  });

  it('names every wrong cell on standard output, with code 2', async () => {
    const run = await tamwil(['import', 'costs', '-'], 'output,amount\nC1.1,=1+1\nC9.9,1.00');
    expect([run.code, codesOf(run.stdout)]).toEqual([
      2,
      ['/rows/0/amount not-an-amount', '/rows/1/output unknown-output'],
    ]);
  });

  it('refuses cumulative rows until somebody says that he has looked', async () => {
    const csv = 'source,period,amount,stage\na,2022,8.00,pledged\na,2022,5.00,committed';
    const refused = await tamwil(['import', 'funding', '-'], csv);
    expect([refused.code, codesOf(refused.stdout)[0]]).toEqual([2, '/rows/0/stage stages-look-cumulative']);
    const taken = await tamwil(['import', 'funding', '-', '--exclusive', '--table'], csv);
    expect([taken.code, taken.stdout]).toEqual([0, expect.stringMatching(/^a +2022 +committed +5\.00/m)]);
  });

  it.each([
    ['half a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2), 'malformed-workbook'],
    ['nothing', '', 'table-empty'],
  ])('refuses %s', async (_, input, code) => {
    const run = await tamwil(['import', 'funding', '-'], input);
    expect([run.code, JSON.parse(run.stdout).errors[0].code]).toEqual([2, code]);
  });
});
