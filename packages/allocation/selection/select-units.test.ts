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
