import { compare, type Fraction, fraction, minus, scaled, sum } from '@tamwil/money';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonDenominator } from '../exact/common-denominator.ts';
import { type FixedTotals, shareWithFixedTotals } from './fixed-totals.ts';
import { ResidualGraph } from './residual-graph.ts';
import type { Layers } from './totals-part.ts';
import { WorkMeter } from './work-meter.ts';

const [SOURCES, NODES, GROUPS] = [3, 6, 3];
const ONE_LAYER: Layers = { count: 1, ofNode: () => 0, ofGroup: () => 0 };

/** Three sources with limited and unlimited arcs to some of six nodes, members of three groups, totals that can be paid. */
const problems = fc
  .record({
    members: fc.array(
      fc.record({
        node: fc.integer({ min: SOURCES, max: SOURCES + NODES - 1 }),
        group: fc.integer({ min: 0, max: GROUPS - 1 }),
        claim: fc.bigInt(1n, 30n),
        weight: fc.bigInt(1n, 5n),
        // What the totals are made of: that part of the claim is paid by the source.
        paid: fc.bigInt(0n, 100n),
        by: fc.integer({ min: 0, max: SOURCES - 1 }),
      }),
      { minLength: 2, maxLength: 12 },
    ),
    kept: fc.array(
      fc.record({ node: fc.integer({ min: SOURCES, max: SOURCES + NODES - 1 }), amount: fc.bigInt(1n, 20n) }),
      {
        maxLength: 2,
      },
    ),
    spare: fc.array(fc.bigInt(0n, 15n), { minLength: SOURCES, maxLength: SOURCES }),
    free: fc.uniqueArray(
      fc.tuple(fc.integer({ min: 0, max: SOURCES - 1 }), fc.integer({ min: SOURCES, max: SOURCES + NODES - 1 })),
      {
        maxLength: 8,
        selector: (pair) => pair.join(),
      },
    ),
  })
  .map(({ members, kept, spare, free }): FixedTotals => {
    const payments = [
      ...members.map(({ node, claim, paid, by }) => ({ from: by, to: node, amount: (claim * paid) / 100n })),
      ...kept.map(({ node, amount }, index) => ({ from: index, to: node, amount })),
    ];
    const unlimited = new Set(free.map((pair) => pair.join()));
    const supply = new Map(spare.map((amount, source) => [source, amount]));
    const capacities = new Map<string, { from: number; to: number; capacity: bigint }>();
    for (const { from, to, amount } of payments) {
      supply.set(from, supply.get(from)! + amount);
      const arc = capacities.get(`${from},${to}`) ?? { from, to, capacity: 0n };
      capacities.set(`${from},${to}`, { ...arc, capacity: arc.capacity + amount });
    }
    const limited = [...capacities].flatMap(([pair, arc]) => (unlimited.has(pair) ? [] : [arc]));
    const keptAt = new Map<number, bigint>();
    for (const { node, amount } of kept) keptAt.set(node, (keptAt.get(node) ?? 0n) + amount);
    return {
      region: {
        nodes: Array.from({ length: SOURCES + NODES }, (_, node) => node),
        supply,
        kept: keptAt,
        arcs: [...limited, ...free.map(([from, to]) => ({ from, to, capacity: null }))],
      },
      members: members.map(({ node, group, claim, weight }) => ({ node, group, claim, weight })),
      totals: Array.from({ length: GROUPS }, (_, group) =>
        fraction(
          members.reduce((all, { group: own, claim, paid }) => (own === group ? all + (claim * paid) / 100n : all), 0n),
        ),
      ),
    };
  });

/** Whether the totals can be paid when each member gets at least what is asked for it; all amounts times `scale`. */
function canPay({ region, members, totals }: FixedTotals, least: readonly bigint[], scale: bigint): boolean {
  const [money, sink] = [SOURCES + NODES + GROUPS, SOURCES + NODES + GROUPS + 1];
  const graph = new ResidualGraph(sink + 1, new WorkMeter());
  for (const [node, amount] of region.supply) graph.addArc(money, node, amount * scale);
  for (const { from, to, capacity } of region.arcs) graph.addArc(from, to, (capacity ?? 1_000_000n) * scale);
  let needed = 0n;
  const need = (node: number, amount: bigint) => {
    graph.addArc(node, sink, amount);
    needed += amount;
  };
  for (const [node, amount] of region.kept) need(node, amount * scale);
  const rest = totals.map((amount) => scaled(amount, scale));
  for (const [index, { node, group, claim }] of members.entries()) {
    if (least[index]! > claim * scale) return false;
    need(node, least[index]!);
    rest[group]! -= least[index]!;
    graph.addArc(node, SOURCES + NODES + group, claim * scale - least[index]!);
  }
  for (const [group, amount] of rest.entries()) {
    if (amount < 0n) return false;
    need(SOURCES + NODES + group, amount);
  }
  return graph.maximize(money, sink) === needed;
}

test.each(['equal-awards', 'equal-losses'] as const)(
  '%s with fixed totals: nobody can get more without someone as badly off, or worse, getting less',
  (rule) => {
    let [tried, shared, bound] = [0, 0, 0];
    fc.assert(
      fc.property(problems, (problem) => {
        tried += 1;
        const { members, totals } = problem;
        const amounts = shareWithFixedTotals(problem, ONE_LAYER, rule, new WorkMeter());
        const scale = commonDenominator(amounts);
        const whole = amounts.map((amount) => scaled(amount, scale));
        for (const [group, amount] of totals.entries()) {
          expect(sum(amounts.filter((_, index) => members[index]!.group === group))).toEqual(amount);
        }
        expect(canPay(problem, whole, scale)).toBe(true);
        const worse = (a: number, b: number): boolean => {
          const order = compare(levelOf(members[a]!, amounts[a]!, rule), levelOf(members[b]!, amounts[b]!, rule));
          return rule === 'equal-awards' ? order <= 0 : order >= 0;
        };
        for (const [index, amount] of whole.entries()) {
          const least = whole.map((other, each) => (each === index ? amount + 1n : worse(each, index) ? other : 0n));
          expect(canPay(problem, least, scale)).toBe(false);
          if (amount < members[index]!.claim * scale) shared += 1;
        }
        // Only conditions part two of one group who both could still change.
        const isFree = (index: number) => whole[index]! > 0n && whole[index]! < members[index]!.claim * scale;
        const parted = [...members.keys()]
          .filter(isFree)
          .some((a, _, free) => free.some((b) => members[a]!.group === members[b]!.group && !worse(a, b)));
        if (parted) bound += 1;
      }),
      { numRuns: 1_000, seed: 1 },
    );
    expect(shared).toBeGreaterThan(tried);
    expect(bound).toBeGreaterThan(tried / 10);
  },
);

/** What a member gets for its weight; in equal losses what it lacks. */
function levelOf({ claim, weight }: { claim: bigint; weight: bigint }, amount: Fraction, rule: string): Fraction {
  const measured = rule === 'equal-losses' ? minus(fraction(claim), amount) : amount;
  return fraction(measured.n, measured.d * weight);
}
