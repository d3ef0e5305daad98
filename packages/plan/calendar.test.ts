import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bienniumOf, hasEnded, isDate, overlap, parsePeriod, periodsOf, yearsOf } from './index.ts';

const plan = { firstYear: 2021, lastYear: 2026 };

describe('money and cost meet in the same years', () => {
  it('divides 2021-26 into one plan, four financial periods or six years', () => {
    expect(periodsOf(plan, 'plan').map(({ id, years }) => [id, years])).toEqual([
      ['plan', [2021, 2022, 2023, 2024, 2025, 2026]],
    ]);
    expect(periodsOf(plan, 'biennium').map(({ id, years }) => [id, years])).toEqual([
      ['2020-21', [2021]],
      ['2022-23', [2022, 2023]],
      ['2024-25', [2024, 2025]],
      ['2026-27', [2026]],
    ]);
    expect(periodsOf(plan, 'year').map(({ id }) => id)).toEqual(['2021', '2022', '2023', '2024', '2025', '2026']);
  });

  it('puts every year of any plan into exactly one period of every grain', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1990, max: 2100 }),
        fc.nat(12),
        fc.constantFrom('plan', 'biennium', 'year'),
        (firstYear, more, grain) => {
          const span = { firstYear, lastYear: firstYear + more };
          expect(periodsOf(span, grain as 'year').flatMap(({ years }) => years)).toEqual(yearsOf(span));
        },
      ),
    );
  });

  it('reads back every period it names, across the turn of a century', () => {
    for (const year of yearsOf({ firstYear: 1998, lastYear: 2102 })) {
      const { id, firstYear, lastYear } = bienniumOf(year);
      expect(parsePeriod(id)).toEqual({ firstYear, lastYear });
      expect(parsePeriod(`${year}`)).toEqual({ firstYear: year, lastYear: year });
    }
  });

  it.each(['2021-22', '2022-24', '2022-2023', '22', '2022-23 ', '02022', '2022.0', '', '٢٠٢٢', '2300'])(
    'does not take %j for a period',
    (text) => {
      expect(parsePeriod(text)).toBeNull();
    },
  );

  it('keeps a year open on its last day and closes it on the next', () => {
    expect([hasEnded(2023, '2023-12-30'), hasEnded(2023, '2023-12-31'), hasEnded(2023, '2024-01-01')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it.each(['2023-02-29', '2023-13-01', '2023-00-10', '2023-04-31', '2023-4-1', '20230401', '2100-02-29'])(
    'refuses the day %s',
    (text) => {
      expect(isDate(text)).toBe(false);
    },
  );
  it.each(['2024-02-29', '2000-02-29', '2023-12-31'])('knows the day %s', (text) => expect(isDate(text)).toBe(true));

  it('finds no common year where there is none', () => {
    expect(overlap(plan, { firstYear: 2027, lastYear: 2028 })).toBeNull();
    expect(overlap(plan, { firstYear: 2020, lastYear: 2021 })).toEqual({ firstYear: 2021, lastYear: 2021 });
  });
});
