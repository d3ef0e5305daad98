import { isFirm, isInHand, type Source } from '@tamwil/funding';
import { formatAmount, formatDecimal, fraction, minorDigits, minorUnitsOf } from '@tamwil/money';
import type { ViewContribution } from './redacted-view-schema.ts';
import type { Shown } from './shown.ts';
import { usableOf } from './usable-money.ts';

/** The donor's own agreements, as far as they are firm: what is only pledged is not yet a contribution. */
export function contributionsOf(own: readonly Source[], shown: Shown): ViewContribution[] {
  return own
    .filter((source) => !source.internal && source.tranches.some(isFirm))
    .map((source) => contributionOf(source, shown));
}

function contributionOf(source: Source, shown: Shown): ViewContribution {
  const { scenario } = shown;
  const digits = minorDigits(source.currency);
  const agreed = (counts: typeof isFirm): bigint =>
    source.tranches.reduce((sum, tranche) => (counts(tranche) ? sum + tranche.amount : sum), 0n);
  const [amount, paid] = [agreed(isFirm), agreed(isInHand)];
  const { outputs } = source.earmark;
  return {
    agreement: source.agreement,
    kind: source.kind,
    currency: source.currency,
    amount: formatAmount(amount, digits),
    paid: formatAmount(paid, digits),
    unpaid: formatAmount(amount - paid, digits),
    rates: source.currency === scenario.currency ? [] : ratesOf(source, shown),
    usable: formatAmount(usableOf([source]).firm, scenario.digits),
    allowed: outputs.length === scenario.plan.outputs.length ? '*' : [...outputs],
    use: isThematic(source, shown) ? modelledUse(source, shown) : shareOfUsable(source, shown),
  };
}

/** Flexible money is not followed to an output: the same awards could be paid by other money as well. */
function isThematic({ kind, earmark }: Source, { scenario }: Shown): boolean {
  const isOfAgreement = kind === 'development-cooperation' || kind === 'other';
  return isOfAgreement && earmark.category !== 'unearmarked' && earmark.outputs.length < scenario.plan.outputs.length;
}

/** What the model lets the source pay, by output; by component where that would show a cost that nobody entered. */
function modelledUse(source: Source, { scenario, evaluation }: Shown): ViewContribution['use'] {
  const targets = new Map(evaluation.targets.map((target) => [target.target, target]));
  const paid = evaluation.routing.flatMap(({ source: id, target, amount }) => {
    const line = id === source.id ? targets.get(target) : undefined;
    return line === undefined ? [] : [{ line, amount: minorUnitsOf(amount, scenario.digits) }];
  });
  const by = scenario.level === 'component' || paid.some(({ line }) => line.placeholder) ? 'component' : 'output';
  const sums = new Map<string, bigint>();
  for (const { line, amount } of paid) {
    const id = by === 'output' ? line.unit : line.component;
    sums.set(id, (sums.get(id) ?? 0n) + amount);
  }
  const lines = [...sums].map(([id, amount]) => ({ id, amount: formatAmount(amount, scenario.digits) }));
  return { kind: 'modelled', by, lines };
}

function shareOfUsable(source: Source, { scenario }: Shown): ViewContribution['use'] {
  const [part, whole] = [usableOf([source]).firm, usableOf(scenario.funding.sources).firm];
  const share = whole === 0n ? fraction(0n) : fraction(part, whole);
  return { kind: 'share', shareOfUsable: formatDecimal(share, 6, 'down') };
}

/** Rates at which its firm tranches were converted, each once: its own, or the scenario's for money not yet in hand. */
function ratesOf(source: Source, { scenario }: Shown): ViewContribution['rates'] {
  const { funding, costing } = scenario.document;
  const document = funding[source.index];
  if (document === undefined) throw new Error(`The document has no source at position ${source.index}`);
  const ofScenario = costing?.exchange?.find(({ currency }) => currency === source.currency)?.scenarioRate;
  const lines = (document.tranches ?? [document]).flatMap(({ rate, rateDate, stage }) => {
    if (stage === undefined || !isFirm({ stage })) return [];
    if (ofScenario !== undefined && !isInHand({ stage })) return [{ rate: ofScenario, date: null }];
    return rate === undefined ? [] : [{ rate, date: rateDate ?? null }];
  });
  return [...new Map(lines.map((line) => [`${line.rate} ${line.date}`, line])).values()];
}
