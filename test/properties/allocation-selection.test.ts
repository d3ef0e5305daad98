import { checkProblem, type Problem, runProgram, type StageDocument } from '@tamwil/allocation';
import { compare, type Fraction, fraction, minus, plus, sum, ZERO } from '@tamwil/money';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check.ts';

/** Small amounts and values, so that ties of value, of cost and of both are frequent. */
const arbitraryChoice: fc.Arbitrary<Problem> = fc.integer({ min: 1, max: 7 }).chain((size) => {
  const units = Array.from({ length: size }, (_, i) => `u${i}`);
  const cells = fc.array(fc.record({ unit: fc.constantFrom(...units), claim: fc.nat(6) }), {
    minLength: size,
    maxLength: size + 2,
  });
  const pair = fc.tuple(fc.constantFrom(...units), fc.constantFrom(...units));
  return fc
    .record({
      cells,
      sources: fc.array(fc.record({ amount: fc.nat(14), reach: fc.option(fc.array(fc.nat(size + 1))) }), {
        minLength: 1,
        maxLength: 4,
      }),
      value: fc.tuple(...units.map(() => fc.nat(3))),
      requires: fc.array(pair, { maxLength: 3 }),
      excludes: fc.array(pair, { maxLength: 2 }),
      must: fc.subarray(units, { maxLength: 1 }),
      limit: fc.option(fc.nat(15)),
      before: fc.boolean(),
    })
    .map((drawn): Problem => {
      const targets = drawn.cells.map(({ unit, claim }, i) => ({ id: `t${i}`, unit, claim: BigInt(claim) }));
      const known = (name: string) => targets.some(({ unit }) => unit === name);
      const knownPairs = (pairs: [string, string][]) => pairs.filter(([a, b]) => known(a) && known(b));
      return {
        digits: 2,
        targets,
        sources: drawn.sources.map(({ amount, reach }, s) => ({
          id: `s${s}`,
          amount: BigInt(amount),
          for: reach === null ? '*' : targets.filter((_, t) => reach.includes(t)).map(({ id }) => id),
        })),
        program: {
          format: 'allocation-program/1',
          stages: [
            ...(drawn.before ? [{ id: 'part', share: 'equal-awards' as const, upTo: { amount: '0.02' } }] : []),
            {
              id: 'whole',
              select: 'best-value',
              value: Object.fromEntries(units.filter(known).map((name, i) => [name, drawn.value[i]!])),
              requires: knownPairs(drawn.requires),
              excludes: knownPairs(drawn.excludes),
              must: drawn.must.filter(known),
              ...(drawn.limit === null ? {} : { limit: { amount: `0.${String(drawn.limit).padStart(2, '0')}` } }),
            },
          ],
        },
      };
    })
    .filter((problem) => checkProblem(problem).length === 0);
});

describe('the best value of whole outputs', () => {
  it('is the choice that looking at every choice finds: most value, then least cost, then first in the request', () => {
    let [chosen, empty] = [0, 0];
    check(arbitraryChoice, 1_500, (problem) => {
      const expected = bestOfAll(problem);
      const run = runProgram(problem);
      if (expected === null) {
        expect(run.ok ? null : run.faults.map(({ code }) => code)).toEqual(['selection-infeasible']);
        return;
      }
      if (!run.ok) throw new Error(JSON.stringify(run.faults));
      const { selection } = run.value.stages.at(-1)!;
      const names = selection!.units.map((unit) => run.value.instance.units[unit]!.name);
      expect({ proof: selection!.proof, names }).toEqual({ proof: 'optimal', names: expected });
      if (expected.length > 0) chosen += 1;
      else empty += 1;
    });
    expect(chosen).toBeGreaterThan(empty);
  });
});

