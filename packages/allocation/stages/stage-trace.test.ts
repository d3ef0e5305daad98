import { compare, type Fraction, fraction, minus, over, parseFraction, sum, times, ZERO } from '@tamwil/money';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate, type Problem, type ProgramDocument, type StageTrace } from '../index.ts';

type Stage = ProgramDocument['stages'][number];

const UNITS = ['A', 'A', 'B', 'C', 'D'];
const GROUPS = ['G', 'G', 'H', 'G', 'H'];
const ids = UNITS.map((unit, position) => `${unit}${position}`);

const weights = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D'), fc.constantFrom('1', '2', '1/3', '0.5'));
const rule = fc.constantFrom('proportional' as const, 'equal-awards' as const, 'equal-losses' as const);
const to = fc.option(fc.subarray(ids, { minLength: 1 }), { nil: undefined });
const stage = fc.oneof(
  fc.record({ share: rule, weights, to }),
  fc.record({
    share: rule,
    by: fc.constant('group' as const),
    within: fc.option(fc.oneof(rule, fc.constant('priority' as const)), { nil: undefined }),
    weightsWithin: weights,
    to,
  }),
);
const problem = fc
  .record({
    claims: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 5, maxLength: 5 }),
    sources: fc.array(fc.tuple(fc.integer({ min: 1, max: 14 }), fc.option(fc.subarray(ids), { nil: '*' as const })), {
      minLength: 1,
      maxLength: 3,
    }),
    stages: fc.array(stage, { minLength: 1, maxLength: 2 }),
  })
  .map(({ claims, sources, stages }) => ({
    digits: 2,
    targets: ids.map((id, i) => ({ id, claim: BigInt(claims[i]!), unit: UNITS[i]!, group: GROUPS[i]! })),
    sources: sources.map(([amount, reach], i) => ({ id: `s${i}`, amount: BigInt(amount), for: reach ?? '*' })),
    program: {
      format: 'allocation-program/1' as const,
      stages: stages.map((each, i) => JSON.parse(JSON.stringify({ ...each, id: `stage${i}` })) as Stage),
    },
  }));

function allocated(of: Problem) {
  const result = allocate(of);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

/** The levels of a stage by their definition, from what it handed out and what its targets lacked before. */
function levelsByDefinition(of: Stage, trace: StageTrace, lacks: readonly Fraction[]): Map<string, Fraction> {
  const share = of.by === undefined ? of.share : (of.within ?? 'proportional');
  const named = (of.by === undefined ? of.weights : of.weightsWithin) ?? {};
  const members = ids
    .map((_, i) => i)
    .filter((i) => lacks[i]!.n > 0n && (of.to as string[] | undefined)?.includes(ids[i]!) !== false);
  const levels = new Map<string, Fraction>();
  if (share === 'priority') return levels;
  for (const i of members) {
    const increment = trace.given.find(({ target }) => target === ids[i])?.amount ?? ZERO;
    const unitLack = sum(members.filter((j) => UNITS[j] === UNITS[i]).map((j) => lacks[j]!));
    const part = share === 'proportional' ? lacks[i]! : over(lacks[i]!, unitLack);
    const weight = times(parseFraction(named[UNITS[i]!] ?? '1')!, part);
    levels.set(ids[i]!, over(share === 'equal-losses' ? minus(lacks[i]!, increment) : increment, weight));
  }
  return levels;
}

test('the levels that a stage shows are what was handed out, or withheld, per weight, ascending', () => {
  fc.assert(
    fc.property(problem, (of) => {
      let lacks = of.targets.map(({ claim }) => fraction(claim));
      const { stages } = allocated(of);
      for (const [index, trace] of stages.entries()) {
        const shown = trace.levels.flatMap(({ level, targets }) => targets.map((target) => [target, level] as const));
        const expected = levelsByDefinition(of.program.stages[index]!, trace, lacks);
        expect(new Map(shown)).toEqual(expected);
        expect(shown).toHaveLength(expected.size);
        for (const [i, { level }] of trace.levels.entries()) {
          if (i > 0) expect(compare(trace.levels[i - 1]!.level, level)).toBe(-1);
        }
        lacks = lacks.map((lack, i) =>
          minus(lack, trace.given.find(({ target }) => target === ids[i])?.amount ?? ZERO),
        );
      }
    }),
    { seed: 20_260_111, numRuns: 400 },
  );
});

test('every target left short is in a bottleneck, at the level it stopped at, and no source named there has money left', () => {
  fc.assert(
    fc.property(problem, (of) => {
      const [stage] = of.program.stages;
      const { awards, bottlenecks, idle, stages } = allocated({ ...of, program: { ...of.program, stages: [stage!] } });
      const named = (stage!.to as string[] | undefined) ?? ids;
      const spent = (source: string) => idle.every((entry) => entry.source !== source);
      for (const { target, claim, exact } of awards) {
        const mine = bottlenecks.filter(({ targets }) => targets.includes(target));
        const isShort = exact.n < claim * exact.d;
        if (isShort && named.includes(target)) expect(mine.length).toBeGreaterThan(0);
        if (stage!.by === undefined) expect(mine.length).toBeLessThanOrEqual(1);
        for (const { sources, level } of mine) {
          // With `by` every group has its own level; in equal losses whom no money reached stands at that of its block.
          if (stage!.by !== undefined || !isShort || (stage!.share === 'equal-losses' && exact.n === 0n)) continue;
          expect(stages[0]!.levels.find((entry) => entry.targets.includes(target))!.level).toEqual(level);
          expect(sources.filter((source) => !spent(source))).toEqual([]);
        }
      }
    }),
    { seed: 20_260_112, numRuns: 400 },
  );
});
