import { type Checked, type Fault, shapeFaults } from '@tamwil/fault';
import type { Assumption } from '@tamwil/plan';
import { cumulativeStages } from './cumulative-stages.ts';
import type { Funding, Source } from './funding.ts';
import { type FundingDocument, fundingSchema } from './funding-schema.ts';
import { readSource } from './read-source.ts';
import { type FundingContext, fault, type Reading, warn } from './reading.ts';

const MOST_TRANCHES = 2000;

/**
 * Reads the `funding` section of a scenario: every agreement with its stages, conditions and charges, its usable money
 * in the scenario's currency, and every default listed as an assumption.
 *
 * @param section the JSON value; shape faults come first, then all other faults at once
 * @returns the funding, or faults with pointers relative to the section (`SHAPE_FAULTS`, `PLAN_FAULTS`, `FUNDING_FAULTS`)
 * @example
 * ```ts
 * import { PLANS } from '@tamwil/plan';
 * import { readFunding } from '@tamwil/funding';
 * const context = { plan: PLANS.get('gb343-ins-3-1')!, currency: 'USD', asOf: null };
 * const section = [{ id: 'a', kind: 'development-cooperation', amount: '11.30', stage: 'committed' }];
 * const funding = readFunding(section, context);
 * funding.ok && funding.value.sources[0].tranches[0].usable // => 1000n
 * ```
 */
export function readFunding(section: unknown, context: FundingContext): Checked<Funding> {
  const parsed = fundingSchema.safeParse(section);
  return parsed.success ? checkFunding(parsed.data, context) : { ok: false, faults: shapeFaults(parsed.error) };
}

/** `readFunding` for a section whose shape has been checked with the whole document. */
export function checkFunding(document: FundingDocument, context: FundingContext): Checked<Funding> {
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  const assumptions: Assumption[] = [];
  const reading: Reading = { ...context, faults, warnings, assumptions };
  const tranches = document.reduce((sum, source) => sum + (source.tranches?.length ?? 1), 0);
  if (tranches > MOST_TRANCHES) {
    fault(
      reading,
      'too-many-tranches',
      '',
      `The sources have ${tranches} tranches, at most ${MOST_TRANCHES} are taken.`,
    );
  }
  const ids = new Set<string>();
  for (const [index, { id }] of document.entries()) {
    if (ids.has(id)) fault(reading, 'duplicate-id', `/${index}/id`, `${JSON.stringify(id)} is a source already.`);
    ids.add(id);
  }
  const fundOf = fundsAmong(document, ids);
  const sources = document.map((source, index): Source => {
    const fund = fundOf.get(source.id);
    const internal = fund !== undefined;
    if (paysIntoItself(source.id, fundOf)) {
      fault(reading, 'fund-pays-into-itself', `/${index}/via/fund`, `What ${source.id} pays comes back to it.`);
    }
    if (internal) warn(reading, 'passed-through-fund', `/${index}/via/fund`, `${source.id} is counted in ${fund}.`);
    return readSource(source, index, internal, reading);
  });
  warnOfCumulativeStages(sources, reading);
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, value: { asOf: context.asOf, sources, assumptions, warnings } };
}

/** The source that each source pays into, where that is a source of its own. */
function fundsAmong(document: FundingDocument, ids: ReadonlySet<string>): Map<string, string> {
  return new Map(
    document.flatMap(({ id, via }) =>
      via != null && via.fund !== id && ids.has(via.fund) ? [[id, via.fund] as const] : [],
    ),
  );
}

/** Money that goes in a circle would be counted nowhere. */
function paysIntoItself(id: string, fundOf: ReadonlyMap<string, string>): boolean {
  const passed = new Set<string>();
  for (let fund = fundOf.get(id); fund !== undefined && !passed.has(fund); fund = fundOf.get(fund)) {
    if (fund === id) return true;
    passed.add(fund);
  }
  return false;
}

/** Rows of one agreement may stand in several sources; each row is compared in the currency of the scenario. */
function warnOfCumulativeStages(sources: readonly Source[], reading: Reading): void {
  const rows = sources.flatMap((source) =>
    source.tranches.map(({ period, stage, gross }) => ({
      agreement: source.agreement ?? source.id,
      period,
      stage,
      amount: gross,
      at: source.index,
    })),
  );
  for (const group of cumulativeStages(rows)) {
    const { agreement, at } = rows[group[0]!]!;
    const detail = `${group.length} rows of ${agreement} in one period look like the same money at several stages.`;
    warn(reading, 'stages-look-cumulative', `/${at}`, detail);
  }
}
