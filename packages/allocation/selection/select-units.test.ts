import { compare, type Fraction, fraction, minus, sum } from '@tamwil/money';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate, type Problem, type ProgramDocument, type Source, type Target } from '../index.ts';

type Stage = ProgramDocument['stages'][number];

const UNITS = ['A', 'B', 'C', 'D', 'E'];
/** Unit A has two years; every other unit is one target. */
const ids = ['A@1', 'A@2', 'B', 'C', 'D', 'E'];
const unitOf = (id: string) => id[0]!;

const pair = fc.uniqueArray(fc.constantFrom(...UNITS), { minLength: 2, maxLength: 2 });
const cases = fc.record({
  claims: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 6, maxLength: 6 }),
  sources: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.option(fc.subarray(ids), { nil: '*' as const })), {
    minLength: 1,
    maxLength: 3,
  }),
  before: fc.subarray(ids),
  to: fc.shuffledSubarray(UNITS, { minLength: 2 }),
  value: fc.dictionary(fc.constantFrom(...UNITS), fc.integer({ min: 0, max: 3 })),
  requires: fc.array(pair, { maxLength: 2 }),
  excludes: fc.array(pair, { maxLength: 2 }),
  must: fc.subarray(UNITS, { maxLength: 1 }),
  limit: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
});
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

function problemOf(of: Case, selection: Partial<Stage>): Problem {
  const targets: Target[] = ids.map((id, i) => ({ id, claim: BigInt(of.claims[i]!), unit: unitOf(id) }));
  const sources: Source[] = of.sources.map(([amount, reach], i) => ({
    id: `s${i}`,
    amount: BigInt(amount),
    for: reach ?? '*',
  }));
  const pairs = (list: string[][]) => list.map(([a, b]) => [a!, b!] as [string, string]);
  const stage = {
    id: 'whole',
    to: of.to,
    requires: pairs(of.requires),
    excludes: pairs(of.excludes),
    must: of.must.filter((unit) => of.to.includes(unit)),
    ...(of.limit === undefined ? {} : { limit: { amount: `0.${String(of.limit).padStart(2, '0')}` } }),
    ...selection,
  } as Stage;
  const before: Stage = { id: 'before', share: 'priority', to: of.before };
  return { digits: 2, targets, sources, program: { format: 'allocation-program/1', stages: [before, stage] } };
}

/** The state in which the selection begins, and what it may choose, by the definitions alone. */
function beginning(problem: Problem, of: Case) {
  const [before] = problem.program.stages;
  const start = allocate({ ...problem, program: { ...problem.program, stages: [before!] } });
  if (!start.ok) throw new Error('runs');
  const awards = start.value.awards.map(({ exact }) => exact);
  const claims = problem.targets.map(({ claim }) => fraction(claim));
  const cellsOf = (unit: string) => ids.flatMap((id, i) => (unitOf(id) === unit ? [i] : []));
  const lackOf = (unit: string) => sum(cellsOf(unit).map((i) => minus(claims[i]!, awards[i]!)));
  const complete = UNITS.filter((unit) => lackOf(unit).n === 0n);
  const costOf = (units: readonly string[]) => sum(units.map(lackOf));
  const subsets = Array.from({ length: 1 << ids.length }, (_, bits) =>
    ids.flatMap((_id, i) => (bits & (1 << i) ? [i] : [])),
  );
  const supply = (set: readonly number[]) =>
    problem.sources.reduce(
      (total, source) =>
        source.for === '*' || set.some((i) => source.for.includes(ids[i]!)) ? total + source.amount : total,
      0n,
    );
  const limit = of.limit === undefined ? null : fraction(BigInt(of.limit));
  /** Whether sources can pay these units whole beside what everybody has: no set of targets needs more than reaches it. */
  const isPayable = (units: readonly string[]): boolean => {
    const needs: Fraction[] = ids.map((id, i) => (units.includes(unitOf(id)) ? claims[i]! : awards[i]!));
    if (limit !== null && compare(costOf(units), limit) > 0) return false;
    return subsets.every((set) => compare(sum(set.map((i) => needs[i]!)), fraction(supply(set))) <= 0);
  };
  return { awards, complete, costOf, isPayable, candidates: of.to.filter((unit) => lackOf(unit).n > 0n) };
}

