import type { ReasonCode, Warning, WorkMeter } from '@tamwil/allocation';
import { costCells } from '@tamwil/costing';
import type { Fault } from '@tamwil/fault';
import { bookedMoney, type EngineSource } from '@tamwil/funding';
import { formatAmount, parseAmount } from '@tamwil/money';
import type { Years } from '@tamwil/plan';
import { linesOf } from '../lines.ts';
import { allocatedOn, type Run } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import type { Totals, WarningResult } from './evaluation.ts';

/** What a scenario's own result may warn of; its funding and the engine add theirs. */
export const SCENARIO_WARNINGS = {
  'finer-grain-finances-less':
    'Tranches are dated, but one period holds the whole plan: with every year a line of its own less is financed.',
  'rules-leave-more-open':
    'The rules leave more open than money and its conditions would: a limit, a guard, a release or a choice of whole outputs keeps money back.',
  'booked-above-cost':
    'More is booked on a line whose period is still open than the line costs: so much of the money that is shown as unused is spent already.',
  'window-changed': "The time frame in force is the user's, not the document's.",
  'other-basis-not-run': 'The program cannot run on the other of the two bases, so only one stands in the result.',
} as const satisfies Readonly<Record<string, string>>;

/** Reasons by which a line lacks money that could reach it. */
const RULES: ReadonlySet<string> = new Set<ReasonCode>([
  'stage-limit',
  'at-stage-ceiling',
  'stage-skipped',
  'not-selected',
  'does-not-fit',
  'requires-unmet',
  'excluded',
  'released',
  'in-no-stage',
]);

/** Everything a reader should know beside the figures, in the order funding, engine, scenario. */
export function warningsOf(
  scenario: Scenario,
  basis: 'in-hand' | 'firm',
  run: Run,
  totals: Pick<Totals, 'gap' | 'leastPossibleGap'>,
  otherBasis: readonly Fault[],
  within?: WorkMeter,
): WarningResult[] {
  const warnings: WarningResult[] = [
    ...scenario.funding.warnings.map(({ code, pointer, detail }) => ({
      code,
      pointer: `/funding${pointer}`,
      params: { detail },
    })),
    ...run.allocation.warnings.map((warning) => inScenario(warning, scenario, run.sources)),
  ];
  const dated = scenario.funding.sources.some(({ tranches }) => tranches.some(({ period }) => period !== null));
  if (scenario.grain === 'plan' && dated) warnings.push(...finerGrain(scenario, basis, run, within));
  warnings.push(
    ...leftOpenByRules(scenario, run, totals),
    ...bookedAboveCost(scenario, run),
    ...changedWindows(scenario),
  );
  for (const { code, pointer, detail } of otherBasis) {
    warnings.push({ code: 'other-basis-not-run', pointer, params: { because: code, detail } });
  }
  return warnings;
}

/** By how much the gap is wider than conditions make it, and the reasons on the lines that stay open. */
function leftOpenByRules(
  { digits }: Scenario,
  { allocation }: Run,
  { gap, leastPossibleGap }: Pick<Totals, 'gap' | 'leastPossibleGap'>,
): WarningResult[] {
  const amount = (parseAmount(gap, digits) as bigint) - (parseAmount(leastPossibleGap, digits) as bigint);
  const open = allocation.awards.filter(({ claim, award }) => award < claim);
  const reasons = new Set(
    open.flatMap((each) => each.reasons.map(({ code }) => code)).filter((code) => RULES.has(code)),
  );
  if (amount <= 0n || reasons.size === 0) return [];
  const params = { amount: formatAmount(amount, digits), because: [...reasons].sort().join(' ') };
  return [{ code: 'rules-leave-more-open', pointer: '/program', params }];
}

/** Lines on which more is booked than they cost, at the agreement that booked it, or at the list where several did. */
function bookedAboveCost({ digits, funding }: Scenario, { allocation, sources }: Run): WarningResult[] {
  return allocation.overspent.map(({ target, amount }) => {
    const paying = sources.filter(({ booked }) => booked?.some((entry) => entry.target === target));
    const [id, ...others] = new Set(paying.map(({ source }) => source));
    const entry = funding.sources.find((source) => source.id === id);
    return {
      code: 'booked-above-cost',
      pointer: entry === undefined || others.length > 0 ? '/funding' : `/funding/${entry.index}`,
      params: { target, amount: formatAmount(amount, digits) },
    };
  });
}

/** Time frames that are not the document's, each with the user's reason. */
function changedWindows({ costing, plan }: Scenario): WarningResult[] {
  return plan.outputs.flatMap(({ id, ...own }): WarningResult[] => {
    const { firstYear, lastYear, reason } = costing.windows.get(id)!;
    if (reason === null || (firstYear === own.firstYear && lastYear === own.lastYear)) return [];
    const params = { document: spanOf(own), inForce: spanOf({ firstYear, lastYear }), reason };
    return [{ code: 'window-changed', pointer: `/costing/windows/${id}`, params }];
  });
}

function spanOf({ firstYear, lastYear }: Years): string {
  return firstYear === lastYear ? `${firstYear}` : `${firstYear}-${lastYear}`;
}

/** How much less the same program hands out when every year is a line of its own; nothing when it is not less. */
function finerGrain(scenario: Scenario, basis: 'in-hand' | 'firm', atPlan: Run, within?: WorkMeter): WarningResult[] {
  const byYear = atYearGrain(scenario);
  const allocated = byYear === null ? null : allocatedOn(byYear, linesOf(byYear), basis, within);
  if (allocated === null) return [];
  const less = atPlan.allocation.allocated - allocated;
  if (less <= 0n) return [];
  const params = { grain: 'year', allocatedLess: formatAmount(less, scenario.digits) };
  return [{ code: 'finer-grain-finances-less', pointer: '/grain', params }];
}

/** The same scenario by years; null where its bookings do not say in which year they belong. */
function atYearGrain(scenario: Scenario): Scenario | null {
  const { costing, costLines, funding, currency } = scenario;
  const booked = bookedMoney(funding, costCells(costing, costLines, 'year'), currency);
  return booked.ok ? { ...scenario, grain: 'year', booked: booked.value } : null;
}

/** The engine points into its own problem: its sources and targets are ours by name, its stages by position. */
function inScenario(
  { code, pointer, params }: Warning,
  scenario: Scenario,
  sources: readonly EngineSource[],
): WarningResult {
  const [, section, position] = pointer.split('/');
  if (section === 'program') return { code, pointer, params };
  const source = section === 'sources' ? sources[Number(position)] : undefined;
  const entry = scenario.funding.sources.find(({ id }) => id === source?.source);
  return { code, pointer: entry === undefined ? '' : `/funding/${entry.index}`, params };
}
