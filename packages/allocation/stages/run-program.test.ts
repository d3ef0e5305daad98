import { formatFraction } from '@tamwil/money';
import { expect, test } from 'vitest';
import { allocate, type Problem, type ProgramDocument, runProgram, type Source, type Target } from '../index.ts';

type Stage = ProgramDocument['stages'][number];

const core = (amount: bigint): Source[] => [{ id: 'core', amount, for: '*' }];
const years: Target[] = [
  { id: 'A@1', claim: 30n, unit: 'A', group: 'G', fields: { minimum: 12n } },
  { id: 'A@2', claim: 10n, unit: 'A', group: 'G' },
  { id: 'B', claim: 20n, group: 'H', fields: { minimum: 20n } },
];

function problem(
  targets: Target[],
  sources: Source[],
  stages: Partial<Stage>[],
  rest: Partial<ProgramDocument> = {},
): Problem {
  const named = stages.map((stage, index) => ({ id: `stage${index}`, ...stage }) as Stage);
  return { digits: 2, targets, sources, program: { format: 'allocation-program/1', stages: named, ...rest } };
}
function allocated(of: Problem) {
  const result = allocate(of);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}
const exact = (of: Problem) =>
  allocated(of)
    .awards.map((award) => formatFraction(award.exact))
    .join(' ');

test.each<[string, bigint, Partial<Stage>[], string]>([
  ['named by group', 60n, [{ share: 'proportional', to: { groups: ['H'] } }], '0 0 20'],
  ['named by unit, in the order of the years', 35n, [{ share: 'priority', to: ['A'] }], '30 5 0'],
  [
    'named year by year backwards, a unit still goes forward',
    35n,
    [{ share: 'priority', to: ['A@2', 'A@1', 'B'] }],
    '30 5 0',
  ],
  ['in the order of the names', 45n, [{ share: 'priority', to: ['B', 'A'] }], '25 0 20'],
  ['in proportion to weights, no weight being 1', 36n, [{ share: 'proportional', weights: { B: '3' } }], '12 4 20'],
  ['up to a part of the claim', 60n, [{ share: 'priority', upTo: { percentOfClaim: '10' } }], '3 1 2'],
  ['up to the whole claim and no more', 60n, [{ share: 'priority', upTo: { percentOfClaim: '250/2' } }], '30 10 20'],
  [
    'up to an amount for each unit, its years by claim',
    60n,
    [{ share: 'priority', upTo: { amount: '0.18' } }],
    '27/2 9/2 18',
  ],
  ['up to a field, which a unit has once', 60n, [{ share: 'priority', upTo: { field: 'minimum' } }], '9 3 20'],
  ['up to a field that nobody has', 60n, [{ share: 'priority', upTo: { field: 'toString' } }], '0 0 0'],
  [
    'a lower ceiling later takes nothing back',
    60n,
    [{ share: 'priority' }, { share: 'priority', upTo: { percentOfClaim: '1' } }],
    '30 10 20',
  ],
  ['a choice of whole units knows no single years', 60n, [{ select: 'in-order', to: ['A@2'] }], '30 10 0'],
  ['a limit in per cent of the funds', 50n, [{ share: 'priority', limit: { percentOfFunds: '50' } }], '25 0 0'],
  ['a ratio that is just reached lets the stage run', 30n, [{ share: 'priority', minFundingRatio: '1/2' }], '30 0 0'],
])('money goes to whom a stage names: %s', (_, money, stages, expected) => {
  expect(exact(problem(years, core(money), stages))).toBe(expected);
});

test('a stage for some groups passes by a target that is in none', () => {
  const targets = [{ id: 'free', claim: 10n }, ...years];
  expect(exact(problem(targets, core(60n), [{ share: 'proportional', to: { groups: ['H'] } }]))).toBe('0 0 0 20');
});

test('a request with too much work is refused as a whole', () => {
  const result = allocate(problem(years, core(5n), [{ share: 'priority' }]), { workLimit: 1 });
  expect(result).toMatchObject({ ok: false, faults: [{ code: 'work-too-large', pointer: '' }] });
});

test('a stage without claims says so, and a ratio of nothing is not asked', () => {
  const nothing = problem([{ id: 'a', claim: 0n }], core(5n), [{ share: 'priority', minFundingRatio: '1' }]);
  expect(allocated(nothing).stages[0]).toMatchObject({ skipped: 'no-claims' });
  const short = problem(years, core(29n), [{ share: 'priority', minFundingRatio: '1/2' }]);
  expect(allocated(short).stages[0]).toMatchObject({ skipped: 'funding-ratio', levels: [], given: [] });
});