function chosenBy(problem: Problem): { chosen: string[] } | null {
  const result = allocate(problem);
  if (!result.ok) {
    expect(result.faults.map(({ code }) => code)).toEqual(['selection-infeasible']);
    return null;
  }
  const { selection } = result.value.stages[1]!;
  expect(selection!.proof).toBe('optimal');
  return { chosen: [...selection!.chosen].sort() };
}

test('the best value is the best of all choices tried one by one: value, then cost, then the order of the request', () => {
  fc.assert(
    fc.property(cases, (of) => {
      const problem = problemOf(of, { select: 'best-value', value: of.value });
      const { complete, candidates, costOf, isPayable } = beginning(problem, of);
      const free = of.to.filter((unit) => !candidates.includes(unit));
      const worthOf = (units: readonly string[]) => units.reduce((total, unit) => total + (of.value[unit] ?? 0), 0);
      const must = problem.program.stages[1]!.must!;
      let best: string[] | null = null;
      for (let bits = 0; bits < 1 << candidates.length; bits++) {
        const some = candidates.filter((_, i) => bits & (1 << i)).sort();
        const has = (unit: string) => some.includes(unit) || free.includes(unit);
        if (some.some((unit) => of.requires.some(([a, b]) => a === unit && !has(b!) && !complete.includes(b!))))
          continue;
        if (of.excludes.some(([a, b]) => (some.includes(a!) || some.includes(b!)) && has(a!) && has(b!))) continue;
        if (!must.every(has) || !isPayable(some)) continue;
        const order =
          best === null
            ? -1
            : worthOf(best) - worthOf(some) ||
              compare(costOf(some), costOf(best)) ||
              (some.join() < best.join() ? -1 : 1);
        if (order < 0) best = some;
      }
      expect(chosenBy(problem)?.chosen ?? null).toEqual(best === null ? null : [...best, ...free].sort());
    }),
    { seed: 20_260_113, numRuns: 500 },
  );
});

test.each(['skip', 'stop'] as const)(
  'the walk in order takes what fits, one by one, and on a misfit it does %s',
  (onMisfit) => {
    fc.assert(
      fc.property(cases, (of) => {
        const problem = problemOf(of, { select: 'in-order', onMisfit });
        const { complete, candidates, isPayable } = beginning(problem, of);
        const must = problem.program.stages[1]!.must!;
        const chosen = of.to.filter((unit) => !candidates.includes(unit));
        const taken: string[] = [];
        const has = (unit: string) => chosen.includes(unit) || taken.includes(unit);
        let failed = false;
        for (const unit of [
          ...candidates.filter((one) => must.includes(one)),
          ...candidates.filter((one) => !must.includes(one)),
        ]) {
          const fits =
            of.requires.every(([a, b]) => a !== unit || has(b!) || complete.includes(b!)) &&
            of.excludes.every(([a, b]) => !(a === unit && has(b!)) && !(b === unit && has(a!))) &&
            isPayable([...taken, unit]);
          if (fits) taken.push(unit);
          else if (must.includes(unit)) failed = true;
          else if (onMisfit === 'stop') break;
          if (failed) break;
        }
        const result = chosenBy(problem);
        expect(result?.chosen ?? null).toEqual(failed ? null : [...chosen, ...taken].sort());
      }),
      { seed: 20_260_114, numRuns: 400 },
    );
  },
);

test('a unit that was released is chosen by nobody and satisfies nothing', () => {
  const targets: Target[] = ['a', 'b', 'c'].map((id) => ({ id, claim: 10n, fields: { m: id === 'c' ? 0n : 10n } }));
  const sources: Source[] = [
    { id: 'x', amount: 10n, for: ['a', 'b'] },
    { id: 'y', amount: 10n, for: ['c'], booked: [] },
  ];
  for (const select of ['in-order', 'best-value'] as const) {
    const stage: Stage = {
      id: 's',
      select,
      requires: [['c', 'b']],
      ...(select === 'best-value' ? { value: { b: 9, c: 9 } } : {}),
    };
    const program: ProgramDocument = {
      format: 'allocation-program/1',
      stages: [stage],
      minimumViable: { field: 'm', release: ['b'] },
    };
    const result = allocate({ digits: 2, targets, sources, program });
    if (!result.ok) throw new Error('runs');
    expect(result.value.stages[0]!.selection!.chosen).toEqual(['a']);
    expect(result.value.awards.map(({ exact }) => exact.n)).toEqual([10n, 0n, 0n]);
  }
});

