/** No request can hang: every kind of question ends within its count of work, with a fault of its own. */
import { describe, expect, test } from 'vitest';
import {
  allocate,
  fundingPath,
  type Problem,
  type ProgramDocument,
  type Source,
  testProperties,
  WorkMeter,
} from './index.ts';

type Stage = ProgramDocument['stages'][number];

const ids = (count: number) => Array.from({ length: count }, (_, i) => `t${i}`);

/** Targets in groups of forty, each with a minimum. */
function problem(count: number, sources: Source[], stages: Stage[], more: Partial<ProgramDocument> = {}): Problem {
  return {
    digits: 2,
    targets: ids(count).map((id, i) => ({
      id,
      claim: BigInt(100_000 + (i % 97) * 1_009),
      group: `g${i % 40}`,
      fields: { minimum: 50_000n },
    })),
    sources,
    program: { format: 'allocation-program/1', stages, ...more },
  };
}

/** Each source reaches some targets here and there. */
function scattered(sources: number, reach: number, count: number): Source[] {
  const names = ids(count);
  return Array.from({ length: sources }, (_, s) => ({
    id: `s${s}`,
    amount: BigInt(1_000_000 + s),
    for: Array.from({ length: reach }, (_, k) => names[(s * 7_919 + k * 104_729) % count]!),
  }));
}

/** Every source has a ceiling of its own, so that no two are alike. */
const capped = (sources: number): Source[] =>
  Array.from({ length: sources }, (_, s) => ({ id: `s${s}`, amount: 900n, for: '*', atMost: { t1: BigInt(s) } }));

const manyStages = (count: number, stage: Omit<Stage, 'id'>): Stage[] =>
  Array.from({ length: count }, (_, i) => ({ ...stage, id: `k${i}`, upTo: { percentOfClaim: `${i + 1}/7` } }));

describe('a request that would take too long is refused after a counted amount of work, not after minutes', () => {
  const refused: [string, Problem][] = [
    [
      'thousands of sources for everybody, each with a ceiling',
      problem(20_000, capped(2_000), [{ id: 'a', share: 'equal-losses' }]),
    ],
    ['hundreds of stages', problem(20_000, scattered(5, 1_000, 20_000), manyStages(300, { share: 'equal-losses' }))],
    [
      'hundreds of stages by group',
      problem(
        2_000,
        scattered(300, 40, 2_000),
        manyStages(300, { share: 'equal-awards', by: 'group', within: 'equal-losses' }),
      ),
    ],
    [
      'donors whose money nobody can use, each with thousands whom a wider earmark would help',
      problem(20_000, scattered(2_000, 1, 20_000), [{ id: 'a', share: 'proportional' }]),
    ],
    [
      'minima that must be released one after the other',
      problem(5_000, scattered(200, 25, 5_000), [{ id: 'a', share: 'priority' }], {
        minimumViable: { field: 'minimum' },
      }),
    ],
  ];
  test.each(refused)('%s', (_, hostile) => {
    const meter = new WorkMeter(Number.POSITIVE_INFINITY);
    const result = allocate(hostile, { workLimit: 20_000_000, within: meter });
    expect(result.ok ? [] : result.faults.map(({ code }) => code)).toEqual(['work-too-large']);
    // One flow more may be under way when the bound is reached.
    expect(meter.spent).toBeLessThan(40_000_000);
  });

  test('the largest request of a kind that is quick is answered, not refused', () => {
    const large = problem(20_000, scattered(2_000, 100, 20_000), [{ id: 'a', share: 'proportional' }]);
    const meter = new WorkMeter(Number.POSITIVE_INFINITY);
    expect(allocate(large, { within: meter }).ok).toBe(true);
    expect(meter.spent).toBeLessThan(200_000_000);
  });
});

test('many runs together end at a common bound, and the next one does not begin', () => {
  const small = problem(50, scattered(9, 20, 50), [{ id: 'a', share: 'equal-awards', by: 'group' }]);
  const meter = new WorkMeter(1_000_000);
  let runs = 0;
  while (allocate(small, { within: meter }).ok) runs += 1;
  expect(runs).toBeGreaterThan(1);
  expect(meter.isSpent).toBe(true);
  const spent = meter.spent;
  expect(allocate(small, { within: meter }).ok).toBe(false);
  expect(meter.spent - spent).toBeLessThan(100_000);
});

test('a funding path of groups and earmarks ends at its bound with the part found, at the count it was given', () => {
  const long = problem(120, scattered(30, 25, 120), [
    { id: 'half', share: 'equal-awards', by: 'group', within: 'equal-losses', upTo: { percentOfClaim: '50' } },
    { id: 'rest', share: 'proportional', by: 'group', within: 'proportional' },
  ]);
  const meter = new WorkMeter(Number.POSITIVE_INFINITY);
  const path = fundingPath(long, { vary: 'all', workLimit: 20_000_000, within: meter });
  expect(path.ok && path.value.refused).toBe('path-too-long');
  expect(meter.spent).toBeGreaterThan(20_000_000);
  expect(meter.spent).toBeLessThan(60_000_000);
});

test('properties of a program of many sources are tried less often, not for longer', () => {
  const many = problem(2_000, scattered(2_000, 100, 2_000), [{ id: 'a', share: 'equal-losses', by: 'group' }]);
  const findings = testProperties(many);
  expect(findings.every(({ trials, holds }) => trials < 60 || holds === false)).toBe(true);
  expect(findings.some(({ trials }) => trials > 0)).toBe(true);
});
