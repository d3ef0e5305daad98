import { type Fraction, minus, ONE, over, plus, ZERO } from '@tamwil/money';
import { readRate, readShare } from '@tamwil/plan';
import type { Charges } from './funding.ts';
import type { SourceDocument, SourceKind } from './funding-schema.ts';
import { assume, fault, type Reading } from './reading.ts';

type Preset = Readonly<Record<'programmeSupport' | 'agentFee' | 'levy', string>>;

/**
 * Usual charges, editable. 13 per cent on expenditure is the UN standard (A/35/544); agreements with the European Union
 * and UN pooled funds carry 7; a pooled fund's administrative agent takes 1 per cent of the contribution first;
 * assessed contributions carry none.
 */
export const CHARGE_PRESETS = {
  'development-cooperation': { programmeSupport: '0.13', agentFee: '0', levy: '0' },
  'european-union': { programmeSupport: '0.07', agentFee: '0', levy: '0' },
  'pooled-fund': { programmeSupport: '0.07', agentFee: '0.01', levy: '0' },
  'regular-budget': { programmeSupport: '0', agentFee: '0', levy: '0' },
} as const satisfies Record<string, Preset>;

const NONE: Preset = { programmeSupport: '0', agentFee: '0', levy: '0' };

function presetOf(kind: SourceKind): Preset | null {
  return kind === 'rbsa' || kind === 'other' ? null : CHARGE_PRESETS[kind];
}

/**
 * The charges of a source: as entered, or usual for its kind. Money of a kind without a usual rate must state them; a
 * source that states neither kind nor charges is taken to be stated after charges.
 *
 * Faults: `charges-required`, `charges-take-all`, and those of the numbers.
 */
export function readCharges(source: SourceDocument, at: string, reading: Reading): Charges {
  const { charges, kind } = source;
  if (charges === undefined && kind === undefined) {
    assume(reading, 'charges-deducted', `${at}/charges/deducted`, 'true');
    return { programmeSupport: ZERO, agentFee: ZERO, levy: ZERO, deducted: true };
  }
  const preset = presetOf(kind ?? 'other');
  if (preset === null && charges?.programmeSupport === undefined && charges?.deducted !== true) {
    fault(
      reading,
      'charges-required',
      `${at}/charges`,
      `A source of the kind ${kind ?? 'other'} states its own charges.`,
    );
  }
  const read = (key: keyof Preset): Fraction => {
    const entered = charges?.[key];
    const usual = (preset ?? NONE)[key];
    if (entered === undefined && usual !== '0' && charges?.deducted !== true) {
      assume(reading, 'charges-of-kind', `${at}/charges/${key}`, usual);
    }
    const pointer = `${at}/charges/${key}`;
    return key === 'programmeSupport'
      ? readRate(entered ?? usual, { least: ZERO, most: ONE }, pointer, reading.faults)
      : readShare(entered ?? usual, pointer, reading.faults);
  };
  const [programmeSupport, agentFee, levy] = [read('programmeSupport'), read('agentFee'), read('levy')];
  if (minus(ONE, plus(agentFee, levy)).n <= 0n) {
    fault(reading, 'charges-take-all', `${at}/charges`, 'Agent fee and levy leave nothing.');
  }
  return { programmeSupport, agentFee, levy, deducted: charges?.deducted ?? false };
}

/**
 * Usable money per unit of gross: (1 - agent fee - levy) / (1 + programme support rate), or 1 when charges are deducted
 * already.
 *
 * @example
 * ```ts
 * import { fraction, formatFraction, ZERO } from '@tamwil/money';
 * import { netOfCharges } from '@tamwil/funding';
 * const fund = { programmeSupport: fraction(7n, 100n), agentFee: fraction(1n, 100n), levy: ZERO, deducted: false };
 * formatFraction(netOfCharges(fund)) // => '99/107'
 * ```
 */
export function netOfCharges({ programmeSupport, agentFee, levy, deducted }: Charges): Fraction {
  return deducted ? ONE : over(minus(ONE, plus(agentFee, levy)), plus(ONE, programmeSupport));
}
