import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate, readScenario } from '@tamwil/scenario';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAULTY_FINANCE, FIVE_THOUSAND_SOURCES, ITS_FAULTS, THEIR_FAULTS } from '../http/faulty-finance.ts';
import { start, tamwil } from './process.ts';

const scenario = {
  schema: 'scenario/1',
  name: '160 of 237 million',
  plan: 'gb343-ins-3-1',
  funding: [{ id: 'a', amount: '160000000.00', stage: 'committed' }],
};
const request = {
  currency: 'USD',
  targets: [
    { id: 'C1', claim: '10.00' },
    { id: 'C2', claim: '5.00' },
  ],
  sources: [{ id: 'core', amount: '9.00', for: '*' }],
  program: { format: 'allocation-program/1', stages: [{ id: 's', to: '*', share: 'proportional' }] },
};

describe('the tamwil command', () => {
  let folder: string;
  const file = (name: string, text: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tamwil-cli-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('answers a scenario from a file with the same bytes as the engine in this process', async () => {
    const run = await tamwil(['evaluate', file('scenario.json', JSON.stringify(scenario))]);
    const read = readScenario(scenario);
    const answer = read.ok ? evaluate(read.value) : read;
    expect(run).toEqual({ code: 0, stderr: '', stdout: JSON.stringify(answer.ok && answer.value) });
    expect(JSON.parse(run.stdout).components.map(({ award }: { award: string }) => award)).toEqual([
      '128270042.19',
      '13502109.71',
      '10126582.28',
      '5400843.88',
      '2700421.94',
    ]);
  });

  it('answers an allocation from standard input', async () => {
    const run = await tamwil(['allocate', '-'], JSON.stringify(request));
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout).awards).toMatchObject([{ award: '6.00' }, { award: '3.00' }]);
  });

  it('takes a byte order mark, which Windows programs write', async () => {
    const run = await tamwil(['allocate', file('bom.json', `\uFEFF${JSON.stringify(request)}`)]);
    expect(run.code).toBe(0);
  });

  it('shows fourteen rules for one claims problem', async () => {
    const body = { currency: 'USD', available: '2.00', claims: request.targets };
    const run = await tamwil(['rules', '-'], JSON.stringify(body));
    expect(JSON.parse(run.stdout).rules).toHaveLength(14);
  });

  it('shows the break-points of the funding path and the properties of a program', async () => {
    const [path, properties] = await Promise.all([
      tamwil(['path', '-'], JSON.stringify({ ...request, vary: 'all' })),
      tamwil(['properties', '-'], JSON.stringify(request)),
    ]);
    expect(JSON.parse(path.stdout).breakpoints[0].nextDollar).toEqual([
      { target: 'C1', share: '2/3' },
      { target: 'C2', share: '1/3' },
    ]);
    const monotone = JSON.parse(properties.stdout).properties.find(
      ({ id }: { id: string }) => id === 'resource-monotone',
    );
    expect(monotone).toMatchObject({ holds: true, counterexample: null });
  });

  it('answers questions about a scenario: modes, simulation, sensitivity, ladder', async () => {
    const runs = await Promise.all([
      tamwil(['modes', '-'], JSON.stringify({ scenario, mode: 'asks' })),
      tamwil(['simulate', '-'], JSON.stringify({ scenario, commonFactor: null, draws: 100 })),
      tamwil(
        ['sensitivity', '-', '--table'],
        JSON.stringify({ scenario, inputs: [{ pointer: '/asOf', low: null, high: 'x' }] }),
      ),
      tamwil(['ladder', '-', '--table'], JSON.stringify({ scenario, shortfalls: ['0.5'] })),
    ]);
    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual(Array.from({ length: 4 }, () => [0, '']));
    const [modes, simulation, sensitivity, ladder] = runs;
    expect(JSON.parse(modes!.stdout).together.usable).toBe('77000000.00');
    expect(JSON.parse(simulation!.stdout)).toMatchObject({
      draws: 100,
      gap: { p50: { value: '77000000.00', error: '0.00' } },
    });
    expect(sensitivity!.stdout).toContain('not-a-date');
    expect(ladder!.stdout).toMatch(/0\.5 +118500000\.00/);
  });

  it('draws the address of a donor link here, so that the server never sees its token', async () => {
    const link = { label: 'Spring', audience: 'Desk officer', donor: null };
    const document = JSON.stringify({ site: 'https://tamwil.example', scenario: 'position-2023', link });
    const [first, second] = (await Promise.all([tamwil(['link', '-'], document), tamwil(['link', '-'], document)])).map(
      ({ stdout }) => JSON.parse(stdout),
    );
    const [, token] = /^https:\/\/tamwil\.example\/s\/([\w-]{22})$/.exec(first.address) ?? [];
    const hash = createHash('sha256').update(token!).digest('hex');
    expect(first.request).toEqual({ method: 'PUT', path: `/v1/scenarios/position-2023/links/${hash}`, body: link });
    expect(second.address).not.toBe(first.address);
    expect((await tamwil(['link', '-'], JSON.stringify({ site: 'ftp://x', scenario: 'A b', link }))).code).toBe(2);
  });

  it('prints a table that shows no dollars for an output whose cost nobody entered', async () => {
    const run = await tamwil(['evaluate', '-', '--table'], JSON.stringify(scenario));
    const lines = run.stdout.split('\n');
    expect(lines[0]).toMatch(/^target +cost +award +gap +coverage +status +reasons$/);
    expect(lines.find((line) => line.startsWith('C1 '))).toMatch(
      /^C1 +190000000\.00 +128270042\.19 +61729957\.81 +0\.675105$/,
    );
    expect(lines.find((line) => line.startsWith('C1.4 '))).toMatch(
      /^C1\.4 +- +- +- +0\.67\d{4} +partial +money-exhausted, no-priorities-chosen$/,
    );
    expect(lines.filter((line) => /^C\d/.test(line))).toHaveLength(5 + 41);
    expect(lines.find((line) => line.startsWith('total'))).toMatch(
      /237000000\.00 +160000000\.00 +77000000\.00 +0\.675105/,
    );
    expect(run.stdout).toContain('The document gives no cost per output; enter one to see amounts.');
  });

  it('answers a bad document with a problem on standard output and code 2', async () => {
    const run = await tamwil(['evaluate', '-'], JSON.stringify({ ...scenario, grain: 'decade', extra: 1 }));
    expect(run.code).toBe(2);
    expect(JSON.parse(run.stdout)).toMatchObject({
      type: 'docs/errors.md#invalid-document',
      status: 422,
      code: 'invalid-document',
      errorCount: 2,
      errors: [
        { pointer: '/grain', code: 'unknown-value' },
        { pointer: '/extra', code: 'unknown-key' },
      ],
    });
  });

  it.each([
    ['a scenario whose money and costs are full of slips', FAULTY_FINANCE, ITS_FAULTS],
    ['5,000 sources', FIVE_THOUSAND_SOURCES, THEIR_FAULTS],
  ])('names every fault of %s at once and computes nothing', async (_, document, faults) => {
    const run = await tamwil(['evaluate', '-'], JSON.stringify(document));
    const { errors, errorCount } = JSON.parse(run.stdout);
    expect([run.code, errorCount]).toEqual([2, faults.length]);
    expect(errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`)).toEqual(faults);
  });

  it.each([
    ['nothing at all', ''],
    ['no JSON', '{"schema": '],
    ['bytes that are not UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
  ])('answers %s with malformed-body', async (_, input) => {
    const run = await tamwil(['evaluate', '-'], input);
    expect([run.code, JSON.parse(run.stdout).code]).toEqual([2, 'malformed-body']);
  });

  it('spells out 100 of 10,000 faults and says how many there are', async () => {
    const run = await tamwil(['evaluate', '-'], `[${'0.1,'.repeat(20_000)}1]`);
    const problem = JSON.parse(run.stdout);
    expect([problem.errors.length, problem.errorCount]).toEqual([100, 10_000]);
  });

  it('answers many requests one per line, in order, and goes on after a bad one', async () => {
    const asking = (amount: string): string =>
      JSON.stringify({ ...request, sources: [{ id: 'core', amount, for: '*' }] });
    const lines = [asking('9.00'), '{"no json', '', asking('15.00'), JSON.stringify({ currency: 'XXX' })];
    const run = await tamwil(['allocate', '-', '--ndjson'], `${lines.join('\n')}\n`);
    const answers = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map((answer) => answer.allocated ?? answer.code)).toEqual([
      '9.00',
      'malformed-body',
      '15.00',
      'invalid-document',
    ]);
    expect(run.code).toBe(2);
  });

  it('answers a line before the next one is sent', async () => {
    const child = start(['allocate', '-', '--ndjson']);
    const line = (): Promise<string> =>
      new Promise((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())));
    for (const amount of ['1.00', '2.00']) {
      const answered = line();
      child.stdin.write(`${JSON.stringify({ ...request, sources: [{ id: 'core', amount, for: '*' }] })}\n`);
      expect(JSON.parse(await answered).allocated).toBe(amount);
    }
    const closed = new Promise((resolve) => child.on('close', resolve));
    child.stdin.end();
    expect(await closed).toBe(0);
  });

  it.each([
    ['a missing file', ['evaluate', 'no-such-file.json'], /There is no file or folder "no-such-file\.json"/],
    ['a folder', ['evaluate', '/'], /is a folder/],
    ['an unknown command', ['divine', '-'], /there is no command "divine"; there are evaluate, modes/],
    ['no command', [], /a command is missing/],
    ['a missing operand', ['evaluate'], /evaluate takes a file/],
    ['two files', ['evaluate', 'a', 'b'], /one too many/],
    ['an unknown option', ['evaluate', '-', '--colour'], /--colour/],
    ['an import of nothing', ['import', '-'], /no command "import -"; there are import funding, import costs, /],
    ['an option of another command', ['evaluate', '-', '--out', 'x.csv'], /evaluate does not take --out/],
    ['a plan nobody knows', ['import', 'costs', '-', '--plan', 'x'], /there is no plan x/],
    ['a currency that is none', ['import', 'funding', '-', '--currency', 'XXZ'], /XXZ is no currency/],
    ['a file of another kind', ['report', '-', '--out', 'x.pdf'], /ends in \.xlsx or \.csv/],
    ['a sheet nobody knows', ['report', '-', '--sheet', 'secrets'], /there is no sheet "secrets"/],
    ['a sheet of a workbook', ['report', '-', '--out', 'x.xlsx', '--sheet', 'costs'], /--sheet is for CSV/],
    ['files line by line', ['report', '-', '--ndjson'], /report does not take --ndjson/],
    ['a template of what has none', ['evaluate', '--template'], /evaluate has no template/],
    ['two forms at once', ['evaluate', '-', '--table', '--ndjson'], /exclude each other/],
  ])('says on standard error what is wrong with %s', async (_, args, message) => {
    const run = await tamwil(args);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toMatch(/\n\s+at /);
  });

  it.each([
    [['--help'], /Usage: tamwil <command>/],
    [['evaluate', '--help'], /Usage: tamwil evaluate/],
    [['import', 'funding', '--help'], /Usage: tamwil import funding <file\|-> .*\[--currency \.\.\.\]/],
    [['import', 'costs', '--template'], /^\uFEFFoutput,amount,share,/],
    [['--version'], /^\d+\.\d+\.\d+\n$/],
  ])('prints for %j what was asked', async (args, text) => {
    const run = await tamwil(args);
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.stdout).toMatch(text);
  });

  it('stops without a complaint when nobody reads on', async () => {
    const child = start(['allocate', '-', '--ndjson']);
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const line = `${JSON.stringify(request)}\n`;
    child.stdin.on('error', () => {});
    child.stdin.write(line.repeat(2_000));
    child.stdin.end();
    await new Promise((resolve) => child.on('close', resolve));
    expect(complaint).toBe('');
  });
});