test('booked money stays where it is booked, up to the claim', () => {
  const booked = (amount: bigint): Source[] => [{ id: 'x', amount: 40n, for: '*', booked: [{ target: 'B', amount }] }];
  const first: Partial<Stage>[] = [{ share: 'priority', to: ['A'] }];
  expect(exact(problem(years, booked(7n), first))).toBe('30 3 7');
  expect(exact(problem(years, booked(25n), first))).toBe('15 0 20');
  expect(allocated(problem(years, booked(25n), first)).overspent).toEqual([{ target: 'B', amount: 5n }]);
  expect(allocated(problem(years, booked(20n), first)).overspent).toEqual([]);
});

test('a program that cannot run says by how much, in minor units', () => {
  const detailOf = (of: Problem) => {
    const result = allocate(of);
    return result.ok ? [] : result.faults.map(({ detail }) => detail);
  };
  const cut = problem(years, core(45n), [{ share: 'priority', upTo: { percentOfClaim: '10' } }], { direction: 'cut' });
  expect(detailOf(cut)).toEqual(['The stages leave 9 minor units of the shortfall.']);
  const odd = problem(years, core(45n), [{ share: 'priority', upTo: { percentOfClaim: '1' } }], { direction: 'cut' });
  expect(detailOf(odd)).toEqual(['The stages leave 72/5 minor units of the shortfall.']);
  const minima = problem(years, core(25n), [], { minimumViable: { field: 'minimum', protected: ['A', 'B'] } });
  expect(detailOf(minima)).toEqual(['The minima that may not be released lack 7 minor units.']);
});

test('a cut of nothing leaves everybody whole', () => {
  const whole = problem(years, core(60n), [{ share: 'proportional' }], { direction: 'cut' });
  expect(exact(whole)).toBe('30 10 20');
  expect(exact({ ...whole, sources: core(90n) })).toBe('30 10 20');
});

test('an error of the engine itself is not answered as a request that is too large', () => {
  const broken = { ...problem(years, core(5n), [{ share: 'priority' }]), targets: null as never };
  expect(() => runProgram(broken)).toThrow(TypeError);
});

test.each<[string, bigint, { release?: string[]; protected?: string[] }, string[], string]>([
  ['the last unit first, when the user names none', 60n, {}, ['c'], '30 30 0'],
  ['the order of the user', 60n, { release: ['a'] }, ['a'], '0 30 30'],
  ['one after the other until the rest fits', 50n, { release: ['b', 'a'] }, ['a', 'b'], '0 0 30'],
  ['never a protected one', 60n, { release: ['a', 'b'], protected: ['a'] }, ['b'], '30 0 30'],
  ['nobody when all fits', 90n, { release: ['a'] }, [], '30 30 30'],
])('minima that do not fit release %s', (_, money, rule, released, expected) => {
  const units = ['a', 'b', 'c'].map((id) => ({ id, claim: 40n, fields: { m: 30n } }));
  const of = problem(units, core(money), [{ share: 'priority', to: [] }], { minimumViable: { field: 'm', ...rule } });
  expect(allocated(of).released).toEqual(released);
  expect(exact(of)).toBe(expected);
});

test('releasing spares whoever lives on money that the short ones cannot have, and takes back who fits after all', () => {
  const units = [
    { id: 'a', claim: 40n, fields: { m: 30n } },
    { id: 'b', claim: 40n, fields: { m: 30n } },
    { id: 'c', claim: 40n, fields: { m: 8n } },
    { id: 'd', claim: 40n },
  ];
  const sources: Source[] = [
    { id: 'x', amount: 40n, for: ['a', 'c'] },
    { id: 'y', amount: 29n, for: ['b'] },
  ];
  const of = (release: string[], more = 0n) =>
    problem(units, [{ ...sources[0]!, amount: 40n - more }, sources[1]!], [{ share: 'priority', to: ['d'] }], {
      minimumViable: { field: 'm', release },
    });
  // Only b is short, and neither c nor d has money that b could have.
  expect(allocated(of(['c', 'd', 'b'])).released).toEqual(['b']);
  // Of 28, a cannot have its 30 even without c; without a, c fits again.
  expect(new Set(allocated(of(['c', 'a', 'b'], 12n)).released)).toEqual(new Set(['a', 'b']));
  expect(exact(of(['c', 'a', 'b'], 12n))).toBe('0 0 8 0');
});
