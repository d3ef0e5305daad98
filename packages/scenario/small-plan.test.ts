import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import { readScenario } from './read-scenario.ts';
import type { Evaluation } from './results/evaluation.ts';

type Document = Record<string, unknown>;

/** A plan of one component with one output, so that every figure can be seen at a glance. */
function planOf(amount: string, firstYear: number, lastYear: number): Document {
  const text = { en: 'Invented' };
  const outputs = [{ id: 'A1', title: text, summary: text, firstYear, lastYear }];
  const component = { id: 'A', number: 1, name: text, shortName: text, indicativeBudget: amount, outputs };
  return {
    ...{ id: 'small', document: 'invented', body: 'invented', title: text, currency: 'USD', indicative: true },
    ...{ firstYear: 2021, lastYear: 2026, totalBudget: amount, components: [component] },
  };
}

function evaluated(plan: Document, funding: readonly Document[], more: Document = {}): Evaluation {
  const read = readScenario({ schema: 'scenario/1', name: 'x', grain: 'year', plan, funding, ...more });
  const answer = read.ok ? evaluate(read.value) : read;
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.value;
}

const tranche = (period: string, amount: string, stage = 'received'): Document => ({ period, amount, stage });

describe('expenditure is charged to the money that can do least else', () => {
  it.each([[['2022', '2023']], [['2023', '2022']]])(
    'so that no order of tranches (%s) leaves a year open while the agreement has money for it',
    (years) => {
      const booked = [{ output: 'A1', period: '2023', amount: '100.00' }];
      const source = { id: 's', tranches: years.map((year) => tranche(year, '100.00')), booked };
      const { totals } = evaluated(planOf('200.00', 2022, 2023), [source], { asOf: '2022-01-01' });
      expect([totals.award, totals.gap, totals.stranded]).toEqual(['200.00', '0.00', '0.00']);
    },
  );
});

describe('what was not delivered in time is not shown as done', () => {
  const lapsing = { asOf: '2023-06-30', slippage: 'lapse' };

  it('a line of which everything lapsed is not full, and nothing says that it is complete', () => {
    const { targets } = evaluated(
      planOf('300.00', 2022, 2024),
      [{ id: 's', amount: '300.00', stage: 'committed' }],
      lapsing,
    );
    expect(targets.map(({ target, lapsed, coverage, status }) => [target, lapsed, coverage, status])).toEqual([
      ['A1/2022', '100.00', '0.000000', 'none'],
      ['A1/2023', '0.00', '1.000000', 'full'],
      ['A1/2024', '0.00', '1.000000', 'full'],
    ]);
    const codes = targets.map(({ reasons }) => reasons.map(({ code }) => code));
    expect(codes[0]).toEqual(['no-priorities-chosen']);
    expect(codes[1]).toContain('complete');
  });

  it('a line of which a part was delivered and the rest lapsed is partly financed', () => {
    const booked = [{ output: 'A1', period: '2022', amount: '40.00' }];
    const source = { id: 's', amount: '300.00', stage: 'received', booked };
    const [line] = evaluated(planOf('300.00', 2022, 2024), [source], lapsing).targets;
    expect(line).toMatchObject({ cost: '100.00', award: '40.00', lapsed: '60.00', status: 'partial' });
  });
});

describe('a ceiling that cannot bind', () => {
  it('holds nothing back, at any grain and in any order', () => {
    const capped = { id: 'capped', amount: '100.00', stage: 'received', earmark: { atMost: { A1: '100.00' } } };
    const early = { id: 'early', tranches: [tranche('2022', '100.00')], carryOver: 'none' };
    for (const funding of [
      [capped, early],
      [early, capped],
    ]) {
      const { totals } = evaluated(planOf('200.00', 2022, 2023), funding, { asOf: '2022-01-01' });
      expect([totals.gap, totals.leastPossibleGap, totals.withheld]).toEqual(['0.00', '0.00', '0.00']);
    }
  });
});

describe('expenditure above the cost of a period that is still open', () => {
  const spending = (id: string, amount: string): Document => ({
    ...{ id, amount: '100.00', stage: 'received', booked: [{ output: 'A1', period: '2022', amount }] },
  });
  const warned = (...funding: Document[]) =>
    evaluated(planOf('50.00', 2022, 2022), funding, { asOf: '2022-06-30' }).warnings.filter(
      ({ code }) => code === 'booked-above-cost',
    );

  it('is named with its agreement, so that nobody counts on money that is gone', () => {
    const params = { target: 'A1/2022', amount: '30.00' };
    expect(warned(spending('s', '80.00'))).toEqual([{ code: 'booked-above-cost', pointer: '/funding/0', params }]);
    expect(warned(spending('s', '50.00'))).toEqual([]);
  });

  it('is named once where several agreements booked it', () => {
    const params = { target: 'A1/2022', amount: '20.00' };
    const both = warned(spending('a', '40.00'), spending('b', '30.00'));
    expect(both).toEqual([{ code: 'booked-above-cost', pointer: '/funding', params }]);
  });
});
