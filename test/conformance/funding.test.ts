import { readFileSync } from 'node:fs';
import { allocate, applyRule, checkProblem, type RuleName, type StageDocument } from '@tamwil/allocation';
import { costCells, costPlan, readCosting } from '@tamwil/costing';
import { amountOn, bookedMoney, engineSources, netOfCharges, readFunding } from '@tamwil/funding';
import {
  compare,
  type Fraction,
  floor,
  formatAmount,
  formatDecimal,
  formatFraction,
  fraction,
  minus,
  over,
  parseFraction,
  parseRate,
  splitByWeights,
  sum,
  times,
  ZERO,
} from '@tamwil/money';
import { PLANS } from '@tamwil/plan';
import { type Evaluation, evaluate, readScenario } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';

interface Vector {
  readonly id: string;
  readonly topic: string;
  readonly inputs: Readonly<Record<string, string | readonly string[]>>;
  readonly exact: Readonly<Record<string, string | readonly string[]>>;
}

const { vectors } = JSON.parse(readFileSync(new URL('./vectors/finance.json', import.meta.url), 'utf8')) as {
  vectors: Vector[];
};
const byTopic = (topic: string): Vector[] => vectors.filter((vector) => vector.topic === topic);
const byId = (id: string): Vector => vectors.find((vector) => vector.id === id)!;
const one = (value: string | readonly string[] | undefined): Fraction => parseFraction(value as string)!;
const many = (value: string | readonly string[] | undefined): Fraction[] =>
  (value as readonly string[]).map((text) => parseFraction(text)!);
const plan = PLANS.get('gb343-ins-3-1')!;

/** Cents of an amount in millions. */
const cents = (value: Fraction): bigint => floor(times(value, fraction(100_000_000n)));

/** A plan of one component whose outputs cost these amounts, each with money for it alone. */
function funded(lines: readonly { readonly cost: Fraction; readonly money: Fraction }[]): Evaluation {
  const text = (amount: Fraction): string => formatAmount(cents(amount), 2);
  const named = { en: 'Invented' };
  const ids = lines.map((_, index) => `A${index}`);
  const outputs = ids.map((id) => ({ id, title: named, summary: named, firstYear: 2021, lastYear: 2026 }));
  const whole = text(sum(lines.map(({ cost }) => cost)));
  const components = [{ id: 'A', number: 1, name: named, shortName: named, indicativeBudget: whole, outputs }];
  const costs = Object.fromEntries(ids.map((id, index) => [id, text(lines[index]!.cost)]));
  const read = readScenario({
    schema: 'scenario/1',
    name: 'x',
    plan: {
      ...{ id: 'appeal', document: 'invented', body: 'invented', title: named, currency: 'USD', indicative: true },
      ...{ firstYear: 2021, lastYear: 2026, totalBudget: whole, components },
    },
    costing: { split: { A: { amounts: costs } } },
    funding: ids.map((id, index) => ({
      ...{ id, amount: text(lines[index]!.money), stage: 'received', earmark: { for: [id] } },
    })),
  });
  const answer = read.ok ? evaluate(read.value) : read;
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.value;
}

describe('coverage and gaps agree with appeals that others have published', () => {
  /** Coverage as the result states it: six places, rounded down. */
  const coverageOf = (perCent: Fraction): string => formatDecimal(over(perCent, fraction(100n)), 6, 'down');

  it.each(byTopic('coverage'))('$id', ({ inputs, exact }) => {
    const { totals } = funded([{ cost: one(inputs['requirements']), money: one(inputs['funding']) }]);
    expect(totals.coverage).toBe(coverageOf(one(exact['coverage_pct'])));
    if (exact['gap'] !== undefined) expect(totals.gap).toBe(formatAmount(cents(one(exact['gap'])), 2));
  });

  it('PRIORITISE-GHO25: what is left of a plan when only its priorities are asked for', () => {
    const { inputs, exact } = byId('PRIORITISE-GHO25');
    const left = (what: string): string =>
      funded([{ cost: one(inputs[`${what}_before`]), money: one(inputs[`${what}_after`]) }]).totals.coverage;
    expect(left('req')).toBe(coverageOf(one(exact['money_ratio_pct'])));
    expect(left('people')).toBe(coverageOf(one(exact['people_ratio_pct'])));
  });

  it('ALLOC-OVER-EARMARK: a surplus on an earmark hides no gap elsewhere', () => {
    const { inputs, exact } = byId('ALLOC-OVER-EARMARK');
    const money = many(inputs['earmarked']);
    const { targets, totals } = funded(many(inputs['needs']).map((cost, index) => ({ cost, money: money[index]! })));
    const text = (amount: Fraction): string => formatAmount(cents(amount), 2);
    expect(targets.map(({ gap }) => gap)).toEqual(many(exact['gaps']).map(text));
    expect(totals.gap).toBe(text(one(exact['total_gap'])));
    expect(totals.gap).not.toBe(text(one(exact['naive_gap'])));
  });
});

