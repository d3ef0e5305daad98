import { describe, expect, test } from 'vitest';
import { allocate } from './allocate.ts';
import { allocationAnswer } from './answer/allocation-answer.ts';
import type { ProgramDocument, StageDocument } from './request/program-schema.ts';
import type { Allocation, Problem, Source, Target } from './types.ts';

type More = Partial<Pick<ProgramDocument, 'direction' | 'minimumViable'>>;

function problem(
  targets: readonly Target[],
  sources: readonly Source[],
  stages: StageDocument[],
  more: More = {},
): Problem {
  return { digits: 2, targets, sources, program: { format: 'allocation-program/1', stages, ...more } };
}

function allocated(...parts: Parameters<typeof problem>): Allocation {
  const result = allocate(problem(...parts));
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

const faultsOf = (...parts: Parameters<typeof problem>): string[] => {
  const result = allocate(problem(...parts));
  return result.ok ? [] : result.faults.map(({ pointer, code }) => `${pointer} ${code}`);
};

const two: Target[] = [
  { id: 'a', claim: 100n },
  { id: 'b', claim: 50n },
];
const pool = (amount: bigint): Source[] => [{ id: 'core', amount, for: '*' }];
const reasons = (allocation: Allocation) => allocation.awards.map((award) => award.reasons.map(({ code }) => code));

describe('every target is told why it has what it has', () => {
  test('complete, and short because everything is spent', () => {
    expect(reasons(allocated(two, pool(120n), [{ id: 's', share: 'priority' }]))).toEqual([
      ['complete'],
      ['money-exhausted'],
    ]);
  });

  test('at the ceiling of the last stage, or in no stage at all', () => {
    const result = allocated(two, pool(500n), [
      { id: 's', to: ['a'], upTo: { percentOfClaim: '50' }, share: 'priority' },
    ]);
    expect(result.awards.map((award) => award.reasons)).toEqual([
      [{ code: 'at-stage-ceiling', params: { stage: 's' } }],
      [{ code: 'in-no-stage', params: {} }],
    ]);
    expect(result.idle).toEqual([{ source: 'core', amount: 450n, kind: 'withheld', widerEarmarkWouldFund: [] }]);
  });

  test('stopped by the limit of a stage, which the bottleneck says too', () => {
    const result = allocated(two, pool(500n), [{ id: 's', share: 'equal-awards', limit: { amount: '0.60' } }]);
    expect(reasons(result)).toEqual([['stage-limit'], ['stage-limit']]);
    expect(result.bottlenecks).toEqual([
      { stage: 's', level: { n: 30n, d: 1n }, targets: ['a', 'b'], sources: [], limit: true },
    ]);
  });

  test('a guard that skipped the stage', () => {
    const result = allocated(two, pool(30n), [{ id: 's', share: 'priority', minFundingRatio: '1/2' }]);
    expect(reasons(result)).toEqual([['stage-skipped'], ['stage-skipped']]);
    expect(result.stages[0]).toMatchObject({ skipped: 'funding-ratio', used: { n: 0n } });
  });

  test('a walk over whole units: does not fit, excluded, requirement unmet, ended before', () => {
    const targets = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, claim: 10n }));
    const stage: StageDocument = {
      id: 's',
      select: 'in-order',
      excludes: [['a', 'b']],
      requires: [['c', 'b']],
    };
    expect(reasons(allocated(targets, pool(15n), [stage]))).toEqual([
      ['complete'],
      ['excluded'],
      ['requires-unmet'],
      ['does-not-fit'],
      ['does-not-fit'],
    ]);
    const stopped = allocated(targets, pool(15n), [{ ...stage, onMisfit: 'stop' }]);
    expect(reasons(stopped).slice(1)).toEqual([['excluded'], ['not-selected'], ['not-selected'], ['not-selected']]);
  });

  test('released units get nothing more, and booked money stays', () => {
    const targets = two.map((target) => ({ ...target, fields: { minimum: target.claim } }));
    const sources: Source[] = [{ id: 'core', amount: 110n, for: '*', booked: [{ target: 'b', amount: 7n }] }];
    const result = allocated(targets, sources, [{ id: 's', share: 'priority' }], {
      minimumViable: { field: 'minimum', release: ['b'] },
    });
    expect(result.released).toEqual(['b']);
    expect(reasons(result)).toEqual([['complete'], ['released', 'booked']]);
    expect(result.awards.map(({ award }) => award)).toEqual([100n, 7n]);
  });

  test('less than a cent short', () => {
    const targets: Target[] = ['a', 'b', 'c'].map((id) => ({ id, claim: 1n }));
    expect(reasons(allocated(targets, pool(2n), [{ id: 's', share: 'equal-awards' }]))).toEqual([
      ['cent'],
      ['cent'],
      ['cent'],
    ]);
  });

  test('pro rata over everything is told to express no priority', () => {
    expect(reasons(allocated(two, pool(30n), [{ id: 's', share: 'proportional' }]))[0]).toEqual([
      'money-exhausted',
      'no-priorities-chosen',
    ]);
  });
});

