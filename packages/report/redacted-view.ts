import type { Checked } from '@tamwil/fault';
import { formatAmount, formatDecimal, fraction, minorUnitsOf } from '@tamwil/money';
import type { Evaluation, Scenario, TargetResult } from '@tamwil/scenario';
import { contributionsOf } from './contributions.ts';
import { REPORT_FAULTS } from './fault-codes.ts';
import { fiscalSpaceView } from './fiscal-space-view.ts';
import { fundingGroups } from './funding-groups.ts';
import type { Disclaimer, Position, RedactedView, ViewOutput } from './redacted-view-schema.ts';
import type { Shown } from './shown.ts';
import { usableMoney } from './usable-money.ts';

/**
 * What a donor may see of a result. Every field is written down here by name; nothing is copied as a whole, so that what
 * results gain later stays inside. Never in it: names, agreements and amounts of other donors, money not yet agreed,
 * probabilities, why an output has its priority, decisions, and digests from which hidden amounts could be guessed.
 *
 * @returns the view, or `basis-not-run` when the priority rules could not be run on money in hand or on firm money, or
 * `unknown-donor` when no source is of that donor
 */
export function redactedView(shown: Shown): Checked<RedactedView> {
  const { scenario, evaluation, donor } = shown;
  const { plan } = scenario;
  const { inHand, firm } = bothPositions(evaluation.totals.bases) ?? {};
  const own = donor === null ? [] : scenario.funding.sources.filter((source) => source.donor === donor);
  if (donor !== null && own.length === 0) return refused('unknown-donor', '/donor');
  const components = evaluation.components.map(({ id, cost, bases }) => {
    const positions = bothPositions(bases);
    const name = plan.components.find((component) => component.id === id)?.shortName;
    const placeholderSplit = evaluation.targets.some((target) => target.component === id && target.placeholder);
    return positions && name ? [{ id, name: localized(name), cost, ...positions, placeholderSplit }] : [];
  });
  if (inHand === undefined || firm === undefined || components.some(({ length }) => length === 0))
    return refused('basis-not-run', '');
  const contributions = donor === null ? null : contributionsOf(own, shown);
  return {
    ok: true,
    value: {
      format: 1,
      title: shown.title,
      version: shown.version,
      state: shown.clearedOn === null ? { kind: 'draft' } : { kind: 'cleared', on: shown.clearedOn },
      engine: evaluation.engine,
      plan: {
        id: plan.id,
        document: plan.document.document,
        title: localized(plan.title),
        firstYear: plan.firstYear,
        lastYear: plan.lastYear,
        indicativeTotal: formatAmount(plan.budget, scenario.digits),
      },
      currency: evaluation.currency,
      asOf: evaluation.asOf,
      totals: {
        cost: evaluation.totals.cost,
        inHand,
        firm,
        usable: usableMoney(scenario.funding.sources, scenario.digits),
        lapsed: evaluation.totals.lapsed,
      },
      components: components.flat(),
      outputs: outputsOf(shown),
      funding: fundingGroups(scenario.funding.sources, donor, scenario.digits),
      assumptions: assumptionsOf(scenario),
      contributions,
      disclaimers: disclaimersOf(shown),
      ...fiscalSpaceView(evaluation),
    },
  };
}

function bothPositions(bases: Evaluation['totals']['bases']): { inHand: Position; firm: Position } | null {
  const { 'in-hand': inHand, firm } = bases;
  return inHand === null || firm === null ? null : { inHand: positionOf(inHand), firm: positionOf(firm) };
}

function positionOf({ award, gap, coverage }: Position): Position {
  return { award, gap, coverage };
}

/** Every output of the plan, summed over its periods; none when the scenario only looks at components. */
function outputsOf({ scenario, evaluation }: Shown): ViewOutput[] {
  const { digits, plan } = scenario;
  return plan.outputs.flatMap(({ id, component, title, firstYear, lastYear }) => {
    const targets = evaluation.targets.filter(({ unit }) => unit === id);
    if (targets.length === 0) return [];
    const total = (of: (target: TargetResult) => string | undefined): bigint =>
      targets.reduce((sum, target) => sum + minorUnitsOf(of(target) ?? '0', digits), 0n);
    const cost = total((target) => target.cost);
    const inHand = total((target) => target.bases['in-hand']?.award);
    const firm = total((target) => target.bases.firm?.award);
    const gap = total((target) => target.bases.firm?.gap);
    const share = (award: bigint): string | null =>
      cost === 0n ? null : formatDecimal(fraction(award, cost), 6, 'down');
    const shown = (amount: bigint): string => formatAmount(amount, digits);
    const window = windowOf(scenario, id) ?? { firstYear, lastYear };
    return [
      {
        id,
        component,
        title: localized(title),
        ...window,
        amounts: targets.some(({ placeholder }) => placeholder)
          ? null
          : { cost: shown(cost), inHand: shown(inHand), firm: shown(firm), gap: shown(gap) },
        inHandCoverage: share(inHand),
        firmCoverage: share(firm),
      },
    ];
  });
}

/** The years of an output that somebody changed; the reason for it stays inside. */
function windowOf({ document }: Scenario, output: string): { firstYear: number; lastYear: number } | null {
  const changed = document.costing?.windows?.[output];
  return changed === undefined ? null : { firstYear: changed.firstYear, lastYear: changed.lastYear };
}

/** Keys of a scenario whose values say nothing of any agreement. */
const OPEN_KEYS = new Set(['/level', '/grain', '/currency', '/asOf', '/slippage', '/basis', '/program']);

/** Every assumption by its code; its value only where it is one of the plan's costing or of the scenario as a whole. */
function assumptionsOf({ assumptions }: Scenario): RedactedView['assumptions'] {
  const shown = assumptions.map(({ code, pointer, value }) => ({
    code,
    value: pointer.startsWith('/costing/') || OPEN_KEYS.has(pointer) ? value : null,
  }));
  return [...new Map(shown.map((assumption) => [JSON.stringify(assumption), assumption])).values()];
}

function disclaimersOf({ clearedOn, donor, evaluation }: Shown): Disclaimer[] {
  const isPlaceholder = evaluation.targets.some(({ placeholder }) => placeholder);
  return [
    'indicative-costing',
    'not-an-official-document',
    clearedOn === null ? 'draft-not-cleared' : 'cleared-within-the-office',
    'output-numbers-are-ours',
    'working-translations',
    ...(isPlaceholder ? (['no-cost-per-output'] as const) : []),
    ...(donor === null ? [] : (['modelled-use'] as const)),
  ];
}

function localized({ en, ar, fr, es }: Scenario['plan']['title']): RedactedView['plan']['title'] {
  return { en, ...(ar && { ar }), ...(fr && { fr }), ...(es && { es }) };
}

function refused(code: keyof typeof REPORT_FAULTS, pointer: string): Checked<RedactedView> {
  const { meaning, fix } = REPORT_FAULTS[code];
  return { ok: false, faults: [{ pointer, code, detail: meaning, fix }] };
}
