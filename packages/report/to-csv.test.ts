import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from './to-csv.ts';

const text = (cell: string) => toCsv({ columns: [{ name: 'a', kind: 'text' }], rows: [[cell]] });

describe('a CSV file', () => {
  it('runs no formula that somebody typed into a name', () => {
    for (const cell of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])
      expect(parse(text(cell), { bom: true })[1]?.[0]).toBe(`'${cell}`);
  });

  it('keeps a negative amount a number', () => {
    expect(toCsv({ columns: [{ name: 'gap', kind: 'number' }], rows: [['-5.00']] })).toBe('\uFEFFgap\r\n-5.00\r\n');
  });

  it('loses no character of any text: quotes, commas, line breaks, Arabic', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { minLength: 1 }), (rows) => {
        const csv = toCsv({
          columns: [
            { name: 'x', kind: 'code' },
            { name: 'y', kind: 'code' },
          ],
          rows,
        });
        expect(parse(csv, { bom: true, relax_quotes: false, record_delimiter: '\r\n' }).slice(1)).toEqual(rows);
      }),
    );
  });

  it('tells an empty cell from zero', () => {
    const columns = [{ name: 'award', kind: 'number' }] as const;
    expect(toCsv({ columns, rows: [[null], ['0.00']] })).toBe('\uFEFFaward\r\n\r\n0.00\r\n');
  });
});
