import { readScenario } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';
import { conditionChanges, withChanges } from './conditions.ts';

/** Money of one payment in a period, which no agreement carries over. */
function scenarioOf(grain: 'biennium' | 'year', period: string) {
  const tranches = [{ period, amount: '9.00', stage: 'committed' }];
  const read = readScenario({
    ...{ schema: 'scenario/1', name: 'x', plan: 'gb343-ins-3-1', grain, asOf: '2021-12-31' },
    funding: [{ id: 's', tranches, carryOver: 'none' }],
  });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

describe('one more period', () => {
  it.each([
    ['biennium', '2022', 2025],
    ['biennium', '2022-23', 2025],
    ['biennium', '2025', 2026],
    ['year', '2022', 2023],
  ] as const)('at grain %s opens a period that money of %s has not: to %i', (grain, period, lastYear) => {
    const scenario = scenarioOf(grain, period);
    const changes = conditionChanges(scenario).filter(({ kind }) => kind === 'period');
    expect(changes.map(({ to }) => to)).toEqual([`${lastYear}`]);
    const [source] = withChanges(scenario, changes).sources;
    expect(source!.tranches[0]!.available!.lastYear).toBeGreaterThanOrEqual(lastYear);
  });
});
