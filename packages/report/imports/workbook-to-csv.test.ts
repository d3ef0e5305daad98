import { PLANS } from '@tamwil/plan';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/universal';
import { tableOf } from '../table.ts';
import { toXlsx } from '../to-xlsx.ts';
import { importFunding } from './import-funding.ts';
import { isWorkbook, workbookToCsv } from './workbook-to-csv.ts';

const terms = { plan: PLANS.get('gb343-ins-3-1')!, currency: 'USD', exclusive: false };

type Cells = Parameters<typeof writeExcelFile>[0][number]['data'];
async function workbook(data: Cells): Promise<Uint8Array> {
  const blob = await writeExcelFile([{ sheet: 'Agreements', data }]).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

const HEAD = ['source', 'amount', 'stage', 'rateDate', 'rate', 'currency', 'kind', 'name'].map((value) => ({ value }));
const row = (amount: number | string, name = 'x') => [
  { value: 'a' },
  { value: amount },
  { value: 'committed' },
  { value: new Date(Date.UTC(2023, 11, 31)), type: Date, format: 'yyyy-mm-dd' },
  { value: 0.92 },
  { value: 'EUR' },
  { value: 'development-cooperation' },
  { value: name, type: String },
];

describe('a workbook says the same as the table in it', () => {
  it('amounts to the cent, days and texts; a formula typed as text stays text', async () => {
    const bytes = await workbook([HEAD, row(9200000.05, '=1+1, "quoted"')] as Cells);
    expect(isWorkbook(bytes)).toBe(true);
    const csv = await workbookToCsv(bytes);
    const read = csv.ok ? await importFunding(csv.value, terms) : csv;
    expect(read.ok && read.value).toEqual([
      {
        id: 'a',
        name: '=1+1, "quoted"',
        kind: 'development-cooperation',
        currency: 'EUR',
        tranches: [{ amount: '9200000.05', stage: 'committed', rate: '0.92', rateDate: '2023-12-31' }],
      },
    ]);
  });

  it('faults name the cells that the spreadsheet shows, also below an empty row', async () => {
    const csv = await workbookToCsv(await workbook([HEAD, [], row('much')] as Cells));
    const read = csv.ok ? await importFunding(csv.value, terms) : csv;
    expect(read.ok ? [] : read.faults.map(({ detail }) => detail.slice(0, 8))).toEqual(['Cell B3:']);
  });

  it.each([
    ['1234567890123456.78', '1234567890123456.78'],
    ['9007199254740993.5', '9007199254740993.5'],
    ['-0.12345678901234567890', '-0.12345678901234567890'],
    ['1.1000000000000001', '1.1'],
    ['0.1000000000000000055511151231257827', '0.1'],
    ['9200000.0500000007', '9200000.05'],
    ['1.2E2', '120'],
    ['0', '0'],
  ])('an amount is never taken for another because a number cannot hold it: %s is read as %s', async (stored, read) => {
    const files = unzipSync(await workbook([[{ value: 'amount' }], [{ value: 424242 }]] as Cells));
    const sheet = Object.keys(files).find((name) => name.endsWith('sheet1.xml'))!;
    files[sheet] = strToU8(strFromU8(files[sheet]!).replace('424242', stored));
    expect(await workbookToCsv(zipSync(files))).toEqual({ ok: true, value: `amount\r\n${read}\r\n` });
  });

  it('an amount that Excel has rounded is refused rather than taken for another', async () => {
    const csv = await workbookToCsv(await workbook([HEAD, row(0.1 + 0.2)] as Cells));
    const read = csv.ok ? await importFunding(csv.value, terms) : csv;
    expect(read.ok ? [] : read.faults.map(({ code }) => code)).toEqual(['too-precise']);
  });
});

describe('a file that is no workbook does no harm', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['bytes of something else', Uint8Array.from({ length: 100 }, (_, index) => index)],
    ['an archive without a sheet', zipSync({ 'readme.txt': new Uint8Array([1, 2, 3]) })],
    ['half an archive', zipSync({ 'xl/workbook.xml': new Uint8Array(1000) }).subarray(0, 60)],
  ])('%s', async (_, bytes) => {
    const csv = await workbookToCsv(bytes);
    expect(csv.ok ? '' : csv.faults[0]!.code).toBe('malformed-workbook');
  });

  it('a small file that unpacks to a large one is refused before it is unpacked', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(100_000_001) }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    const csv = await workbookToCsv(bomb);
    expect(csv.ok ? '' : csv.faults[0]!.code).toBe('workbook-too-large');
  });

  it('what the exports write can be read again', async () => {
    const table = tableOf([{ id: 'a' }], [['source', 'text', ({ id }) => id]]);
    const csv = await workbookToCsv(await toXlsx([{ title: 'x', table }], { rightToLeft: false }));
    expect(csv).toEqual({ ok: true, value: 'source\r\na\r\n' });
  });
});
