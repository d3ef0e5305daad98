/** An answer that takes many runs ends at a bound on all of them together, counted, so that no question hangs a server. */
import { WorkExceeded, WorkMeter } from '@tamwil/allocation';
import { readScenario } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';
import { modesAnswer } from '../index.ts';
import { lift } from './lift.ts';
import { readLift } from './mode-question.ts';
import { positionOf } from './position.ts';

/** A step that shares by component; more of them make a run as hard as one likes. */
const step = (index: number, of: number) => ({
  id: `k${index}`,
  to: '*',
  share: 'equal-awards',
  by: 'component',
  within: 'equal-losses',
  upTo: { percentOfClaim: `${(index + 1) * 100}/${of}` },
});

const scenarioOf = (steps: number, grain: 'plan' | 'year') => ({
  schema: 'scenario/1',
  name: 'x',
  plan: 'gb343-ins-3-1',
  grain,
  asOf: '2021-11-01',
  funding: Array.from({ length: 5 }, (_, i) => ({
    id: `a${i}`,
    amount: `${20 + i}000000.00`,
    stage: 'committed',
    earmark: { for: i === 0 ? '*' : { components: [`C${i}`, `C${i + 1}`] } },
  })),
  program: {
    format: 'allocation-program/1',
    stages: Array.from({ length: steps }, (_, index) => step(index, steps)),
  },
});

const liftOf = (steps: number) => ({ scenario: scenarioOf(steps, 'plan'), mode: 'lift', to: ['C2.1'], goal: '0.9' });
/** Runs of a lift times lines of this scenario, as the answer expects them before it begins. */
const EXPECTED = 3 * 40 * 41;

describe('a question that takes many runs', () => {
  it('is refused at once when too many runs are to be expected', () => {
    const answer = modesAnswer(liftOf(1), 1_000);
    expect(answer.ok ? [] : answer.faults).toMatchObject([{ code: 'work-too-large', pointer: '' }]);
    expect(answer.ok || answer.faults[0]!.detail).toMatch(/^This takes about \d+ runs times lines/);
  });

  it('ends at its bound when the rules are harder than they look, with a fault and not with a time-out', () => {
    const answer = modesAnswer(liftOf(90), EXPECTED);
    expect(answer.ok ? [] : answer.faults).toMatchObject([{ code: 'work-too-large', pointer: '' }]);
    expect(answer.ok || answer.faults[0]!.detail).toMatch(/the answer ended there/);
  });

  it('counts the work of runs, funding paths and flows against one bound', () => {
    const read = readScenario(scenarioOf(2, 'year'));
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const question = readLift(read.value, { to: ['C2.1'], goal: '0.9' });
    if (!question.ok) throw new Error(JSON.stringify(question.faults));
    const free = new WorkMeter(Number.POSITIVE_INFINITY);
    const position = positionOf(read.value, free);
    if (!position.ok) throw new Error(JSON.stringify(position.faults));
    const first = free.spent;
    const readings = lift(position.value, question.value).readings;
    expect(readings.map(({ needed }) => needed?.method)).toContain('funding-path');
    // Three readings with a path each, which ends at sixty million, and some hundred runs.
    expect(free.spent).toBeGreaterThan(10 * first);
    expect(free.spent).toBeLessThan(3 * 3 * 60_000_000);

    const tight = new WorkMeter(first + 5_000_000);
    const again = positionOf(read.value, tight);
    if (!again.ok) throw new Error(JSON.stringify(again.faults));
    expect(() => lift(again.value, question.value)).toThrow(WorkExceeded);
    expect(tight.spent).toBeLessThan(first + 10_000_000);
  });
});