/** The one selection of a problem, with the reasons of its targets. */
function selected(targets: Target[], sources: Source[], stage: Partial<Stage>, rest: Partial<ProgramDocument> = {}) {
  const program = { format: 'allocation-program/1' as const, stages: [{ id: 's', ...stage } as Stage], ...rest };
  const result = allocate({ digits: 2, targets, sources, program });
  if (!result.ok) return result.faults.map(({ code }) => code);
  const { awards, stages } = result.value;
  return { ...stages[0]!.selection!, reasons: awards.map(({ reasons }) => reasons[0]!.code) };
}

const whole = (id: string, claim: bigint, unit = id) => ({ id, claim, unit });
const bestValue = (value: Record<string, number>): Partial<Stage> => ({ select: 'best-value', value });

test.each<[string, Target[], Source[], Record<string, number>, string[]]>([
  [
    'its donor has a ceiling on it',
    [whole('a', 16n), whole('b', 16n)],
    [{ id: 'x', amount: 16n, for: '*', atMost: { b: 15n } }],
    { a: 1, b: 3 },
    ['a'],
  ],
  [
    'part of the money does not reach it',
    [whole('b', 10n), whole('a', 10n)],
    [
      { id: 'x', amount: 1n, for: ['a'] },
      { id: 'y', amount: 9n, for: ['a', 'b'] },
    ],
    { a: 2, b: 2 },
    ['a'],
  ],
  [
    'no money reaches it',
    [whole('a', 1n), whole('b', 1n)],
    [{ id: 'x', amount: 4n, for: ['a'] }],
    { a: 1, b: 2 },
    ['a'],
  ],
  [
    'part of the money is booked on the other',
    [whole('a', 10n), whole('b', 10n)],
    [
      { id: 'x', amount: 5n, for: '*' },
      { id: 'y', amount: 5n, for: '*', booked: [{ target: 'a', amount: 5n }] },
    ],
    { a: 1, b: 2 },
    ['a'],
  ],
  [
    'one of its years costs more than that year has',
    [whole('a1', 6n, 'a'), whole('a2', 4n, 'a'), whole('b1', 5n, 'b'), whole('b2', 5n, 'b')],
    [
      { id: 'x', amount: 6n, for: ['a1', 'b1'] },
      { id: 'y', amount: 4n, for: ['a2', 'b2'] },
    ],
    { a: 1, b: 2 },
    ['a'],
  ],
])(
  'an output of more value does not stand in the way of one that can be paid, when %s',
  (_, targets, sources, value, chosen) => {
    expect(selected(targets, sources, bestValue(value))).toMatchObject({ chosen });
  },
);

test('the best choice says that it is proved, with no bound beside it, and why the others are not in it', () => {
  const found = selected([whole('a', 2n), whole('b', 2n)], [{ id: 'x', amount: 2n, for: '*' }], bestValue({ b: 1 }));
  expect(found).toMatchObject({ chosen: ['b'], proof: 'optimal', reasons: ['not-selected', 'complete'] });
  expect(found).not.toHaveProperty('bound');
});

test('a choice in order keeps within the limit of its stage', () => {
  const limit = { amount: '0.41' };
  const found = selected([whole('a', 12n), whole('b', 30n)], [{ id: 'x', amount: 42n, for: '*' }], {
    select: 'in-order',
    limit,
  });
  expect(found).toMatchObject({ chosen: ['a'], reasons: ['complete', 'does-not-fit'] });
});

test('one unmet need is enough, one excluded output is enough', () => {
  const targets = [whole('a', 1n), whole('b', 9n), whole('c', 1n), whole('d1', 1n, 'd'), whole('d2', 0n, 'd')];
  const x: Source = { id: 'x', amount: 3n, for: ['a', 'b', 'c'] };
  const reasonOfC = (pairs: Partial<Stage>) => {
    const found = selected(targets, [x], { select: 'in-order', ...pairs });
    return Array.isArray(found) ? found : found.reasons[2];
  };
  expect(reasonOfC({})).toBe('complete');
  expect(
    reasonOfC({
      requires: [
        ['c', 'a'],
        ['c', 'b'],
      ],
    }),
  ).toBe('requires-unmet');
  expect(
    reasonOfC({
      excludes: [
        ['c', 'a'],
        ['c', 'b'],
      ],
    }),
  ).toBe('excluded');
  // d has one year that costs nothing, so it is begun and not complete.
  expect(reasonOfC({ requires: [['c', 'd']] })).toBe('requires-unmet');
});

