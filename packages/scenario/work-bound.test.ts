/** All runs of one evaluation end at one bound together, counted, so that no scenario hangs a server. */
import { WorkMeter } from '@tamwil/allocation';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import { PRESETS } from './presets/presets.ts';
import { readScenario } from './read-scenario.ts';
import type { Scenario } from './scenario.ts';

function scenarioOf(more: Record<string, unknown>): Scenario {
  const funding = ['C1', 'C2', '*'].map((component, index) => ({
    id: `s${index}`,
    amount: '40000000.00',
    stage: index === 0 ? 'received' : 'committed',
    earmark: { for: component === '*' ? '*' : { components: [component] } },
  }));
  const read = readScenario({ schema: 'scenario/1', name: 'x', plan: 'gb343-ins-3-1', funding, ...more });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

function spentOn(scenario: Scenario): number {
  const free = new WorkMeter(Number.POSITIVE_INFINITY);
  if (!evaluate(scenario, free).ok) throw new Error('It runs without a bound.');
  return free.spent;
}

describe('an evaluation under a bound of work', () => {
  const dated = [{ id: 'd', tranches: [{ period: '2022', amount: '9000000.00', stage: 'pledged' }] }];
  const scenarios = [
    ['money in hand and firm', { level: 'component' }],
    ['money that is pledged too', { basis: 'pledged' }],
    ['years beside the plan as one period', { funding: dated }],
    ['what earmarked money pays by itself', { program: PRESETS['earmarked-money-first']() }],
  ] as const;

  it.each(scenarios)('is the same answer as without one where it suffices (%s)', (_, more) => {
    const scenario = scenarioOf(more);
    expect(evaluate(scenario, new WorkMeter(spentOn(scenario)))).toEqual(evaluate(scenario));
  });

  it.each(scenarios)('is refused as a whole where its last run finds no work left (%s)', (_, more) => {
    const scenario = scenarioOf(more);
    const answer = evaluate(scenario, new WorkMeter(spentOn(scenario) - 1));
    expect(answer.ok ? [] : answer.faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      ' work-too-large',
    ]);
  });
});
