import { PLANS } from '@tamwil/plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affordable, type CostingDocument, costPlan, type DriverCost, driverCosts, readCosting } from './index.ts';

const plan = PLANS.get('gb343-ins-3-1')!;

function driverCost(document: CostingDocument): DriverCost {
  const read = readCosting(document, plan);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return driverCosts(read.value, costPlan(read.value))[0]!;
}

const states = (planned: number, scenario: number, variableShare: string) => ({
  id: 'states',
  outputs: ['C3.2', 'C1.1'],
  unit: 'member States',
  planned,
  scenario,
  variableShare,
});

describe('how many member States an award is enough for', () => {
  it('is the quantity of the scenario for exactly its cost, and one less for a cent below the next', () => {
    const states45 = driverCost({ drivers: [states(50, 45, '0.6')] });
    expect(affordable(states45, states45.costAt(45))).toBe(45);
    expect(affordable(states45, states45.costAt(45) + 1n)).toBe(45);
    expect(affordable(states45, states45.costAt(45) - 1n)).toBe(44);
    expect(affordable(states45, states45.costAt(44) - 1n)).toBe(43);
  });

  it('is 31 of 50 where the award covers 77.2 per cent of the cost of 50 and 60 per cent of it varies', () => {
    const fifty = driverCost({ drivers: [states(50, 50, '0.6')] });
    expect(affordable(fifty, (fifty.costAt(50) * 772n) / 1000n)).toBe(31);
    expect(affordable(fifty, (fifty.costAt(50) * 771n) / 1000n)).toBe(30);
  });

  it('is none where the award does not even pay what does not vary', () => {
    const fifty = driverCost({ drivers: [states(50, 50, '0.6')] });
    expect(affordable(fifty, (fifty.costAt(50) * 4n) / 10n - 1n)).toBe(0);
    expect(affordable(fifty, 0n)).toBe(0);
  });

  it('promises no State that a cent is missing for, and none for nothing', () => {
    const split = { C3: { amounts: { 'C3.2': '5000000.00' } } };
    const only = { ...states(50, 50, '0.6'), outputs: ['C3.2'] };
    const fifty = driverCost({ split, drivers: [only] });
    // The cost lines of 45 add up to 4,699,999.98, those of 46 to 4,760,000.01.
    expect([469_999_998n, 469_999_997n].map((award) => affordable(fifty, award))).toEqual([45, 44]);
    expect([476_000_000n, 475_999_999n].map((award) => affordable(fifty, award))).toEqual([46, 45]);
    const tiny = driverCost({
      split: { C3: { amounts: { 'C3.2': '0.07' } } },
      drivers: [{ ...only, variableShare: '1' }],
    });
    expect([affordable(tiny, 0n), affordable(tiny, 7n)]).toEqual([0, 50]);
  });

  it('asks no more for a quantity than its cost lines, and less only by their rounding', () => {
    const rest = { escalation: { rate: '0.03' }, contingency: '0.05' };
    const fifty = driverCost({ ...rest, drivers: [states(50, 50, '0.6')] });
    for (const quantity of [0, 1, 17, 49, 50]) {
      const read = readCosting({ ...rest, drivers: [states(50, quantity, '0.6')] }, plan);
      const lines = read.ok ? costPlan(read.value).filter(({ output }) => ['C3.2', 'C1.1'].includes(output)) : [];
      const direct = lines.reduce((sum, line) => sum + line.direct, 0n);
      // Twelve cells, half a cent each.
      expect(direct - fifty.costAt(quantity)).toBeGreaterThanOrEqual(0n);
      expect(direct - fifty.costAt(quantity)).toBeLessThanOrEqual(6n);
    }
  });

  it('inverts the cost of every quantity, with escalation, contingency and a second driver beside it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 300 }),
        fc.integer({ min: 1, max: 10 }),
        fc.nat(300),
        (planned, tenths, quantity) => {
          const share = tenths === 10 ? '1' : `0.${tenths}`;
          const other = { id: 'other', outputs: ['C3.2'], unit: 'x', planned: 7, scenario: 9, variableShare: '0' };
          const rest = { escalation: { rate: '0.03' }, contingency: '0.05' };
          const drivers = tenths === 10 ? [] : [{ ...other, variableShare: `0.${10 - tenths}` }];
          const scenario = Math.max(planned, quantity);
          const whole = driverCost({ ...rest, drivers: [states(planned, scenario, share), ...drivers] });
          const part = driverCost({ ...rest, drivers: [states(planned, quantity, share), ...drivers] });
          expect(affordable(whole, part.costAt(quantity))).toBe(Math.min(quantity, scenario));
        },
      ),
      { numRuns: 100 },
    );
  });
});
