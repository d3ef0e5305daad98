import { formatAmount, minorDigits, parseAmount } from '@tamwil/money';
import type { StageDocument } from '@tamwil/scenario';
import type { MessageKey, Wording } from '../language/wording.ts';

/** A step of the priority rules: the label that its author gave it, our name for the steps of presets, else its id. */
export function stepName(id: string, stage: StageDocument | undefined, wording: Wording): string {
  if (stage?.label !== undefined) return wording.name(stage.label);
  const key = `step.${id}`;
  return wording.has(key) ? wording.text(key as MessageKey) : id;
}

/** What a step hands out: money, or the reductions of a program of cuts. */
export type Handed = 'awards' | 'cuts';

/**
 * The rule of a step in plain words: between whom it shares, how, up to what, and what holds it back. Without a program
 * (no stage) the reference line holds.
 */
export function ruleText(stage: StageDocument | undefined, hands: Handed, currency: string, wording: Wording): string {
  const { text } = wording;
  if (stage === undefined) return text('share.proportional');
  const rule = stage.share ?? 'proportional';
  const share =
    stage.select !== undefined
      ? text('share.whole-outputs')
      : text(hands === 'cuts' ? `share-of-cuts.${rule}` : `share.${rule}`);
  return [
    stage.by === undefined ? share : text(`rule.by.${stage.by}`, { share }),
    ceiling(stage.upTo, currency, wording),
    limit(stage.limit, currency, wording),
    stage.minFundingRatio === undefined ? '' : text('rule.only-if', { ratio: wording.plain(stage.minFundingRatio) }),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function ceiling(upTo: StageDocument['upTo'], currency: string, wording: Wording): string {
  const { text, has } = wording;
  if (upTo === undefined || upTo === 'claim') return '';
  if ('percentOfClaim' in upTo) return text('rule.up-to-percent', { percent: wording.plain(upTo.percentOfClaim) });
  if ('amount' in upTo) return text('rule.up-to-amount', { amount: money(upTo.amount, currency, wording) });
  const key = `rule.up-to.${upTo.field}`;
  return has(key) ? text(key as MessageKey) : text('rule.up-to-field', { field: upTo.field });
}

function limit(most: StageDocument['limit'], currency: string, wording: Wording): string {
  if (most === undefined) return '';
  return 'amount' in most
    ? wording.text('rule.at-most-amount', { amount: money(most.amount, currency, wording) })
    : wording.text('rule.at-most-percent', { percent: wording.plain(most.percentOfFunds) });
}

/** An amount of the document with the currency's digits; one that is no amount (a fault says so) is shown as typed. */
function money(amount: string, currency: string, wording: Wording): string {
  const minor = parseAmount(amount, minorDigits(currency));
  return `${currency}\u00a0${typeof minor === 'bigint' ? wording.decimal(formatAmount(minor, minorDigits(currency))) : amount}`;
}
