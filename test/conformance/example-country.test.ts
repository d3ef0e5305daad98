import { readFileSync } from 'node:fs';
import { type FiscalSpaceAnswer, fiscalSpaceAnswer } from '@tamwil/fiscal-space';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = read('docs/example-country.md');
const example = JSON.parse(read('packages/fiscal-space/example-country.json'));

function answered(): FiscalSpaceAnswer {
  const answer = fiscalSpaceAnswer(example);
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.value;
}

describe('docs/example-country.md', () => {
  const { need, range, options } = answered();
  const at = (year: number) => need.findIndex((one) => one.year === year);
  const cells = (row: string) =>
    [...(page.split('\n').find((line) => line.startsWith(`| ${row}`)) ?? '').matchAll(/[\d,]+\.\d\d/g)].map(([cell]) =>
      cell.replaceAll(',', ''),
    );

  it('tells no amount that the engine does not give', () => {
    const given = new Set(JSON.stringify(answered()).match(/(?<=")\d+\.\d\d(?=")/g));
    const told = [...page.matchAll(/\d{1,3}(?:,\d{3})*\.\d\d/g)].map(([amount]) => amount.replaceAll(',', ''));
    expect(told.length).toBeGreaterThan(12);
    expect(told.filter((amount) => !given.has(amount))).toEqual([]);
  });

  it('has the range of 2030 in the cells that it names', () => {
    const { low, central, high } = range[at(2030)]!;
    expect(cells('could come every year')).toEqual([low, central, high].map(({ flows }) => flows));
    expect(cells('part of what is used up')).toEqual([low, central, high].map(({ stocks }) => stocks));
    expect(cells('still open')).toEqual([low, central, high].map(({ residual }) => residual));
  });

  it('is right that 2030 is the last year of what is used up, and that reserves end before', () => {
    const ends = options.filter(({ kind }) => kind === 'stock').map(({ id, endYear }) => [id, endYear]);
    expect(ends).toEqual([
      ['reserves.foreign', 2029],
      ['reserves.fiscal', 2027],
      ['debt.room', 2030],
    ]);
    expect(range[at(2034)]!.high.stocks).toBe('0.00');
  });

  it('is right that counting the wider deficit too is refused', () => {
    const macro = { ...example.options.macro, counted: true };
    const answer = fiscalSpaceAnswer({ ...example, options: { ...example.options, macro } });
    expect(answer.ok ? [] : answer.faults.map(({ code }) => code)).toEqual(['double-count']);
  });
});
