import { PLANS } from '@tamwil/plan';
import { describe, expect, it } from 'vitest';
import { type Funding, readFunding } from './index.ts';

const plan = PLANS.get('gb343-ins-3-1')!;

function read(section: readonly object[]) {
  return readFunding(section, { plan, currency: 'USD', asOf: '2021-12-31', grain: 'year' });
}

function funding(section: readonly object[]): Funding {
  const answer = read(section);
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.value;
}

const warned = (section: readonly object[]): string[] =>
  funding(section).warnings.map(({ pointer, code }) => `${pointer} ${code}`);

describe('regular budget money of several financial periods is never taken for that of one', () => {
  const budget = { id: 'rb', kind: 'regular-budget' };
  const undated = { ...budget, amount: '9.00', stage: 'received' };

  it('also where it has no date and could pay in all of them', () => {
    expect(warned([undated])).toEqual(['/0 regular-budget-over-biennia']);
    expect(funding([undated]).warnings[0]?.detail).toBe('rb has money of 4 financial periods.');
  });

  it('unless its agreement ends with the period', () => {
    expect(warned([{ ...undated, usableFrom: '2022', usableUntil: '2023' }])).toEqual([]);
    expect(warned([{ ...budget, tranches: [{ period: '2022-23', amount: '9.00', stage: 'received' }] }])).toEqual([]);
  });
});

describe('a ceiling', () => {
  const capped = (ceiling: string) => [
    { id: 's', amount: '9.00', stage: 'received', earmark: { atMost: { 'C1.1': ceiling } } },
  ];

  it('is said to be shared over periods only where it holds something back', () => {
    expect(warned(capped('8.99'))).toEqual(['/0/earmark/atMost ceiling-shared-over-periods']);
    expect(warned(capped('9.00'))).toEqual([]);
  });
});

describe('fixed shares', () => {
  it('give the cent that does not divide by plan order, so that a stored document has the same figures as the one sent', () => {
    const orders = [
      { 'C1.10': '0.5', 'C1.2': '0.5' },
      { 'C1.2': '0.5', 'C1.10': '0.5' },
    ];
    for (const split of orders) {
      const earmark = { for: ['C1.2', 'C1.10'], split };
      const [source] = funding([{ id: 's', amount: '0.01', stage: 'received', earmark }]).sources;
      expect([...source!.earmark.split!.keys()]).toEqual(['C1.2', 'C1.10']);
    }
  });
});

describe('money that sources pass to each other in a circle', () => {
  const paying = (id: string, fund: string) => ({ id, amount: '9.00', stage: 'received', via: { fund } });

  it('is refused, because it would be counted nowhere', () => {
    const answer = read([paying('a', 'b'), paying('b', 'c'), paying('c', 'b'), paying('d', 'd')]);
    expect(answer.ok ? [] : answer.faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/1/via/fund fund-pays-into-itself',
      '/2/via/fund fund-pays-into-itself',
    ]);
  });

  it('is counted once where the way ends', () => {
    const { sources } = funding([paying('a', 'b'), paying('b', 'c'), { id: 'c', amount: '9.00', stage: 'received' }]);
    expect(sources.map(({ internal }) => internal)).toEqual([true, true, false]);
  });
});