describe('sharing a shortage agrees with figures that others have published', () => {
  const RULE_OF: Readonly<Record<string, RuleName>> = {
    PRORATA: 'proportional',
    CEA: 'constrained-equal-awards',
    CEL: 'constrained-equal-losses',
    TALMUD: 'talmud',
  };
  const ruled = byTopic('allocation').flatMap((vector) => {
    const rule = RULE_OF[/^ALLOC-(?:237-)?(PRORATA|CEA|CEL|TALMUD)-/.exec(vector.id)?.[1] ?? ''];
    return rule === undefined ? [] : [{ ...vector, rule }];
  });

  it('covers the fifteen published and derived cases of the four rules', () => expect(ruled).toHaveLength(15));

  it.each(ruled)('$id', ({ rule, inputs, exact }) => {
    const claims = many(inputs['budgets'] ?? inputs['claims']);
    const expected = many(exact['shares_usd_m'] ?? exact['shares']);
    expect(applyRule(rule, one(inputs['available'] ?? inputs['estate']), claims)).toEqual(expected);
  });

  it.each(byTopic('allocation').filter(({ exact }) => exact['cents'] !== undefined))(
    '$id in whole cents',
    ({ inputs, exact }) => {
      expect(splitByWeights(cents(one(inputs['available'])), many(inputs['budgets'])).map(String)).toEqual(
        exact['cents'],
      );
    },
  );

  it.each(byTopic('allocation').filter(({ inputs }) => inputs['weights'] !== undefined))(
    '$id: by weight, nothing left over',
    ({ inputs, exact }) => {
      const available = one(inputs['available']);
      const weights = many(inputs['weights']);
      const whole = weights.reduce((sum, { n }) => sum + n, 0n);
      expect(weights.map((weight) => over(times(available, weight), fraction(whole)))).toEqual(many(exact['shares']));
      expect(splitByWeights(available.n * 100n, weights).reduce((sum, part) => sum + part, 0n)).toBe(
        available.n * 100n,
      );
    },
  );

  it('ALLOC-CAPPED-EQUAL: what one cannot use goes to the others', () => {
    const { inputs, exact } = byId('ALLOC-CAPPED-EQUAL');
    expect(applyRule('constrained-equal-awards', one(inputs['available']), many(inputs['needs']))).toEqual(
      many(exact['shares']),
    );
  });

  it('ALLOC-HAMILTON-930: largest remainders', () => {
    const { inputs, exact } = byId('ALLOC-HAMILTON-930');
    expect(splitByWeights(one(inputs['units']).n, many(inputs['votes']))).toEqual(
      many(exact['units']).map(({ n }) => n),
    );
  });

  it('ALLOC-237-WATERFALL: component 4 first, then 3, 2, 5, 1', () => {
    const { inputs, exact } = byId('ALLOC-237-WATERFALL');
    const order = many(inputs['priority']).map(({ n }) => Number(n) - 1);
    const budgets = many(inputs['budgets']);
    const awards = applyRule(
      'priority',
      one(inputs['available']),
      order.map((index) => budgets[index]!),
    ) as Fraction[];
    const expected = many(exact['shares_usd_m']);
    expect(awards).toEqual(order.map((index) => expected[index]));
  });

  it('ALLOC-TIERS-REMAINDER: no tier is paid twice', () => {
    const { inputs, exact } = byId('ALLOC-TIERS-REMAINDER');
    const rest = many(inputs['claims_A']).reduce(minus, one(inputs['available']));
    expect(applyRule('priority', one(inputs['available']), [...many(inputs['claims_A']), fraction(1000n)])).toEqual([
      ...many(inputs['claims_A']),
      rest,
    ]);
    expect(rest).toEqual(one(exact['B']));
  });

  /** Components with their budgets against sources, by a program: awards in cents. */
  function allocated(
    { inputs }: Vector,
    earmarked: readonly Fraction[],
    sources: readonly { id: string; amount: Fraction; for: '*' | string[] }[],
    stages: readonly StageDocument[],
  ): bigint[] {
    const targets = many(inputs['budgets']).map((budget, index) => ({
      id: `C${index + 1}`,
      claim: cents(budget),
      fields: { earmarked: cents(earmarked[index]!) },
    }));
    const problem = {
      digits: 2,
      targets,
      sources: sources.map((source) => ({ ...source, amount: cents(source.amount) })),
      program: { format: 'allocation-program/1' as const, stages: [...stages] },
    };
    expect(checkProblem(problem)).toEqual([]);
    const result = allocate(problem);
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    return result.value.awards.map(({ award }) => award);
  }

  it('ALLOC-237-EARMARK: earmarked money stays, flexible money follows unmet need', () => {
    const vector = byId('ALLOC-237-EARMARK');
    const earmarked = many(vector.inputs['earmarked']);
    const sources = [
      ...earmarked.flatMap((amount, index) =>
        amount.n > 0n ? [{ id: `e${index}`, amount, for: [`C${index + 1}`] }] : [],
      ),
      { id: 'free', amount: one(vector.inputs['unearmarked']), for: '*' as const },
    ];
    const first: StageDocument = {
      id: 'earmarked-first',
      to: '*',
      upTo: { field: 'earmarked' },
      share: 'proportional',
    };
    const awards = allocated(vector, earmarked, sources, [first, { id: 'rest', to: '*', share: 'proportional' }]);
    expect(awards).toEqual(many(vector.exact['shares_usd_m']).map(cents));
  });

  it('ALLOC-WATERFALL-RECALC: a step that takes a share of what is left takes less than one that takes a share of all', () => {
    const { inputs, exact } = byId('ALLOC-WATERFALL-RECALC');
    const start = one(inputs['start']);
    const wanted = { ...byId('ALLOC-WATERFALL-RECALC'), inputs: { budgets: ['1000', '1000', '1000'] } };
    const shares = many(inputs['tier_shares']);
    const taken = many(exact['taken']);
    // A limit is a share of all money: 50, 10 of the remaining 50, 10 of the remaining 45 per cent.
    let left = fraction(100n);
    const limits = shares.map((share) => {
      const percent = times(left, share);
      left = minus(left, percent);
      return percent;
    });
    const stages = limits.map(
      (percent, index): StageDocument => ({
        id: `tier-${index + 1}`,
        to: [`C${index + 1}`],
        limit: { percentOfFunds: formatFraction(percent) },
        share: 'proportional',
      }),
    );
    const none = shares.map(() => ZERO);
    const awards = allocated(wanted, none, [{ id: 'all', amount: start, for: '*' }], stages);
    expect(awards).toEqual(taken.map(cents));
    const after = taken.map((_, index) => taken.slice(0, index + 1).reduce(minus, start));
    expect(after).toEqual(many(exact['left_after']));
  });

  it('ALLOC-237-FLOOR50: a proportional floor changes nothing about pro rata', () => {
    const vector = byId('ALLOC-237-FLOOR50');
    const none = many(vector.inputs['budgets']).map(() => ZERO);
    const money = [{ id: 'all', amount: one(vector.inputs['available']), for: '*' as const }];
    const floors: StageDocument = { id: 'half', to: '*', upTo: { percentOfClaim: '50' }, share: 'proportional' };
    const awards = allocated(vector, none, money, [floors, { id: 'rest', to: '*', share: 'proportional' }]);
    const cent = (exact: Fraction, award: bigint): boolean => award - cents(exact) <= 1n && award >= cents(exact);
    const expected = many(vector.exact['shares_usd_m']);
    expect(awards.every((award, index) => cent(expected[index]!, award))).toBe(true);
    expect(awards.reduce((a, b) => a + b, 0n)).toBe(16_000_000_000n);
  });
});

