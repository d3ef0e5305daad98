import { readFileSync } from 'node:fs';
import { readCountryScenario } from '@tamwil/fiscal-space';
import { describe, expect, it } from 'vitest';
import { countriesTemplate, importCountries } from './import-countries.ts';
import { MOST_ROWS } from './rows-schema.ts';

const example = JSON.parse(
  readFileSync(new URL('../../fiscal-space/example-country.json', import.meta.url), 'utf8'),
) as unknown;
const read = readCountryScenario(example);
if (!read.ok) throw new Error('The example country cannot be read.');

const TEMPLATE = countriesTemplate();
const LINES = TEMPLATE.trimEnd().split('\r\n');
const table = (lines: readonly string[], separator = '\r\n') => lines.join(separator);

async function faultsOf(csv: string) {
  const countries = await importCountries(csv);
  return countries.ok ? [] : countries.faults;
}

describe('what a spreadsheet saves is read as it was meant', () => {
  it.each([
    ['the template as it is', TEMPLATE],
    ['without a byte order mark', TEMPLATE.slice(1)],
    ['line ends of other systems', table(LINES, '\n')],
    ['semicolons, where the decimal sign is a comma', semicolons(TEMPLATE)],
    ['empty rows in between', table(LINES.flatMap((line) => [line, ',,,,,,,,,,', '']))],
    ['blanks around cells', TEMPLATE.replaceAll(',Invented for the example,', ', Invented for the example ,')],
    ['columns in another order, and no unit', reordered(LINES)],
  ])('%s', async (_, csv) => {
    const countries = await importCountries(csv);
    expect(countries.ok && countries.value).toEqual([read.value]);
  });

  it('a text that would be a formula keeps its sign, and a negative number is one', async () => {
    const csv = table([...LINES, "example,options.macro.notes,,'=not counted"]).replace(
      /\r\nexample,options\.macro\.notes,,Shown[^\r]*/,
      '',
    );
    const countries = await importCountries(csv.replace('profile.realGrowth,,0.042', "profile.realGrowth,,'-0.01"));
    expect(countries.ok && countries.value[0]!.options?.macro?.notes).toBe('=not counted');
    expect(countries.ok && countries.value[0]!.profile.realGrowth?.value).toBe('-0.01');
  });
});

describe('whoever filled in the table finds the cell that is wrong', () => {
  it('by the name that the spreadsheet shows, also below empty rows', async () => {
    const [head, ...body] = LINES.map((line) => line.replace(',48000,', ',4e4,'));
    const at = body.findIndex((line) => line.includes(',4e4,'));
    expect(await faultsOf(table([head!, '', '', ...body]))).toMatchObject([
      { pointer: `/rows/${at + 2}/value`, code: 'not-a-number', detail: expect.stringContaining(`Cell D${at + 4}: `) },
    ]);
  });

  it('all at once: every cell of the column', async () => {
    const faults = await faultsOf(TEMPLATE.replaceAll(',2024,', ',last year,'));
    expect(faults.length).toBeGreaterThan(60);
    for (const { pointer, detail } of faults) {
      expect(pointer).toMatch(/^\/rows\/\d+\/sourceYear$/);
      expect(detail).toMatch(/^Cell J\d+: /);
    }
  });

  it.each([
    ['nothing', 'table-empty', '', ''],
    ['names only', 'table-empty', '', LINES[0]!],
    ['a quotation mark that is never closed', 'malformed-csv', '', `${LINES[0]}\r\n"example,name`],
    ['a column nobody knows', 'unknown-column', '/columns', TEMPLATE.replace('vintage', 'edition')],
    ['a column twice', 'column-twice', '/columns', TEMPLATE.replace('vintage', 'source')],
    ['no column of sources', 'column-missing', '/columns', TEMPLATE.replace(',source,', ',,')],
    [
      'a cell under no name',
      'too-many-cells',
      `/rows/${LINES.length - 1}`,
      table([...LINES, 'example,name,,,,,,,,,,12']),
    ],
    ['more rows than are taken', 'too-many-rows', '/rows', `${LINES[0]}${'\r\na,b'.repeat(MOST_ROWS + 1)}`],
  ])('%s: %s', async (_, code, pointer, csv) => {
    expect((await faultsOf(csv)).map((fault) => [fault.code, fault.pointer])).toContainEqual([code, pointer]);
  });
});

function semicolons(csv: string): string {
  // The template has commas in quoted cells only.
  return csv.replaceAll(/("[^"]*")|,/g, (_, quoted: string | undefined) => quoted ?? ';');
}

function reordered(lines: readonly string[]): string {
  const cells = lines.map((line) => line.match(/("[^"]*"|[^",]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, '')));
  return table(cells.map((row) => [9, 8, 1, 2, 3, 4, 5, 6, 10, 0].map((index) => row[index] ?? '').join(',')));
}
