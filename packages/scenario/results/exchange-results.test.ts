import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate.ts';
import { readScenario } from '../read-scenario.ts';
import type { Evaluation } from './evaluation.ts';

const terms = (currency: string, share: string, budget: string, scenarioRate: string) => {
  const budgetRates = Object.fromEntries(['2020-21', '2022-23', '2024-25', '2026-27'].map((id) => [id, budget]));
  return { currency, share: { C1: share }, budgetRates, scenarioRate };
};
const francs = terms('CHF', '0.30', '0.90', '0.80');

function evaluated(exchange: readonly object[], source: object): Evaluation {
  const funding = [{ id: 'rb', earmark: { for: { components: ['C1'] } }, ...source }];
  const read = readScenario({ schema: 'scenario/1', name: 'x', plan: 'gb343-ins-3-1', costing: { exchange }, funding });
  const answer = read.ok ? evaluate(read.value) : read;
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.value;
}

const budget = { kind: 'regular-budget', amount: '190000000.00', stage: 'committed' };

describe('the net effect of a currency', () => {
  it('is nothing where hedged money pays all the cost in it, so that no loss is shown that nobody has', () => {
    const { exchange, totals } = evaluated([francs], budget);
    expect(exchange).toEqual([{ currency: 'CHF', cost: '7125000.00', income: '7125000.00', net: '0.00' }]);
    expect(totals.usable).toBe('197125000.00');
  });

  it('is nothing in each of several currencies, whichever way they move', () => {
    const { exchange } = evaluated([francs, terms('EUR', '0.10', '0.90', '1.00')], budget);
    expect(exchange.map(({ currency, cost }) => [currency, cost])).toEqual([
      ['CHF', '7125000.00'],
      ['EUR', '-1900000.00'],
    ]);
    expect(exchange.map(({ net }) => net)).toEqual(['0.00', '0.00']);
  });

  it('is all the cost where the money is not hedged', () => {
    const { exchange } = evaluated([{ ...francs, hedged: false }], budget);
    expect(exchange).toEqual([{ currency: 'CHF', cost: '7125000.00', income: '0.00', net: '-7125000.00' }]);
  });

  it('is all the cost where the money is in hand: it keeps the rate at which it came', () => {
    const { exchange, totals } = evaluated([francs], { ...budget, stage: 'received' });
    expect(exchange[0]).toMatchObject({ income: '0.00', net: '-7125000.00' });
    expect(totals.usable).toBe('190000000.00');
  });
});
