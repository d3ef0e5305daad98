import { applyRule, RULES, type RuleName } from '@tamwil/allocation';
import { compare, type Fraction, formatFraction, fraction, minus, plus, sum, times, ZERO } from '@tamwil/money';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from './check.ts';

const NAMES = Object.keys(RULES) as RuleName[];

/** Small whole claims (ties and zeros are frequent), and money between nothing and all claims. */
const problem = fc
  .record({ claims: fc.array(fc.integer({ min: 0, max: 24 }), { minLength: 1, maxLength: 6 }), part: fc.nat(720) })
  .map(({ claims, part }) => ({
    claims: claims.map((claim) => fraction(BigInt(claim))),
    available: fraction(BigInt(part) * BigInt(claims.reduce((a, b) => a + b, 0)), 720n),
  }));

const weightedProblem = problem.chain(({ claims, available }) =>
  fc
    .array(fc.integer({ min: 1, max: 9 }), { minLength: claims.length, maxLength: claims.length })
    .map((weights) => ({ claims, available, weights: weights.map((weight) => fraction(BigInt(weight), 3n)) })),
);

function awards(rule: RuleName, available: Fraction, claims: readonly Fraction[], weights?: readonly Fraction[]) {
  const shared = applyRule(rule, available, claims, weights);
  if (typeof shared === 'string') throw new Error(shared);
  return shared;
}

const texts = (values: readonly Fraction[]) => values.map(formatFraction);
const dual = (available: Fraction, claims: readonly Fraction[]) => minus(sum(claims), available);
const numRuns = 150;

