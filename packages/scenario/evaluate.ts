import { allocationAnswer, ENGINE_VERSION, type WorkMeter } from '@tamwil/allocation';
import type { Checked } from '@tamwil/fault';
import { formatAmount } from '@tamwil/money';
import { periodsOf } from '@tamwil/plan';
import { digestOf } from './digest.ts';
import { type Line, linesOf } from './lines.ts';
import { costResults } from './results/cost-results.ts';
import { deliveryOf } from './results/delivery.ts';
import type { Evaluation, TracedAnswer } from './results/evaluation.ts';
import { exchangeResults } from './results/exchange-results.ts';
import { fiscalSpaceResults } from './results/fiscal-space-results.ts';
import { fundingResults, usedBy } from './results/funding-results.ts';
import { paragraph27 } from './results/paragraph-27.ts';
import { pipelineOf } from './results/pipeline.ts';
import { sumResults, targetResults } from './results/target-results.ts';
import { spentOf, totalsOf } from './results/totals.ts';
import { warningsOf } from './results/warnings.ts';
import { whatIfOf } from './results/what-if.ts';
import { type Run, runsOn } from './run.ts';
import type { Scenario } from './scenario.ts';
import { withinWork } from './within-work.ts';

/**
 * Evaluates a scenario: costs by line, money by source, the program run on money in hand and on firm money, and
 * everything that is said about it. The answer of `POST /v1/evaluations`; the same scenario gives the same bytes.
 *
 * @param within counts the work of all its runs together; without it each run has the engine's own bound
 * @returns faults only of the program and its money on the basis that coverage is measured on (`ALLOCATION_FAULTS`,
 * `groupings-mixed`), with pointers into the document
 * @example
 * ```ts
 * import { evaluate, readScenario } from '@tamwil/scenario';
 * const funding = [{ id: 'a', amount: '160000000.00', stage: 'committed' }];
 * const read = readScenario({ schema: 'scenario/1', name: 'x', plan: 'gb343-ins-3-1', funding });
 * const result = read.ok && evaluate(read.value);
 * result && result.ok && result.value.components[0].award // => '128270042.19'
 * ```
 */
export function evaluate(scenario: Scenario, within?: WorkMeter): Checked<Evaluation> {
  return withinWork(() => evaluated(scenario, within));
}

function evaluated(scenario: Scenario, within: WorkMeter | undefined): Checked<Evaluation> {
  const lines = linesOf(scenario);
  const basis: 'in-hand' | 'firm' = scenario.basis === 'in-hand' ? 'in-hand' : 'firm';
  const on = runsOn(scenario, lines, within);
  const [inHand, firm] = [on('in-hand'), on('firm')];
  const [chosen, other] = basis === 'firm' ? [firm, inHand] : [inHand, firm];
  if (!chosen.ok) return chosen;
  const planned = scenario.basis === 'expected' || scenario.basis === 'pledged' ? scenario.basis : null;
  const whatIf = planned === null ? null : on(planned);
  if (whatIf !== null && !whatIf.ok) return whatIf;

  const run = chosen.value;
  const { digits, plan, grain, currency, asOf, level } = scenario;
  const bases = { 'in-hand': inHand.ok ? inHand.value.awards : null, firm: firm.ok ? firm.value.awards : null };
  const used = usedBy(run.sources, run.allocation);
  const answer = allocationAnswer(run.allocation, { currency, digits, detail: 'cents' }) as TracedAnswer;
  const reasons = new Map(run.allocation.awards.map((award) => [award.target, award.reasons]));
  const components = plan.components.map(({ id }) => id);
  const periods = periodsOf(plan, grain).map(({ id }) => id);
  const figures = {
    currency,
    asOf,
    level,
    grain,
    basis,
    totals: totalsOf(scenario, lines, basis, run, bases, used),
    targets: targetResults(scenario, lines, run.awards, bases, reasons),
    components: sumResults(components, lines, ({ component }) => component, run.awards, bases, digits),
    periods: sumResults(periods, lines, ({ period }) => period, run.awards, bases, digits),
    costs: costResults(scenario),
    funding: fundingResults(scenario, basis, used),
    exchange: exchangeResults(scenario, basis),
    pipeline: pipelineOf(scenario, lines),
    routing: routingOf(run, digits),
    stranded: strandedOf(run, digits),
    stages: answer.stages,
    bottlenecks: answer.bottlenecks,
    released: answer.released,
    paragraph27: firm.ok ? paragraph27Of(scenario, lines, firm.value) : [],
    delivery: deliveryOf(scenario, lines, run.awards),
    whatIf: planned !== null && whatIf?.ok ? whatIfOf(scenario, lines, planned, whatIf.value) : null,
    ...fiscalSpaceResults(scenario),
  };
  return {
    ok: true,
    value: {
      engine: ENGINE_VERSION,
      inputDigest: scenario.digest,
      resultDigest: digestOf(figures),
      ...figures,
      assumptions: scenario.assumptions,
      warnings: warningsOf(scenario, basis, run, figures.totals, other.ok ? [] : other.faults, within),
    },
  };
}

/** Payments by agreement; an agreement that is several engine sources pays a line once. */
function routingOf({ sources, allocation }: Run, digits: number): Evaluation['routing'] {
  const agreementOf = new Map(sources.map(({ id, source }) => [id, source]));
  const sums = new Map<string, { source: string; target: string; amount: bigint }>();
  for (const { source, target, amount } of allocation.routing) {
    const agreement = agreementOf.get(source)!;
    const key = `${agreement} ${target}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { source: agreement, target, amount });
    else sum.amount += amount;
  }
  return [...sums.values()].map((payment) => ({ ...payment, amount: formatAmount(payment.amount, digits) }));
}

function strandedOf({ sources, allocation }: Run, digits: number): Evaluation['stranded'] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return allocation.idle.map(({ source, amount, kind, widerEarmarkWouldFund }) => ({
    source: byId.get(source)!.source,
    tranches: byId.get(source)!.tranches.map(({ index }) => index),
    amount: formatAmount(amount, digits),
    kind,
    widerEarmarkWouldFund: [...widerEarmarkWouldFund],
  }));
}

function paragraph27Of(scenario: Scenario, lines: readonly Line[], run: Run): Evaluation['paragraph27'] {
  const kinds = new Map(scenario.funding.sources.map(({ id, kind }) => [id, kind]));
  const spent = spentOf(lines, run);
  return paragraph27(
    {
      targets: run.problem.targets,
      sources: run.sources,
      regularBudget: run.sources.map(({ source }) => kinds.get(source) === 'regular-budget'),
      awards: lines.map(({ id }) => run.awards.get(id)!),
      spent: lines.map(({ id }) => spent.get(id)!),
    },
    new Map(lines.map(({ unit, component }) => [unit, component])),
    (unit) => scenario.priorities.get(unit) ?? null,
    scenario.digits,
  );
}
