import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fiscalSpaceAnswer, portfolioAnswer } from '@tamwil/fiscal-space';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fiscalSpaceCommand } from '../../packages/cli/commands/fiscal-space.ts';
import { tamwil } from './process.ts';

const example = JSON.parse(
  readFileSync(new URL('../../packages/fiscal-space/example-country.json', import.meta.url), 'utf8'),
);
const countries = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...example, id: `country-${index}`, region: `Region ${index % 5}` }));
const portfolio = (count: number) => ({
  format: 'fiscal-space-portfolio/1',
  currency: 'USD',
  countries: countries(count),
});
const written = <T>(answer: { ok: true; value: T } | { ok: false }) =>
  answer.ok ? JSON.stringify(answer.value) : null;

describe('tamwil fiscal-space', () => {
  let folder: string;
  let template: string;
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tamwil-cli-'));
    template = (await tamwil(['fiscal-space', '--template'])).stdout;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('answers a country from JSON and from the template with the same bytes as the engine in this process', async () => {
    const [json, csv] = await Promise.all([
      tamwil(['fiscal-space', file('country.json', JSON.stringify(example))]),
      tamwil(['fiscal-space', file('country.csv', template)]),
    ]);
    expect(json).toEqual({ code: 0, stderr: '', stdout: written(fiscalSpaceAnswer(example)) });
    expect(csv).toEqual(json);
  });

  it('answers a portfolio of 130 countries in one file, as JSON and as a table', async () => {
    const [head, ...rows] = template.trimEnd().split('\r\n');
    const table = countries(130).flatMap(({ id, region }) =>
      rows.map((row) => row.replace(/^example/, id).replace(/region,,Example region/, `region,,${region}`)),
    );
    const [json, csv] = await Promise.all([
      tamwil(['fiscal-space', '-'], JSON.stringify(portfolio(130))),
      tamwil(['fiscal-space', '-'], [head, ...table].join('\r\n')),
    ]);
    expect(json).toEqual({ code: 0, stderr: '', stdout: written(portfolioAnswer(portfolio(130))) });
    expect(csv).toEqual(json);
    expect(JSON.parse(json.stdout).all.countries).toHaveLength(130);
  });

  it('tells after each country how far a portfolio is, for the bar on a terminal', async () => {
    const told: (readonly [number, number])[] = [];
    const answer = await fiscalSpaceCommand.run(portfolio(3), {}, (done, whole) => told.push([done, whole]));
    expect(answer.ok).toBe(true);
    expect(told).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('prints a country as a range with its definition, and says which parts end', async () => {
    const { stdout } = await tamwil(['fiscal-space', '-', '--table'], JSON.stringify(example));
    expect(stdout.split('\n')[0]).toMatch(
      /^year +cost +current +gap +space low +central +high +open at low +at central +at high$/,
    );
    expect(stdout).toMatch(
      /2026 +598732361\.18 +229000000\.00 +369732361\.18 +331902276\.39 +782621292\.38 +1270956534\.76 +37830084\.79 +0\.00 +0\.00/,
    );
    expect(stdout).toContain('not a confidence interval');
    expect(stdout).toContain('without endangering its financial position');
    expect(stdout).toContain('reserves.foreign is a stock, used up in 2029.');
  });

  it('prints a portfolio with its totals and names who is left out of them', async () => {
    const { profile, ...unknown } = example;
    const { gdp: _, ...rest } = profile;
    const body = { ...portfolio(2), countries: [...countries(2), { ...unknown, id: 'blank', profile: rest }] };
    const { stdout } = await tamwil(['fiscal-space', '-', '--table'], JSON.stringify(body));
    const lines = stdout.split('\n');
    expect(lines.find((line) => line.startsWith('blank '))).toMatch(/^blank +2025( +-){8}$/);
    // Twice the example.
    expect(lines.find((line) => /^all +2026/.test(line))).toMatch(/ 1197464722\.36 +739464722\.36 +663804552\.78 /);
    expect(stdout).toContain('2 of 3 countries are in the totals');
    expect(stdout).toMatch(/blank is left out: .*\/profile\/gdp/);
  });

  it('answers one country or portfolio per line, and a bad line does not spoil the next', async () => {
    const lines = [example, { ...example, currency: 'ABC' }, portfolio(1)].map((one) => JSON.stringify(one));
    const run = await tamwil(['fiscal-space', '-', '--ndjson'], `${lines.join('\n')}\n`);
    const [one, bad, many] = run.stdout.trimEnd().split('\n');
    expect(run.code).toBe(2);
    expect(one).toBe(written(fiscalSpaceAnswer(example)));
    expect(JSON.parse(bad!)).toMatchObject({ errors: [{ pointer: '/currency', code: 'unknown-currency' }] });
    expect(many).toBe(written(portfolioAnswer(portfolio(1))));
  });

  it('names the cell of every fault of a table', async () => {
    const run = await tamwil(['fiscal-space', '-'], template.replace('48000', 'much').replace('0.19,', '19%,'));
    expect(run.code).toBe(2);
    expect(JSON.parse(run.stdout).errors).toMatchObject([
      { pointer: '/rows/8/value', code: 'not-a-number', detail: expect.stringMatching(/^Cell D10: /) },
      { pointer: '/rows/12/value', code: 'not-a-number', detail: expect.stringMatching(/^Cell D14: /) },
    ]);
  });

  it('asks for the currency of totals when a table has several, and takes it', async () => {
    const [head, ...rows] = template.trimEnd().split('\r\n');
    const other = [
      ...rows.map((row) => row.replace(/^example/, 'other').replace('currency,,USD', 'currency,,EUR')),
      'other,exchangeRate,,0.8,,,,,Invented for the example,2024,',
    ];
    const table = [head, ...rows, ...other].join('\n');
    const refused = await tamwil(['fiscal-space', '-'], table);
    expect([refused.code, JSON.parse(refused.stdout).errors]).toMatchObject([2, [{ pointer: '/currency' }]]);
    const { stdout } = await tamwil(['fiscal-space', '-', '--currency', 'USD'], table);
    // 511708749.30 / 0.8, half-even.
    const [own, converted] = JSON.parse(stdout).countries;
    expect([own.years[0].cost, converted.years[0].cost]).toEqual(['511708749.30', '639635936.62']);
  });

  it.each([
    [['evaluate', '--template'], 'evaluate has no template'],
    [['evaluate', '-', '--currency', 'USD'], 'evaluate does not take --currency'],
  ])('refuses %j', async (args, said) => {
    const run = await tamwil(args);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain(said);
  });
});