describe('ten of direct cost, four ways (cost and money meet in direct cost)', () => {
  it('11.30 at 13 per cent, 10.70 at 7, 10.00 of regular budget, 10.808081 through a fund with a 1 per cent fee and 7', () => {
    const charges = (programmeSupport: string, agentFee = '0') => ({
      programmeSupport: parseRate(programmeSupport)!,
      agentFee: parseRate(agentFee)!,
      levy: ZERO,
      deducted: false,
    });
    const gross = [charges('0.13'), charges('0.07'), charges('0'), charges('0.07', '0.01')].map((terms) =>
      over(fraction(10n), netOfCharges(terms)),
    );
    expect(gross.map((amount) => formatDecimal(amount, 6, 'half-even'))).toEqual([
      '11.300000',
      '10.700000',
      '10.000000',
      '10.808081',
    ]);
  });

  it('each finances exactly an output of 8 million, and a cent less does not', () => {
    const costing = readCosting({ split: { C4: { amounts: { 'C4.2': '8000000.00' } } } }, plan);
    if (!costing.ok) throw new Error(JSON.stringify(costing.faults));
    const cells = costCells(costing.value, costPlan(costing.value), 'plan');
    const { cost } = cells.find(({ id }) => id === 'C4.2')!;
    const kinds = [
      { kind: 'development-cooperation', amount: '9040000.00' },
      { kind: 'development-cooperation', amount: '8560000.00', charges: { programmeSupport: '0.07' } },
      { kind: 'regular-budget', amount: '8000000.00' },
      { kind: 'pooled-fund', amount: '8646464.65' },
    ];
    for (const source of kinds) {
      const usable = (amount: string): bigint => {
        const read = readFunding([{ id: 'a', stage: 'received', earmark: { for: ['C4.2'] }, ...source, amount }], {
          plan,
          currency: 'USD',
          asOf: null,
        });
        if (!read.ok) throw new Error(JSON.stringify(read.faults));
        const booked = bookedMoney(read.value, cells, 'USD');
        if (!booked.ok) throw new Error(JSON.stringify(booked.faults));
        return engineSources(read.value, cells, booked.value, (tranche) => amountOn('in-hand', tranche))[0]!.amount;
      };
      expect(usable(source.amount)).toBe(cost);
      const [whole, digits] = source.amount.split('.') as [string, string];
      const less = BigInt(whole + digits) - 1n;
      expect(usable(`${less / 100n}.${`${less % 100n}`.padStart(2, '0')}`)).toBe(cost - 1n);
    }
  });
});

