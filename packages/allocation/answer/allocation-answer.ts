import { type Fraction, floor, formatAmount, formatCoverage, formatFraction } from '@tamwil/money';
import type { Allocation, StageTrace } from '../types.ts';
import { ENGINE_VERSION } from '../version.ts';

/** How much an answer tells: `awards` leaves out routing and trace, `exact` adds the fractions behind the cents. */
export type Detail = 'awards' | 'cents' | 'exact';

/** How an answer is written. */
export interface AnswerForm {
  readonly currency: string;
  /** Minor digits of the currency. */
  readonly digits: number;
  readonly detail: Detail;
}

export type AllocationAnswer = ReturnType<typeof allocationAnswer>;

/**
 * An allocation as the JSON of POST /v1/allocations. Amounts are decimal strings with the currency's minor digits,
 * exact values and levels fractions ("p/q", minor units), coverage six places rounded down. Amounts of stages are
 * rounded down to cents; in detail `exact` each increment carries its fraction.
 *
 * @example
 * ```ts
 * import { allocate, allocationAnswer } from '@tamwil/allocation';
 * const result = allocate({
 *   digits: 2,
 *   targets: [{ id: 'C1', claim: 300n }],
 *   sources: [{ id: 'core', amount: 100n, for: '*' }],
 *   program: { format: 'allocation-program/1', stages: [{ id: 'all', share: 'priority' }] },
 * });
 * const answer = result.ok && allocationAnswer(result.value, { currency: 'USD', digits: 2, detail: 'awards' });
 * answer && answer.awards[0]?.coverage // => '0.333333'
 * ```
 */
export function allocationAnswer(allocation: Allocation, { currency, digits, detail }: AnswerForm) {
  const amount = (minorUnits: bigint) => formatAmount(minorUnits, digits);
  const isExact = detail === 'exact';
  const head = {
    engine: ENGINE_VERSION,
    currency,
    claims: amount(allocation.claims),
    funds: amount(allocation.funds),
    allocated: amount(allocation.allocated),
    unallocated: amount(allocation.unallocated),
    stranded: amount(allocation.stranded),
    surplus: amount(allocation.surplus),
    withheld: amount(allocation.withheld),
    awards: allocation.awards.map(({ target, claim, award, exact, reasons }) => ({
      target,
      claim: amount(claim),
      award: amount(award),
      gap: amount(claim - award),
      coverage: formatCoverage(award, claim),
      ...(isExact ? { exact: formatFraction(exact) } : {}),
      reasons,
    })),
    idle: allocation.idle.map(({ source, amount: idle, kind, widerEarmarkWouldFund }) => ({
      source,
      amount: amount(idle),
      kind,
      ...(kind === 'stranded' ? { widerEarmarkWouldFund } : {}),
    })),
  };
  const trace = {
    routing: allocation.routing.map((payment) => ({ ...payment, amount: amount(payment.amount) })),
    stages: allocation.stages.map((stage) => stageAnswer(stage, digits, isExact)),
    bottlenecks: allocation.bottlenecks.map(({ stage, level, targets, sources, limit }) => ({
      stage,
      level: level === null ? null : formatFraction(level),
      targets,
      sources,
      limit,
    })),
  };
  const tail = {
    released: allocation.released,
    overspent: allocation.overspent.map((entry) => ({ target: entry.target, amount: amount(entry.amount) })),
    rounding: allocation.rounding,
    warnings: allocation.warnings,
  };
  return detail === 'awards' ? { ...head, ...tail } : { ...head, ...trace, ...tail };
}

function stageAnswer(stage: StageTrace, digits: number, isExact: boolean) {
  const roundedDown = (value: Fraction) => formatAmount(floor(value), digits);
  return {
    id: stage.id,
    distributes: stage.distributes,
    available: roundedDown(stage.available),
    demand: roundedDown(stage.demand),
    used: roundedDown(stage.used),
    skipped: stage.skipped,
    levels: stage.levels.map(({ level, targets }) => ({ level: formatFraction(level), targets })),
    given: stage.given.map(({ target, amount }) => ({
      target,
      amount: roundedDown(amount),
      ...(isExact ? { exact: formatFraction(amount) } : {}),
    })),
    ...(stage.selection === undefined
      ? {}
      : { selection: { ...stage.selection, cost: roundedDown(stage.selection.cost) } }),
  };
}
