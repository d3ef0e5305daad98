import type { Warning } from '@tamwil/allocation';
import { costCells } from '@tamwil/costing';
import type { Fault } from '@tamwil/fault';
import { bookedMoney, type EngineSource } from '@tamwil/funding';
import { formatAmount } from '@tamwil/money';
import { linesOf } from '../lines.ts';
import { type Run, runOn } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import type { WarningResult } from './evaluation.ts';

/** What a scenario's own result may warn of; its funding and the engine add theirs. */
export const SCENARIO_WARNINGS = {
  'finer-grain-finances-less':
    'Tranches are dated, but one period holds the whole plan: with every year a line of its own less is financed.',
  'other-basis-not-run': 'The program cannot run on the other of the two bases, so only one stands in the result.',
} as const satisfies Readonly<Record<string, string>>;

/** Everything a reader should know beside the figures, in the order funding, engine, scenario. */
export function warningsOf(
  scenario: Scenario,
  basis: 'in-hand' | 'firm',
  run: Run,
  otherBasis: readonly Fault[],
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
  if (scenario.grain === 'plan' && dated) warnings.push(...finerGrain(scenario, basis, run));
  for (const { code, pointer, detail } of otherBasis) {
    warnings.push({ code: 'other-basis-not-run', pointer, params: { because: code, detail } });
  }
  return warnings;
}

/** How much less the same program hands out when every year is a line of its own; nothing when it is not less. */
function finerGrain(scenario: Scenario, basis: 'in-hand' | 'firm', atPlan: Run): WarningResult[] {
  const byYear = atYearGrain(scenario);
  const run = byYear === null ? null : runOn(byYear, linesOf(byYear), basis);
  if (!run?.ok) return [];
  const less = atPlan.allocation.allocated - run.value.allocation.allocated;
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
