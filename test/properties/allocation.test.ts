import { type Allocation, allocate, applyRule, type Problem, type RuleName, runProgram } from '@tamwil/allocation';
import { compare, type Fraction, formatFraction, fraction, minus, plus, sum, ZERO } from '@tamwil/money';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryProblem, type Shape } from './arbitrary-problem.ts';
import { check } from './check.ts';

const EVERYTHING: Shape = {
  earmarks: true,
  ceilings: true,
  booked: true,
  cells: true,
  groups: true,
  limits: 'any',
  guards: true,
  minima: true,
  selection: true,
};

/** The allocation; null where this money cannot be shared by this program (a fault that a user is told). */
function allocated(problem: Problem): Allocation | null {
  const result = allocate(problem);
  if (result.ok) return result.value;
  const codes = result.faults.map(({ code }) => code);
  expect(['minima-not-fundable', 'selection-infeasible', 'cut-not-absorbed']).toContain(codes[0]);
  return null;
}

function exactAwards(problem: Problem): Map<string, Fraction> | null {
  const run = runProgram(problem);
  return run.ok ? new Map(problem.targets.map(({ id }, i) => [id, run.value.awards[i]!])) : null;
}

const texts = (values: Iterable<Fraction>) => [...values].map(formatFraction);
const total = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n);