describe('idle money is told by its kind', () => {
  test('surplus, stranded and who could have used it', () => {
    expect(allocated(two, pool(200n), [{ id: 's', share: 'priority' }])).toMatchObject({ surplus: 50n, stranded: 0n });
    const sources: Source[] = [
      { id: 'only-b', amount: 80n, for: ['b'] },
      { id: 'nobody', amount: 5n, for: [] },
    ];
    const result = allocated(two, sources, [{ id: 's', share: 'priority' }]);
    expect(result.idle).toEqual([
      { source: 'only-b', amount: 30n, kind: 'stranded', widerEarmarkWouldFund: ['a'] },
      { source: 'nobody', amount: 5n, kind: 'stranded', widerEarmarkWouldFund: ['a'] },
    ]);
    expect(result.unallocated).toBe(result.stranded + result.surplus + result.withheld);
  });
});

test('two donors that exhaust separate targets are two bottlenecks; a shared donor makes one', () => {
  const apart: Source[] = [
    { id: 'x', amount: 10n, for: ['a'] },
    { id: 'y', amount: 5n, for: ['b'] },
  ];
  const stages: StageDocument[] = [{ id: 's', share: 'proportional' }];
  expect(allocated(two, apart, stages).bottlenecks.map(({ targets, sources }) => [targets, sources])).toEqual([
    [['a'], ['x']],
    [['b'], ['y']],
  ]);
  const shared = [...apart, { id: 'z', amount: 3n, for: '*' as const }];
  expect(allocated(two, shared, stages).bottlenecks.map(({ targets, sources }) => [targets, sources])).toEqual([
    [
      ['a', 'b'],
      ['x', 'y', 'z'],
    ],
  ]);
});

describe('a request is answered with what the user should know', () => {
  const codes = (allocation: Allocation) => allocation.warnings.map(({ code, pointer }) => `${pointer} ${code}`);

  test.each<[string, () => Allocation, string[]]>([
    [
      'money that reaches nobody, a target in no stage, a weight for no one, a stage without effect',
      () =>
        allocated(
          two,
          [{ id: 'x', amount: 5n, for: [] }],
          [{ id: 's', to: ['a'], share: 'equal-awards', weights: { b: '2' } }],
        ),
      [
        '/targets/1 target-in-no-stage',
        '/sources/0 source-reaches-nobody',
        '/program/stages/0/weights/b weight-for-unselected',
        '/program/stages/0 stage-without-effect',
      ],
    ],
    [
      'more money than claims',
      () => allocated(two, pool(200n), [{ id: 's', share: 'priority' }]),
      ['/sources money-above-claims'],
    ],
    [
      'a minimum above its claim, in a program that may not be monotone',
      () =>
        allocated([{ id: 'a', claim: 5n, fields: { m: 9n } }], pool(5n), [{ id: 's', share: 'priority', to: [] }], {
          minimumViable: { field: 'm' },
        }),
      [
        '/targets/0 target-in-no-stage',
        '/targets/0 minimum-above-claim',
        '/program/minimumViable may-not-be-monotone',
        '/program/stages/0 stage-without-effect',
      ],
    ],
    [
      'a proportional stage after a limit in per cent of funds',
      () =>
        allocated(two, pool(90n), [
          { id: 's', share: 'equal-awards', limit: { percentOfFunds: '10' } },
          { id: 't', share: 'proportional' },
        ]),
      ['/program/stages/1 path-not-linear'],
    ],
    [
      'a unit that is left in part before a choice of whole units',
      () =>
        allocated(two, pool(60n), [
          { id: 's', share: 'equal-awards', limit: { amount: '0.20' } },
          { id: 't', select: 'in-order' },
        ]),
      ['/program/stages/1/select may-not-be-monotone', '/program/stages/1 partial-before-whole'],
    ],
  ])('%s', (_, allocation, expected) => {
    expect(codes(allocation())).toEqual(expected);
  });
});

