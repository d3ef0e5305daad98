import { expect, test } from 'vitest';
import { allocate, type Problem, type ProgramDocument, type Source, type Target } from '../index.ts';

type Stage = ProgramDocument['stages'][number];

const three: Target[] = ['a', 'b', 'c'].map((id) => ({ id, claim: 100n, group: 'G', fields: { m: 40n } }));
const core = (amount: bigint): Source[] => [{ id: 'core', amount, for: '*' }];

function problem(sources: Source[], stages: Partial<Stage>[], rest: Partial<ProgramDocument> = {}): Problem {
  const named = stages.map((stage, index) => ({ id: `s${index}`, ...stage }) as Stage);
  return { digits: 2, targets: three, sources, program: { format: 'allocation-program/1', stages: named, ...rest } };
}
/** The reasons of a, b, c, each with its stage where it names one. */
function reasons(of: Problem): string[] {
  const result = allocate(of);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  const one = ({ code, params }: { code: string; params: Readonly<Record<string, string>> }) =>
    [code, ...Object.values(params)].join(' ');
  return result.value.awards.map((award) => award.reasons.map(one).join(', '));
}

const all: Partial<Stage> = { share: 'proportional' };
const none = ['money-exhausted', 'money-exhausted', 'money-exhausted'];
const pointless = none.map((reason) => `${reason}, no-priorities-chosen`);

test.each<[string, Partial<Stage>[], Partial<ProgramDocument>, boolean]>([
  ['pro rata over everything', [all], {}, true],
  ['said in full', [{ ...all, to: '*', upTo: 'claim', weights: {} }], {}, true],
  ['by group and pro rata inside', [{ ...all, by: 'group', within: 'proportional' }], {}, true],
  ['a second stage', [all, all], {}, false],
  ['another rule', [{ share: 'equal-awards' }], {}, false],
  ['another rule inside groups', [{ ...all, by: 'group', within: 'equal-awards' }], {}, false],
  ['a list of targets', [{ ...all, to: ['a', 'b', 'c'] }], {}, false],
  ['weights', [{ ...all, weights: { a: '1' } }], {}, false],
  ['weights inside groups', [{ ...all, by: 'group', weightsWithin: { a: '1' } }], {}, false],
  [
    'as many weights between as inside groups',
    [{ ...all, by: 'group', weights: { G: '1' }, weightsWithin: { a: '1' } }],
    {},
    false,
  ],
  ['minima', [all], { minimumViable: { field: 'm' } }, false],
  ['a guard that let it run', [{ ...all, minFundingRatio: '0' }], {}, false],
])('only the plain reference line is told that it expresses no priority: %s', (_, stages, rest, expected) => {
  expect(reasons(problem(core(150n), stages, rest))).toEqual(expected ? pointless : none);
});

test('a ceiling and a limit are told as such, and a cut is not called a program without priorities', () => {
  expect(reasons(problem(core(150n), [{ ...all, upTo: { percentOfClaim: '30' } }]))).toEqual(
    ['a', 'b', 'c'].map(() => 'at-stage-ceiling s0'),
  );
  expect(reasons(problem(core(150n), [{ ...all, limit: { amount: '0.30' } }]))).toEqual(
    ['a', 'b', 'c'].map(() => 'stage-limit s0'),
  );
  const cut = problem(core(150n), [all], { direction: 'cut' });
  // In a cut the shortfall is shared, which is no choice of anybody's.
  expect(reasons(cut)).toEqual(none);
});

test('money that others could not have used either is a bottleneck, not the end of all money', () => {
  const sources: Source[] = [
    { id: 'x', amount: 30n, for: ['a'] },
    { id: 'y', amount: 50n, for: ['b'] },
    { id: 'nothing', amount: 0n, for: ['c'] },
  ];
  expect(reasons(problem(sources, [{ share: 'priority' }]))).toEqual(['bottleneck', 'bottleneck', 'bottleneck']);
  // One donor is all the money there is; a donor who gives nothing does not change that.
  expect(reasons(problem([{ id: 'x', amount: 30n, for: '*' }, sources[2]!], [{ share: 'priority' }]))).toEqual(none);
  expect(reasons(problem(core(0n), [{ share: 'priority' }]))).toEqual(none);
});

test('each obstacle names its stage: not chosen, skipped, and the last that ran', () => {
  const walk: Partial<Stage> = { select: 'in-order', to: ['a', 'b', 'c'] };
  expect(reasons(problem(core(150n), [walk]))).toEqual(['complete', 'does-not-fit s0', 'does-not-fit s0']);
  const part: Partial<Stage> = { select: 'in-order', upTo: { percentOfClaim: '50' } };
  expect(reasons(problem(core(120n), [part]))).toEqual([
    'at-stage-ceiling s0',
    'at-stage-ceiling s0',
    'does-not-fit s0',
  ]);
  const skipped: Partial<Stage> = { share: 'priority', minFundingRatio: '1' };
  const ceiling: Partial<Stage> = { share: 'priority', to: ['a'], upTo: { percentOfClaim: '10' } };
  expect(reasons(problem(core(120n), [ceiling, skipped]))).toEqual([
    'at-stage-ceiling s0, stage-skipped s1',
    'stage-skipped s1',
    'stage-skipped s1',
  ]);
});

test('a whole cent short is not called a rest of a cent, and less than one is', () => {
  expect(reasons(problem(core(299n), [{ share: 'priority' }]))).toEqual(['complete', 'complete', 'money-exhausted']);
  expect(reasons(problem(core(299n), [{ share: 'equal-awards' }]))).toEqual(['cent', 'cent', 'cent']);
});

test('only whom booked money raised is told so', () => {
  const booked = (amount: bigint): Source[] => [{ id: 'x', amount: 60n, for: '*', booked: [{ target: 'b', amount }] }];
  const first: Partial<Stage> = { share: 'priority', to: ['b', 'a', 'c'] };
  expect(reasons(problem(booked(20n), [first]))[1]).toBe('money-exhausted');
  const last: Partial<Stage> = { share: 'priority', to: ['a'] };
  expect(reasons(problem(booked(20n), [last]))).toEqual(['money-exhausted', 'in-no-stage, booked', 'in-no-stage']);
});