/** The best choice by trying all; null when no choice has all of `must`. An oracle that shares nothing with the engine. */
function bestOfAll(problem: Problem): string[] | null {
  const stage = problem.program.stages.at(-1)!;
  const earlier = runProgram({
    ...problem,
    program: { ...problem.program, stages: problem.program.stages.slice(0, -1) },
  });
  if (!earlier.ok) throw new Error(JSON.stringify(earlier.faults));
  const { awards } = earlier.value;
  const lacks = problem.targets.map(({ claim }, t) => minus(fraction(claim), awards[t]!));
  const units = [...new Set(problem.targets.map(({ unit }) => unit!))];
  const cellsOf = (name: string) => [...problem.targets.keys()].filter((t) => problem.targets[t]!.unit === name);
  const costOf = (names: readonly string[]) => sum(names.flatMap((name) => cellsOf(name).map((t) => lacks[t]!)));
  const free = units.filter((name) => costOf([name]).n === 0n);
  const paid = units.filter((name) => !free.includes(name));
  const worth = (names: readonly string[]) => names.reduce((all, name) => all + (stage.value?.[name] ?? 0), 0);
  const isPayable = payable(problem, awards, lacks);

  let best: string[] | null = null;
  for (let set = 0; set < 1 << paid.length; set += 1) {
    const more = paid.filter((_, i) => (set >> i) & 1);
    if (!keepsRules(stage, problem, more, free)) continue;
    const names = units.filter((name) => free.includes(name) || more.includes(name));
    if (!isPayable(more.flatMap(cellsOf))) continue;
    if (best === null || isBetter(names, best)) best = names;
  }
  return best;

  function isBetter(one: readonly string[], other: readonly string[]): boolean {
    const value = worth(one) - worth(other);
    if (value !== 0) return value > 0;
    const cost = compare(costOf(one), costOf(other));
    if (cost !== 0) return cost < 0;
    const positions = (names: readonly string[]) => names.map((name) => units.indexOf(name));
    const [a, b] = [positions(one), positions(other)];
    const first = a.findIndex((position, i) => position !== b[i]);
    return first >= 0 && (b[first] === undefined ? false : a[first]! < b[first]!);
  }
}

function keepsRules(
  stage: StageDocument,
  { targets }: Problem,
  more: readonly string[],
  free: readonly string[],
): boolean {
  const chosen = new Set([...more, ...free]);
  const known = new Set(targets.map(({ unit }) => unit));
  return (
    (stage.must ?? []).every((name) => chosen.has(name)) &&
    // Free units stand whatever their own pairs say, and they satisfy and bar those of others.
    (stage.requires ?? []).every(([a, b]) => !more.includes(a) || chosen.has(b) || !known.has(b)) &&
    (stage.excludes ?? []).every(
      ([a, b]) => !(chosen.has(a) && chosen.has(b)) || (free.includes(a) && free.includes(b)),
    )
  );
}

/** Whether sources and limit can pay some cells whole beside what all have: for each set of targets, what reaches it. */
function payable({ targets, sources, program }: Problem, awards: readonly Fraction[], lacks: readonly Fraction[]) {
  const limit = program.stages.at(-1)!.limit;
  const most = limit !== undefined && 'amount' in limit ? fraction(BigInt(limit.amount.slice(2))) : null;
  const reaches = (source: Problem['sources'][number], set: number) =>
    targets.some(({ id }, t) => (set >> t) & 1 && (source.for === '*' || source.for.includes(id)));
  const supply = Array.from({ length: 1 << targets.length }, (_, set) =>
    sources.reduce((money, source) => (reaches(source, set) ? money + source.amount : money), 0n),
  );
  return (cells: readonly number[]): boolean => {
    if (most !== null && compare(sum(cells.map((t) => lacks[t]!)), most) > 0) return false;
    const needs = awards.map((award, t) => (cells.includes(t) ? plus(award, lacks[t]!) : award));
    return supply.every((money, set) => {
      const need = needs.reduce((all, amount, t) => ((set >> t) & 1 ? plus(all, amount) : all), ZERO);
      return compare(need, fraction(money)) <= 0;
    });
  };
}