test('an output that must be chosen but was released is told, not forgotten', () => {
  const targets = [{ ...whole('a', 2n), fields: { m: 2n } }, whole('b', 1n)];
  const rest = { minimumViable: { field: 'm', release: ['a'] } };
  for (const select of ['in-order', 'best-value'] as const) {
    expect(selected(targets, [{ id: 'x', amount: 1n, for: '*' }], { select, must: ['a'] }, rest)).toEqual([
      'selection-infeasible',
    ]);
  }
});

/** Outputs of these costs, the years of each apart. */
const outputs = (costs: readonly (readonly number[])[]): Target[] =>
  costs.flatMap((years, i) => years.map((cost, year) => whole(`t${i}@${year}`, BigInt(cost), `t${i}`)));
const repeat = <T>(count: number, of: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => of(i));
const upTo = (count: number, of: (i: number) => boolean = () => true) =>
  repeat(count, (i) => i)
    .filter(of)
    .map((i) => `t${i}`);

test.each<[string, Target[], Source[], number[], string[]]>([
  ['all alike', outputs(repeat(30, () => [7])), [{ id: 'x', amount: 108n, for: '*' }], repeat(30, () => 1), upTo(15)],
  [
    'some cheaper: first all of those',
    outputs(repeat(24, (i) => [7 + (i % 3)])),
    [{ id: 'x', amount: 100n, for: '*' }],
    repeat(24, () => 1),
    upTo(24, (i) => i % 3 === 0 || (i % 3 === 1 && i < 14)),
  ],
  [
    'some worth more: first all of those',
    outputs(repeat(24, () => [7])),
    [{ id: 'x', amount: 100n, for: '*' }],
    repeat(24, (i) => 1 + (i % 3)),
    upTo(24, (i) => i % 3 === 2 || (i % 3 === 1 && i < 18)),
  ],
  [
    'each with a year that only one donor pays',
    outputs(repeat(12, () => [7, 3])),
    [
      { id: 'x', amount: 45n, for: upTo(12).map((unit) => `${unit}@0`) },
      { id: 'y', amount: 60n, for: upTo(12).map((unit) => `${unit}@1`) },
    ],
    repeat(12, () => 1),
    upTo(6),
  ],
  [
    'half of them with a donor more',
    outputs(repeat(24, () => [7])),
    [
      { id: 'x', amount: 60n, for: '*' },
      { id: 'y', amount: 45n, for: upTo(12).map((unit) => `${unit}@0`) },
    ],
    repeat(24, () => 1),
    upTo(15),
  ],
])(
  'many outputs that could stand for each other are no reason to stop without a proof: %s',
  (_, targets, sources, value, chosen) => {
    const found = selected(targets, sources, bestValue(Object.fromEntries(value.map((one, i) => [`t${i}`, one]))));
    expect(found).toMatchObject({ chosen, proof: 'optimal' });
  },
);

test('a choice that cannot be proved in time says so, and the best there is lies between it and its bound', () => {
  // Worth almost in proportion to cost, which leaves next to nothing to tell the outputs apart by.
  const costs = repeat(50, (i) => 10_000 + ((i * i * 7_919 + i * 104_729) % 90_001));
  const money = Math.floor(costs.reduce((a, b) => a + b, 0) / 2);
  const worth = costs.map((cost) => Math.floor(cost / 10) + 100);
  // Another way to the best value: of every amount, output by output.
  const most = new Int32Array(money + 1);
  for (const [i, cost] of costs.entries()) {
    for (let spent = money; spent >= cost; spent -= 1) {
      most[spent] = Math.max(most[spent]!, most[spent - cost]! + worth[i]!);
    }
  }
  // An output that costs nothing counts in both.
  const free = 7;
  const best = most[money]! + free;
  const found = selected(
    outputs([...costs, 0].map((cost) => [cost])),
    [{ id: 'x', amount: BigInt(money), for: '*' }],
    bestValue(Object.fromEntries([...worth, free].map((one, i) => [`t${i}`, one]))),
  );
  if (Array.isArray(found)) throw new Error(found.join());
  expect(found.proof).toBe('bounded');
  expect(found.value).toBeLessThanOrEqual(best);
  expect(found.bound).toBeGreaterThanOrEqual(best);
  // Half an output may be funded in the bound, and no more than that.
  expect(found.bound).toBeLessThan(found.value + Math.max(...worth));
  const chosen = found.chosen.map((unit) => [...worth, free][Number(unit.slice(1))]!);
  expect(chosen.reduce((a, b) => a + b, 0)).toBe(found.value);
});
