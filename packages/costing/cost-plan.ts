import { type Fraction, ONE, roundHalfEven, splitByWeights, times, ZERO } from '@tamwil/money';
import { yearsOf } from '@tamwil/plan';
import { contingencyFactor, driverFactor, escalationFactor, exchangeFactor } from './cost-factors.ts';
import type { Costing } from './costing.ts';

/**
 * The way of one output's cost in one calendar year from the plan's figure to direct cost, in minor units. `split` is
 * the base; the other steps are differences, so split + escalation + exchange + drivers + contingency = direct.
 */
export interface CostLine {
  readonly output: string;
  readonly component: string;
  readonly year: number;
  readonly split: bigint;
  readonly escalation: bigint;
  readonly exchange: bigint;
  readonly drivers: bigint;
  readonly contingency: bigint;
  readonly direct: bigint;
}

export const COST_STEPS = ['split', 'escalation', 'exchange', 'drivers', 'contingency', 'direct'] as const;
export type CostStep = (typeof COST_STEPS)[number];

/**
 * Direct cost of every output in every calendar year of the plan (a line of zeros outside its time frame), outputs in
 * plan order and years ascending.
 *
 * The base table is rounded once: each output's cost over its years by largest remainder. Every later step is the
 * running product of exact factors applied to the base cell and rounded half-even; its column is the difference to the
 * step before, so a waterfall adds up to the cent in both directions.
 *
 * @example
 * ```ts
 * import { PLANS } from '@tamwil/plan';
 * import { costPlan, readCosting } from '@tamwil/costing';
 * const costing = readCosting({ escalation: { rate: '0.02' } }, PLANS.get('gb343-ins-3-1')!);
 * const lines = costing.ok ? costPlan(costing.value) : [];
 * const proposal = lines.find(({ output, year }) => output === 'C5.6' && year === 2022);
 * [proposal.split, proposal.escalation, proposal.direct] // => [14906832n, 298137n, 15204969n]
 * ```
 */
export function costPlan(costing: Costing): CostLine[] {
  const years = yearsOf(costing.plan);
  const contingency = contingencyFactor(costing);
  return costing.plan.components.flatMap(({ id: component, outputs }) => {
    const prices = years.map((year): Factors => {
      const escalation = escalationFactor(costing, component, year);
      const exchange = times(escalation, exchangeFactor(costing, component, year));
      return { escalation, exchange, drivers: exchange, direct: times(exchange, contingency) };
    });
    return outputs.flatMap(({ id: output }) => {
      const driven = driverFactor(costing, output);
      const base = baseRow(costing, output, years);
      return years.map((year, index): CostLine => {
        const factors = driven === ONE ? prices[index]! : withDrivers(prices[index]!, driven);
        return { output, component, year, ...stepsOf(base[index]!, factors) };
      });
    });
  });
}

/** What the base cell is multiplied by to be the cell after each step. */
type Factors = Readonly<Record<Exclude<CostStep, 'split' | 'contingency'>, Fraction>>;

function withDrivers(factors: Factors, driven: Fraction): Factors {
  return { ...factors, drivers: times(factors.drivers, driven), direct: times(factors.direct, driven) };
}

function stepsOf(split: bigint, factors: Factors): Record<CostStep, bigint> {
  const [escalated, exchanged] = [scaled(split, factors.escalation), scaled(split, factors.exchange)];
  const [driven, direct] = [scaled(split, factors.drivers), scaled(split, factors.direct)];
  return {
    split,
    escalation: escalated - split,
    exchange: exchanged - escalated,
    drivers: driven - exchanged,
    contingency: direct - driven,
    direct,
  };
}

/** An output's cost over the years of the plan, adding up to it to the cent. */
function baseRow({ outputCosts, phasing }: Costing, output: string, years: readonly number[]): bigint[] {
  const shares = phasing.get(output)!;
  return splitByWeights(
    outputCosts.get(output)!,
    years.map((year) => shares.get(year) ?? ZERO),
  );
}

function scaled(amount: bigint, factor: Fraction): bigint {
  // Not reduced first: with drawn rates a factor has some fifty digits, and rounding does not need it.
  return factor === ONE || amount === 0n ? amount : roundHalfEven({ n: amount * factor.n, d: factor.d });
}
