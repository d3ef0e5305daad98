import type { Fault } from '@tamwil/fault';
import { compare, type Fraction, ONE, parseFraction, parseRate, ZERO } from '@tamwil/money';
import { PLAN_FAULTS, type PlanFaultCode } from './fault-codes.ts';

/** The bounds of a number from outside; a value on a bound is taken unless the bound is `above`. */
export interface Bounds {
  readonly least?: Fraction;
  readonly above?: Fraction;
  readonly most?: Fraction;
}

const SHARE: Bounds = { least: ZERO, most: ONE };

/**
 * A share of one, `"0.3"` or `"3/10"`, from 0 to 1; or 0 with a fault added.
 * Faults: `not-a-number`, `number-out-of-range`.
 */
export function readShare(text: string, pointer: string, faults: Fault[], bounds: Bounds = SHARE): Fraction {
  return within(parseFraction(text), text, bounds, pointer, faults);
}

/**
 * A rate as a plain decimal (`"0.13"` for 13 per cent, `"0.92"` euros per dollar); or 0 with a fault added.
 * Faults: `not-a-number`, `number-out-of-range`.
 */
export function readRate(text: string, bounds: Bounds, pointer: string, faults: Fault[]): Fraction {
  return within(parseRate(text), text, bounds, pointer, faults);
}

function within(value: Fraction | null, text: string, bounds: Bounds, pointer: string, faults: Fault[]): Fraction {
  const shown = JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}...` : text);
  const fault = (code: PlanFaultCode, detail: string): Fraction => {
    faults.push({ pointer, code, detail, fix: PLAN_FAULTS[code].fix });
    return ZERO;
  };
  if (value === null) return fault('not-a-number', `${shown} is no plain decimal number.`);
  const { least, above, most } = bounds;
  if (least !== undefined && compare(value, least) < 0)
    return fault('number-out-of-range', `${shown} is below ${plain(least)}.`);
  if (above !== undefined && compare(value, above) <= 0)
    return fault('number-out-of-range', `${shown} is not above ${plain(above)}.`);
  if (most !== undefined && compare(value, most) > 0)
    return fault('number-out-of-range', `${shown} is above ${plain(most)}.`);
  return value;
}

function plain({ n, d }: Fraction): string {
  return d === 1n ? `${n}` : `${n}/${d}`;
}