describe('every allocation', () => {
  it('loses no cent: awards, idle money and routing add up to the funds, by kind and by source', () => {
    check(arbitraryProblem(EVERYTHING), 1_500, (problem) => {
      const result = allocated(problem);
      if (result === null) return;
      const funds = total(problem.sources.map(({ amount }) => amount));
      expect(result.funds).toBe(funds);
      expect(total(result.awards.map(({ award }) => award))).toBe(result.allocated);
      expect(result.allocated + result.unallocated).toBe(funds);
      expect(result.stranded + result.surplus + result.withheld).toBe(result.unallocated);
      expect(total(result.idle.map(({ amount }) => amount))).toBe(result.unallocated);
      for (const { id, amount } of problem.sources) {
        const paid = total(result.routing.filter(({ source }) => source === id).map((payment) => payment.amount));
        const idle = total(result.idle.filter(({ source }) => source === id).map((entry) => entry.amount));
        expect(paid + idle).toBe(amount);
      }
    });
  });

  it('gives nobody less than nothing or more than the cost, and is within a cent of the exact award', () => {
    check(arbitraryProblem(EVERYTHING), 1_500, (problem) => {
      for (const { award, exact, claim } of allocated(problem)?.awards ?? []) {
        expect(award).toBeGreaterThanOrEqual(0n);
        expect(award).toBeLessThanOrEqual(claim);
        expect(compare(minus(fraction(award), exact), fraction(1n))).toBe(-1);
        expect(compare(minus(exact, fraction(award)), fraction(1n))).toBe(-1);
      }
    });
  });

  it('makes every donor pay only what it may: eligible targets, its amount, its ceilings', () => {
    check(arbitraryProblem(EVERYTHING), 1_500, (problem) => {
      const result = allocated(problem);
      if (result === null) return;
      for (const { target, award } of result.awards) {
        expect(total(result.routing.filter((payment) => payment.target === target).map(({ amount }) => amount))).toBe(
          award,
        );
      }
      for (const source of problem.sources) {
        const payments = result.routing.filter((payment) => payment.source === source.id);
        for (const { target, amount } of payments) {
          expect(amount).toBeGreaterThan(0n);
          if (source.for !== '*') expect(source.for).toContain(target);
          const booked = total(
            (source.booked ?? []).filter((entry) => entry.target === target).map((entry) => entry.amount),
          );
          const most = source.atMost?.[target];
          if (most !== undefined) expect(amount).toBeLessThanOrEqual(most > booked ? most : booked);
        }
      }
    });
  });

  it('is the same whatever order targets and sources are sent in, before cents', () => {
    const shape: Shape = {
      ...EVERYTHING,
      selection: false,
      minima: false,
      shares: ['proportional', 'equal-awards', 'equal-losses'],
    };
    check(fc.tuple(arbitraryProblem(shape), fc.infiniteStream(fc.nat())), 700, ([problem, keys]) => {
      const shuffled = <T>(items: readonly T[]) =>
        items
          .map((item) => ({ item, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
      const other = { ...problem, targets: shuffled(problem.targets), sources: shuffled(problem.sources) };
      const [awards, again] = [exactAwards(problem), exactAwards(other)];
      expect(again === null).toBe(awards === null);
      for (const [id, award] of awards ?? []) expect(formatFraction(again!.get(id)!)).toBe(formatFraction(award));
    });
  });
});

describe('earmarked money', () => {
  const oneStage = (share: 'equal-awards' | 'equal-losses' | 'proportional') =>
    arbitraryProblem({ earmarks: true }).map((problem): Problem => {
      const targets = problem.targets.slice(0, 4).map(({ id, claim }) => ({ id, claim: claim % 6n }));
      const ids = targets.map(({ id }) => id);
      const sources = problem.sources.map(({ id, amount, for: reach }) => ({
        id,
        amount: amount % 8n,
        for: reach === '*' ? reach : reach.filter((name) => ids.includes(name)),
      }));
      return { ...problem, targets, sources, program: { ...problem.program, stages: [{ id: 'all', share }] } };
    });

  it('equal amounts: no whole-cent way to pay gives the k worst-off together more, for any k (Lorenz dominance)', () => {
    check(oneStage('equal-awards'), 250, (problem) => {
      const mine = [...exactAwards(problem)!.values()].sort(compare);
      for (const other of fundable(problem)) {
        const theirs = [...other].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        let [few, few2] = [ZERO, 0n];
        for (const [k, amount] of theirs.entries()) {
          few = plus(few, mine[k]!);
          few2 += amount;
          expect(compare(few, fraction(few2))).toBeGreaterThanOrEqual(0);
        }
      }
    });
  });

  it('equal shares: no whole-cent way to pay gives a better worst coverage, then a better second worst, and so on', () => {
    check(oneStage('proportional'), 250, (problem) => {
      const coverage = (awards: readonly Fraction[]) =>
        awards
          .flatMap(({ n, d }, i) =>
            problem.targets[i]!.claim === 0n ? [] : [fraction(n, d * problem.targets[i]!.claim)],
          )
          .sort(compare);
      const mine = coverage([...exactAwards(problem)!.values()]);
      for (const other of fundable(problem))
        expect(lexicographic(mine, coverage(other.map((n) => fraction(n))))).not.toBe(-1);
    });
  });

  it('equal reductions: of all ways to use as much money as possible, the largest reduction is least, then the second', () => {
    check(oneStage('equal-losses'), 250, (problem) => {
      const reductions = (awards: readonly Fraction[]) =>
        awards.map((award, i) => minus(fraction(problem.targets[i]!.claim), award)).sort((a, b) => compare(b, a));
      const awards = [...exactAwards(problem)!.values()];
      const mine = reductions(awards);
      const all = fundable(problem);
      const most = all.reduce((best, other) => (total(other) > best ? total(other) : best), 0n);
      expect(formatFraction(sum(awards))).toBe(`${most}`);
      for (const other of all.filter((one) => total(one) === most)) {
        expect(lexicographic(mine, reductions(other.map((n) => fraction(n))))).not.toBe(1);
      }
    });
  });

  it('that reaches everybody is one pot: the flow network and the closed form give the same fractions', () => {
    const rules = [
      ['proportional', [{ share: 'proportional' }]],
      ['constrained-equal-awards', [{ share: 'equal-awards' }]],
      ['constrained-equal-losses', [{ share: 'equal-losses' }]],
      ['priority', [{ share: 'priority' }]],
      ['talmud', [{ share: 'equal-awards', upTo: { percentOfClaim: '50' } }, { share: 'equal-losses' }]],
      ['reverse-talmud', [{ share: 'equal-losses', upTo: { percentOfClaim: '50' } }, { share: 'equal-awards' }]],
      ['piniles', [{ share: 'equal-awards', upTo: { percentOfClaim: '50' } }, { share: 'equal-awards' }]],
    ] as const satisfies readonly (readonly [RuleName, readonly object[]])[];
    check(arbitraryProblem({}), 300, (problem) => {
      const claims = problem.targets.map(({ claim }) => fraction(claim));
      const funds = fraction(total(problem.sources.map(({ amount }) => amount)));
      // A ceiling as high as the amount restricts nothing, but takes the way through the network.
      const [first, ...others] = problem.sources;
      const gated = { ...first!, atMost: { [problem.targets[0]!.id]: first!.amount } };
      for (const [rule, stages] of rules) {
        const expected = applyRule(rule, funds, claims);
        if (typeof expected === 'string') throw new Error(expected);
        const program = { ...problem.program, stages: stages.map((stage, i) => ({ ...stage, id: `k${i}` })) };
        for (const sources of [problem.sources, [gated, ...others]]) {
          expect([rule, ...texts(exactAwards({ ...problem, sources, program })!.values())]).toEqual([
            rule,
            ...texts(expected),
          ]);
        }
      }
    });
  });
});

describe('outputs by year', () => {
  it('from one pot, an output gets over its years exactly what it gets as a whole', () => {
    const shape: Shape = {
      cells: true,
      groups: true,
      shares: ['proportional', 'equal-awards', 'equal-losses'],
      partial: false,
      limits: 'any',
      guards: true,
    };
    check(arbitraryProblem(shape), 800, (problem) => {
      const units = [...new Set(problem.targets.map(({ unit, id }) => unit ?? id))];
      const cellsOf = (name: string) => problem.targets.filter(({ unit, id }) => (unit ?? id) === name);
      // With groups, all cells of an output stand in one group, as years of an output do.
      const groupOf = (name: string) => cellsOf(name)[0]!.group!;
      const cells = problem.targets.map((target) => ({ ...target, group: groupOf(target.unit ?? target.id) }));
      const known = new Set(cells.map(({ group }) => group));
      const stages = problem.program.stages.map((stage) =>
        stage.by === undefined || stage.weights === undefined
          ? stage
          : {
              ...stage,
              weights: Object.fromEntries(Object.entries(stage.weights).filter(([name]) => known.has(name))),
            },
      );
      const program = { ...problem.program, stages };
      const whole = units.map((id) => ({
        id,
        claim: total(cellsOf(id).map(({ claim }) => claim)),
        group: groupOf(id),
        fields: { minimum: total(cellsOf(id).map(({ fields }) => fields!['minimum']!)) },
      }));
      const byYear = exactAwards({ ...problem, targets: cells, program })!;
      const atOnce = exactAwards({ ...problem, targets: whole, program })!;
      for (const name of units) {
        const sumOfYears = sum(cellsOf(name).map(({ id }) => byYear.get(id)!));
        expect(formatFraction(sumOfYears)).toBe(formatFraction(atOnce.get(name)!));
      }
    });
  });
});

describe('more money', () => {
  const monotonyWarning = (problem: Problem): string | undefined => {
    const allocation = allocate(problem);
    if (!allocation.ok) return 'not run';
    return allocation.value.warnings.find(({ code }) => code === 'may-not-be-monotone')?.pointer;
  };

  const raise = (problem: Problem, at: number, by: number): Problem => ({
    ...problem,
    sources: problem.sources.map((source, i) =>
      i === at % problem.sources.length ? { ...source, amount: source.amount + BigInt(by) } : source,
    ),
  });
  const neverLowers = (shape: Shape) =>
    check(fc.tuple(arbitraryProblem(shape), fc.nat(3), fc.integer({ min: 1, max: 40 })), 900, ([problem, at, by]) => {
      const [before, after] = [exactAwards(problem), exactAwards(raise(problem, at, by))];
      for (const [id, award] of before ?? []) expect(compare(after!.get(id)!, award)).toBeGreaterThanOrEqual(0);
    });

  it('never lowers anybody in a program without guards, minima, whole outputs and limits, whatever the earmarks', () => {
    neverLowers({ earmarks: true, ceilings: true, booked: true });
    neverLowers({ earmarks: true, ceilings: true, booked: true, cells: true, shares: ['proportional', 'priority'] });
  });

  it('never lowers anybody in one pot, with limits of any kind or with fixed limits, groups and years', () => {
    neverLowers({ limits: 'any' });
    neverLowers({ cells: true, limits: 'fixed', groups: true });
  });

  it('can lower an output in equal sharing by years after another step: money for one year makes the others weigh more', () => {
    const problem = (donor: bigint): Problem => ({
      digits: 2,
      targets: [
        { id: 'a', claim: 21n },
        { id: 'b@2024', unit: 'b', claim: 13n },
        { id: 'b@2025', unit: 'b', claim: 8n },
      ],
      sources: [
        { id: 'core', amount: 35n, for: '*', atMost: { 'b@2025': 2n } },
        { id: 'donor', amount: donor, for: ['b@2025'] },
      ],
      program: {
        format: 'allocation-program/1',
        stages: [
          { id: 'first', upTo: { amount: '0.20' }, share: 'proportional' },
          { id: 'rest', share: 'equal-awards' },
        ],
      },
    });
    // Both times core has 13/21 left for a and b@2024, which weighs what it lacks by what all of b lacks: 13/139, 13/118.
    expect(texts(exactAwards(problem(0n))!.values())).toEqual(['65647/3192', '39689/3192', '2']);
    expect(texts(exactAwards(problem(1n))!.values())).toEqual(['56554/2751', '34229/2751', '3']);
    expect(monotonyWarning(problem(0n))).toBe('/program/stages/1/share');
  });

  it('can lower a member of a group after a limit in per cent: the other members then need less', () => {
    const problem = (funds: bigint): Problem => ({
      digits: 2,
      targets: [
        { id: 'a', claim: 1n, group: 'G' },
        { id: 'b', claim: 3n, group: 'G' },
        { id: 'c', claim: 10n, group: 'K' },
      ],
      sources: [{ id: 'core', amount: funds, for: '*' }],
      program: {
        format: 'allocation-program/1',
        stages: [
          { id: 'b-first', to: ['b'], share: 'proportional', limit: { percentOfFunds: '20' } },
          { id: 'rest', share: 'proportional', by: 'group', within: 'priority', limit: { amount: '0.10' } },
        ],
      },
    });
    expect(texts(exactAwards(problem(5n))!.values())).toEqual(['12/13', '1', '40/13']);
    expect(texts(exactAwards(problem(15n))!.values())).toEqual(['10/11', '3', '100/11']);
    expect(monotonyWarning(problem(5n))).toBe('/program/stages/1/by');
  });

  it('can lower a member of a group under earmarks: the engine says what is so, not what one would like', () => {
    const problem = (donor: bigint): Problem => ({
      digits: 2,
      targets: [
        { id: 'a', claim: 400n, group: 'G' },
        { id: 'b', claim: 300n, group: 'G' },
        { id: 'c', claim: 1100n, group: 'H' },
      ],
      sources: [
        { id: 'core', amount: 700n, for: '*' },
        { id: 'forA', amount: donor, for: ['a'] },
        { id: 'forB', amount: 100n, for: ['b'] },
      ],
      program: {
        format: 'allocation-program/1',
        stages: [{ id: 'all', share: 'equal-awards', by: 'group', within: 'proportional' }],
      },
    });
    // More for a lets both groups have 6.00; group H takes its part from core, which b had lived on.
    expect(texts(exactAwards(problem(300n))!.values())).toEqual(['2200/7', '1650/7', '550']);
    expect(texts(exactAwards(problem(900n))!.values())).toEqual(['400', '200', '600']);
    expect(monotonyWarning(problem(300n))).toBe('/program/stages/0/by');
  });

  it('never lowers anybody where the answer carries no warning that it may', () => {
    const shape = { ...EVERYTHING, minima: false, guards: false, selection: false };
    check(fc.tuple(arbitraryProblem(shape), fc.nat(3), fc.integer({ min: 1, max: 40 })), 250, ([problem, at, by]) => {
      fc.pre(monotonyWarning(problem) === undefined);
      const [before, after] = [exactAwards(problem), exactAwards(raise(problem, at, by))];
      for (const [id, award] of before ?? []) expect(compare(after!.get(id)!, award)).toBeGreaterThanOrEqual(0);
    });
  });
});

describe('cuts', () => {
  it('a program of cuts is the dual of the program of funds: proportional is its own, equal cuts are equal losses', () => {
    const pairs = [
      ['proportional', 'proportional'],
      ['equal-awards', 'equal-losses'],
      ['equal-losses', 'equal-awards'],
    ] as const;
    check(arbitraryProblem({}), 400, (problem) => {
      for (const [cut, fund] of pairs) {
        const weights = problem.program.stages[0]!.weights;
        const stages = (share: typeof cut | typeof fund) => [
          { id: 'all', share, ...(weights && cut !== 'proportional' ? { weights } : {}) },
        ];
        const cuts = exactAwards({
          ...problem,
          program: { ...problem.program, direction: 'cut', stages: stages(cut) },
        })!;
        const funds = exactAwards({ ...problem, program: { ...problem.program, stages: stages(fund) } })!;
        expect([cut, ...texts(cuts.values())]).toEqual([cut, ...texts(funds.values())]);
      }
    });
  });

  it('take the whole shortfall, no more and no less', () => {
    check(arbitraryProblem({ direction: 'cut', groups: true, cells: true, limits: 'fixed' }), 500, (problem) => {
      const result = allocated(problem);
      if (result === null) return;
      const [claims, funds] = [result.claims, result.funds];
      expect(result.allocated).toBe(claims < funds ? claims : funds);
    });
  });
});

/** Every whole-cent vector of awards that the sources can pay: for each set of targets no more than what reaches it. */
function fundable({ targets, sources }: Problem): bigint[][] {
  const reaches = sources.map(({ for: reach }) =>
    targets.reduce((set, { id }, i) => (reach === '*' || reach.includes(id) ? set | (1 << i) : set), 0),
  );
  const supply = Array.from({ length: 1 << targets.length }, (_, set) =>
    sources.reduce((money, { amount }, s) => ((reaches[s]! & set) === 0 ? money : money + amount), 0n),
  );
  let vectors: bigint[][] = [[]];
  for (const { claim } of targets) {
    vectors = vectors.flatMap((vector) => Array.from({ length: Number(claim) + 1 }, (_, n) => [...vector, BigInt(n)]));
  }
  const isPaid = (vector: readonly bigint[]) =>
    supply.every(
      (money, set) => vector.reduce((need, amount, i) => ((set >> i) & 1 ? need + amount : need), 0n) <= money,
    );
  return vectors.filter(isPaid);
}

function lexicographic(a: readonly Fraction[], b: readonly Fraction[]): number {
  for (const [i, value] of a.entries()) {
    const order = compare(value, b[i]!);
    if (order !== 0) return order;
  }
  return 0;
}
