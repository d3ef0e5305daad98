import { type Fraction, floor, formatAmount, formatFraction } from '@tamwil/money';
import type { PathEvent } from './breakpoints.ts';
import type { FundingPath } from './funding-path.ts';

/** A target's share of the next dollar, as a fraction. */
interface Share {
  readonly target: string;
  readonly share: string;
}

/** A target's award before cents, in minor units, as a fraction. */
interface ExactAward {
  readonly target: string;
  readonly exact: string;
}

/** The JSON of `POST /v1/allocations/funding-path`. */
export interface FundingPathAnswer {
  readonly breakpoints: readonly {
    /** Rounded down to minor units; `exact` is the whole number or fraction of minor units. */
    readonly funds: string;
    readonly exact: string;
    /** All awards; at the first break-point only, from which the others follow. */
    readonly awards?: readonly ExactAward[];
    readonly nextDollar: readonly Share[];
    readonly jump?: readonly (ExactAward & { readonly before: string })[];
    readonly events: readonly PathEvent[];
  }[];
  readonly at: readonly {
    readonly funds: string;
    readonly awards: readonly ExactAward[];
    /** Null where the path is not straight. */
    readonly nextDollar: readonly Share[] | null;
    /** Code of the fault for which the program cannot be run at these funds. */
    readonly fault?: string;
  }[];
  readonly refused: FundingPath['refused'];
}

/** Writes a path in wire form. */
export function fundingPathAnswer({ problem, breakpoints, at, refused }: FundingPath): FundingPathAnswer {
  const { digits, targets } = problem;
  const amount = (minorUnits: bigint) => formatAmount(minorUnits, digits);
  const awardsOf = (awards: readonly Fraction[]) =>
    awards.map((exact, i) => ({ target: targets[i]!.id, exact: formatFraction(exact) }));
  const sharesOf = (shares: readonly Fraction[]) =>
    shares.flatMap((share, i) => (share.n === 0n ? [] : [{ target: targets[i]!.id, share: formatFraction(share) }]));
  const jumpOf = (jump: FundingPath['breakpoints'][number]['jump']) =>
    jump.map(({ target, before, after }) => ({
      target: targets[target]!.id,
      before: formatFraction(before),
      exact: formatFraction(after),
    }));
  return {
    breakpoints: breakpoints.map((breakpoint, index) => ({
      funds: amount(floor(breakpoint.funds)),
      exact: formatFraction(breakpoint.funds),
      ...(index === 0 ? { awards: awardsOf(breakpoint.awards) } : {}),
      nextDollar: sharesOf(breakpoint.nextDollar),
      ...(breakpoint.jump.length === 0 ? {} : { jump: jumpOf(breakpoint.jump) }),
      events: breakpoint.events,
    })),
    at: at.map(({ funds, awards, nextDollar, fault }) => ({
      funds: amount(funds),
      awards: awardsOf(awards),
      nextDollar: nextDollar && sharesOf(nextDollar),
      ...(fault === null ? {} : { fault }),
    })),
    refused,
  };
}