describe('claims rules', () => {
  for (const rule of NAMES) {
    it(`${rule}: no money appears or is lost, nobody gets less than nothing or more than the claim`, () => {
      fc.assert(
        fc.property(problem, ({ claims, available }) => {
          const shared = awards(rule, available, claims);
          expect(compare(sum(shared), available)).toBe(0);
          shared.forEach((award, i) => {
            expect(compare(award, ZERO)).toBeGreaterThanOrEqual(0);
            expect(compare(award, claims[i]!)).toBeLessThanOrEqual(0);
          });
        }),
        cases(numRuns),
      );
    });

    it(`${rule}: more money lowers nobody`, () => {
      fc.assert(
        fc.property(problem, fc.integer({ min: 0, max: 60 }), ({ claims, available }, part) => {
          const more = plus(available, times(minus(sum(claims), available), fraction(BigInt(part), 60n)));
          const before = awards(rule, available, claims);
          awards(rule, more, claims).forEach((award, i) => {
            expect(compare(award, before[i]!)).toBeGreaterThanOrEqual(0);
          });
        }),
        cases(numRuns),
      );
    });

    it(`${rule}: a surplus above all claims stays unallocated`, () => {
      fc.assert(
        fc.property(problem, ({ claims }) => {
          expect(texts(awards(rule, plus(sum(claims), fraction(7n)), claims))).toEqual(texts(claims));
        }),
        cases(50),
      );
    });

    if (rule !== 'priority') {
      it(`${rule}: whoever claims more gets no less and loses no less; the order of the request decides nothing`, () => {
        fc.assert(
          fc.property(problem, ({ claims, available }) => {
            const shared = awards(rule, available, claims);
            const reversed = awards(rule, available, [...claims].reverse());
            expect(texts([...reversed].reverse())).toEqual(texts(shared));
            claims.forEach((claim, i) => {
              claims.forEach((other, j) => {
                if (compare(claim, other) < 0) return;
                expect(compare(shared[i]!, shared[j]!)).toBeGreaterThanOrEqual(0);
                expect(compare(minus(claim, shared[i]!), minus(other, shared[j]!))).toBeGreaterThanOrEqual(0);
              });
            });
          }),
          cases(numRuns),
        );
      });
    }
  }

  const selfDual: RuleName[] = [
    'proportional',
    'talmud',
    'reverse-talmud',
    'random-arrival',
    'adjusted-proportional',
    'average-of-equal-awards-and-losses',
    'average-of-awards',
  ];
  for (const rule of selfDual) {
    it(`${rule}: sharing the money and sharing the cut give the same (self-dual)`, () => {
      fc.assert(
        fc.property(problem, ({ claims, available }) => {
          const cuts = awards(rule, dual(available, claims), claims);
          expect(texts(claims.map((claim, i) => minus(claim, cuts[i]!)))).toEqual(
            texts(awards(rule, available, claims)),
          );
        }),
        cases(numRuns),
      );
    });
  }

  it('equal awards of the cut are equal losses of the money, with the same weights (dual pair)', () => {
    fc.assert(
      fc.property(weightedProblem, ({ claims, available, weights }) => {
        const cuts = awards('constrained-equal-awards', dual(available, claims), claims, weights);
        const kept = claims.map((claim, i) => minus(claim, cuts[i]!));
        expect(texts(kept)).toEqual(texts(awards('constrained-equal-losses', available, claims, weights)));
      }),
      cases(300),
    );
  });

  it('priority of the cut is priority of the money in the reverse order (dual pair)', () => {
    fc.assert(
      fc.property(problem, ({ claims, available }) => {
        const cuts = awards('priority', dual(available, claims), [...claims].reverse()).reverse();
        const kept = claims.map((claim, i) => minus(claim, cuts[i]!));
        expect(texts(kept)).toEqual(texts(awards('priority', available, claims)));
      }),
      cases(numRuns),
    );
  });

  const core: RuleName[] = [
    'proportional',
    'constrained-equal-awards',
    'constrained-equal-losses',
    'alpha-min',
    'priority',
  ];
  for (const rule of core) {
    it(`${rule}: money in two instalments gives what it gives at once (composition up)`, () => {
      fc.assert(
        fc.property(problem, fc.nat(60), ({ claims, available }, part) => {
          const first = times(available, fraction(BigInt(part), 60n));
          const early = awards(rule, first, claims);
          const open = claims.map((claim, i) => minus(claim, early[i]!));
          const late = awards(rule, minus(available, first), open);
          expect(texts(early.map((award, i) => plus(award, late[i]!)))).toEqual(texts(awards(rule, available, claims)));
        }),
        cases(numRuns),
      );
    });

    it(`${rule}: after a cut of the money, the awards may stand in for the claims (composition down)`, () => {
      fc.assert(
        fc.property(problem, fc.nat(60), ({ claims, available }, part) => {
          const less = times(available, fraction(BigInt(part), 60n));
          const rerun = awards(rule, less, awards(rule, available, claims));
          expect(texts(rerun)).toEqual(texts(awards(rule, less, claims)));
        }),
        cases(numRuns),
      );
    });
  }

  it('random arrival is the mean of "first come, first served" over every order', () => {
    const fewClaims = problem.filter(({ claims }) => claims.length <= 5);
    fc.assert(
      fc.property(fewClaims, ({ claims, available }) => {
        const total = claims.map(() => ZERO);
        const orders = permutations(claims.map((_, i) => i));
        for (const order of orders) {
          const served = awards(
            'priority',
            available,
            order.map((i) => claims[i]!),
          );
          order.forEach((i, place) => {
            total[i] = plus(total[i]!, served[place]!);
          });
        }
        const mean = total.map((value) => times(value, fraction(1n, BigInt(orders.length))));
        expect(texts(awards('random-arrival', available, claims))).toEqual(texts(mean));
      }),
      cases(numRuns),
    );
  });

  it('between two claimants Talmud, random arrival, minimal overlap, adjusted proportional and the average of awards agree', () => {
    const pair = problem.filter(({ claims }) => claims.length === 2);
    fc.assert(
      fc.property(pair, ({ claims, available }) => {
        const talmud = texts(awards('talmud', available, claims));
        for (const rule of [
          'random-arrival',
          'minimal-overlap',
          'adjusted-proportional',
          'average-of-awards',
        ] as const) {
          expect(texts(awards(rule, available, claims))).toEqual(talmud);
        }
      }),
      cases(numRuns),
    );
  });

  it('a weight of 1 for everyone changes nothing', () => {
    fc.assert(
      fc.property(problem, ({ claims, available }) => {
        for (const rule of [
          'proportional',
          'constrained-equal-awards',
          'constrained-equal-losses',
          'talmud',
        ] as const) {
          const ones = claims.map(() => fraction(1n));
          expect(texts(awards(rule, available, claims, ones))).toEqual(texts(awards(rule, available, claims)));
        }
      }),
      cases(numRuns),
    );
  });
});

function permutations(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((first) => permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]));
}