describe('a program that cannot run is refused with its place', () => {
  test.each<[string, Parameters<typeof problem>, string[]]>([
    [
      'a cut that the stages cannot take',
      [two, pool(10n), [{ id: 's', to: ['b'], share: 'priority' }], { direction: 'cut' }],
      ['/program/stages cut-not-absorbed'],
    ],
    [
      'protected minima that do not fit',
      [
        two.map((target) => ({ ...target, fields: { m: target.claim } })),
        pool(120n),
        [],
        { minimumViable: { field: 'm', protected: ['a', 'b'] } },
      ],
      ['/program/minimumViable minima-not-fundable'],
    ],
    [
      'units that must be chosen and do not fit',
      [two, pool(120n), [{ id: 's', select: 'in-order', must: ['a', 'b'] }]],
      ['/program/stages/0/must selection-infeasible'],
    ],
  ])('%s', (_, parts, expected) => {
    expect(faultsOf(...parts)).toEqual(expected);
  });
});

test('a run that reaches its bound of work is refused, not hung', () => {
  const targets = Array.from({ length: 50 }, (_, index) => ({ id: `t${index}`, claim: 100n }));
  const sources = targets.map(({ id }, index) => ({ id: `s${index}`, amount: 60n, for: [id, 't0'] }));
  const result = allocate(problem(targets, sources, [{ id: 's', share: 'priority' }]), { workLimit: 1000 });
  expect(result.ok ? [] : result.faults.map(({ code }) => code)).toEqual(['work-too-large']);
});

test('whatever the bound of work, a run is answered in full or refused', () => {
  const targets = Array.from({ length: 12 }, (_, index) => ({ id: `t${index}`, claim: 100n }));
  const sources = targets.map(({ id }, index) => ({ id: `s${index}`, amount: 60n, for: [id, 't0'] }));
  const program = problem(targets, sources, [{ id: 's', share: 'equal-awards' }]);
  const codes = new Set<string>();
  for (let workLimit = 1; workLimit < 10_000_000; workLimit = Math.ceil(workLimit * 1.02)) {
    const result = allocate(program, { workLimit });
    for (const code of result.ok ? ['answered'] : result.faults.map((fault) => fault.code)) codes.add(code);
  }
  expect(codes).toEqual(new Set(['work-too-large', 'answered']));
});

describe('the answer lists things in the order of the request', () => {
  const backwards: StageDocument[] = [{ id: 's', to: ['b', 'a'], share: 'priority' }];

  test('what a stage gave, however it went about it', () => {
    const [stage] = allocated(two, pool(120n), backwards).stages;
    expect(stage!.given.map(({ target, amount }) => [target, amount.n])).toEqual([
      ['a', 70n],
      ['b', 50n],
    ]);
  });

  test('who is paid, booked money first or not', () => {
    const sources: Source[] = [{ id: 'x', amount: 120n, for: '*', booked: [{ target: 'b', amount: 5n }] }];
    expect(allocated(two, sources, backwards).routing).toEqual([
      { source: 'x', target: 'a', amount: 70n },
      { source: 'x', target: 'b', amount: 50n },
    ]);
  });

  test('whose award was rounded up', () => {
    const thirds: Target[] = ['a', 'b', 'c'].map((id) => ({ id, claim: 1n }));
    const { rounding, awards } = allocated(thirds, pool(2n), [{ id: 's', share: 'proportional' }]);
    expect(rounding).toEqual([
      { target: 'a', cents: 1 },
      { target: 'b', cents: 1 },
    ]);
    expect(awards.map(({ award }) => award)).toEqual([1n, 1n, 0n]);
    expect(allocated(two, pool(120n), backwards).rounding).toEqual([]);
  });
});

test('groups end on whole cents of their own only when a stage by group ran', () => {
  const grouped: Target[] = ['a', 'b', 'c'].map((id) => ({ id, claim: 1n, group: id === 'c' ? 'H' : 'G' }));
  const byGroup: StageDocument = { id: 'g', share: 'proportional', by: 'group', minFundingRatio: '1/2' };
  const rest: StageDocument = { id: 'r', share: 'proportional' };
  const cents = (guard: string) =>
    allocated(grouped, pool(2n), [{ ...byGroup, minFundingRatio: guard }, rest]).awards.map(({ award }) => award);
  expect(cents('1/2')).toEqual([1n, 0n, 1n]);
  expect(cents('1')).toEqual([1n, 1n, 0n]);
});

test('`awards` leaves out routing and trace, `cents` the fractions', () => {
  const result = allocated(two, pool(120n), [{ id: 's', share: 'priority' }]);
  const form = { currency: 'USD', digits: 2 };
  const awards = allocationAnswer(result, { ...form, detail: 'awards' });
  expect(Object.keys(awards)).not.toContain('routing');
  expect(Object.keys(awards)).not.toContain('stages');
  const cents = JSON.stringify(allocationAnswer(result, { ...form, detail: 'cents' }));
  expect(cents).not.toContain('"exact"');
  expect(JSON.parse(cents)).toMatchObject({ awards: [{ coverage: '1.000000' }, { coverage: '0.400000' }] });
});
