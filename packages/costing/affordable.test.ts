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
    expect(affordable(states45, states45.cost)).toBe(45);
    expect(affordable(states45, states45.cost + 1n)).toBe(45);
    expect(affordable(states45, states45.cost - 100_000n)).toBe(44);
  });

  it('is 31 of 50 where the award covers 77.2 per cent of the cost of 50 and 60 per cent of it varies', () => {
    const fifty = driverCost({ drivers: [states(50, 50, '0.6')] });
    expect(affordable(fifty, (fifty.cost * 772n) / 1000n)).toBe(31);
    expect(affordable(fifty, (fifty.cost * 771n) / 1000n)).toBe(30);
  });

  it('is none where the award does not even pay what does not vary', () => {
    const fifty = driverCost({ drivers: [states(50, 50, '0.6')] });
    expect(affordable(fifty, (fifty.cost * 4n) / 10n - 1n)).toBe(0);
    expect(affordable(fifty, 0n)).toBe(0);
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
          expect(affordable(whole, part.cost)).toBe(Math.min(quantity, scenario));
        },
      ),
      { numRuns: 100 },
    );
  });
});