describe('exchange on the income side', () => {
  it('FX-ILO-1996-97: assessed francs become the dollars of the budget at the budget rate', () => {
    const { inputs, exact } = byId('FX-ILO-1996-97');
    const section = [
      {
        id: 'rb',
        kind: 'regular-budget',
        currency: 'CHF',
        amount: `${exact['chf']}.00`,
        rate: inputs['chf_per_usd'],
        stage: 'committed',
      },
    ];
    const read = readFunding(section, { plan, currency: 'USD', asOf: null });
    expect(read.ok && read.value.sources[0]!.tranches[0]!.usable).toBe(
      floor(times(one(inputs['usd']), fraction(100n))),
    );
  });

  it('compares rates the way they are quoted: more units per dollar, fewer dollars', () => {
    const dollars = (rate: string): bigint => {
      const read = readFunding([{ id: 'a', currency: 'CHF', amount: '1000.00', rate, stage: 'received' }], {
        plan,
        currency: 'USD',
        asOf: null,
      });
      if (!read.ok) throw new Error(JSON.stringify(read.faults));
      return read.value.sources[0]!.tranches[0]!.usable;
    };
    expect(dollars('0.80') > dollars('0.90')).toBe(true);
    expect(compare(fraction(dollars('0.80')), fraction(125_000n))).toBe(0);
  });
});
