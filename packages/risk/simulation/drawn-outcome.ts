import { runProgram } from '@tamwil/allocation';
import type { Fault } from '@tamwil/fault';
import type { TrancheAmount } from '@tamwil/funding';
import { type Fraction, floor, fraction, sum } from '@tamwil/money';
import { type Line, problemOf, run, type Scenario } from '@tamwil/scenario';

/** What one draw comes to. Amounts in minor units. */
export interface DrawnOutcome {
  readonly gap: bigint;
  readonly award: bigint;
  /** Cost with what has lapsed. */
  readonly cost: bigint;
  /** Positions of units that are complete. */
  readonly complete: readonly number[];
  /** Positions of units that reach their least amount. */
  readonly viable: readonly number[];
}

/** What draws have in common while no rate moves. */
export interface Frame {
  readonly scenario: Scenario;
  readonly lines: readonly Line[];
  readonly units: readonly string[];
}

/**
 * The outcome of one draw, as evaluate() has it to the cent, from exact awards alone: the total is the floor of their
 * sum, and a line is complete or not before any rounding, unless its exact award is less than a cent from its cost. Only
 * then, and for cuts, whose faults depend on the money, the whole allocation is run.
 *
 * @returns the outcome, or the faults for which the program cannot run on this money
 */
export function drawnOutcome(frame: Frame, amountOf: TrancheAmount): DrawnOutcome | readonly Fault[] {
  const { scenario, lines } = frame;
  if (scenario.engineProgram.direction === 'cut') return fromAllocation(frame, amountOf);
  const exact = runProgram(problemOf(scenario, lines, amountOf).problem);
  if (!exact.ok) return exact.faults;
  const { awards } = exact.value;
  const near = lines.some(({ cost }, t) => awards[t]!.d !== 1n && fraction(cost).n - floor(awards[t]!) === 1n);
  return near ? fromAllocation(frame, amountOf) : (settled(frame, awards) ?? fromAllocation(frame, amountOf));
}

/** Outcome of exact awards; null when rounding decides whether a unit reaches its least amount. */
function settled({ lines, units }: Frame, awards: readonly Fraction[]): DrawnOutcome | null {
  const members = membersOf(lines, units);
  const viable: number[] = [];
  for (const [index, positions] of members.entries()) {
    const got = sum(positions.map((t) => awards[t]!));
    const least = positions.reduce((total, t) => total + (lines[t]!.minimum ?? 0n), 0n);
    // Rounding moves each line by less than a cent.
    const width = BigInt(positions.filter((t) => awards[t]!.d !== 1n).length);
    if (floor(got) - least >= width) viable.push(index);
    else if (floor(got) - least > -1n - width) return null;
  }
  const award = floor(sum(awards));
  return {
    ...totalsOf(lines, award),
    complete: completeOf(lines, members, (t) => awards[t]!.d === 1n && awards[t]!.n === lines[t]!.cost),
    viable,
  };
}

/** The same by the engine's whole allocation, in cents. */
function fromAllocation({ scenario, lines, units }: Frame, amountOf: TrancheAmount): DrawnOutcome | readonly Fault[] {
  const answer = run(scenario, lines, amountOf);
  if (!answer.ok) return answer.faults;
  const { awards, allocation } = answer.value;
  const members = membersOf(lines, units);
  const viable = members.flatMap((positions, index) => {
    const spare = positions.reduce((total, t) => total + awards.get(lines[t]!.id)! - (lines[t]!.minimum ?? 0n), 0n);
    return spare >= 0n ? [index] : [];
  });
  const complete = completeOf(lines, members, (t) => awards.get(lines[t]!.id) === lines[t]!.cost);
  return { ...totalsOf(lines, allocation.allocated), complete, viable };
}

function totalsOf(lines: readonly Line[], award: bigint): Pick<DrawnOutcome, 'gap' | 'award' | 'cost'> {
  const open = lines.reduce((total, { cost }) => total + cost, 0n);
  return { gap: open - award, award, cost: lines.reduce((total, { lapsed }) => total + lapsed, open) };
}

function completeOf(
  lines: readonly Line[],
  members: readonly (readonly number[])[],
  isFull: (t: number) => boolean,
): number[] {
  return members.flatMap((positions, index) =>
    positions.every((t) => isFull(t) && lines[t]!.lapsed === 0n) ? [index] : [],
  );
}

/** Positions of the lines of each unit. */
function membersOf(lines: readonly Line[], units: readonly string[]): number[][] {
  const members = units.map((): number[] => []);
  const position = new Map(units.map((unit, index) => [unit, index]));
  for (const [t, { unit }] of lines.entries()) members[position.get(unit)!]!.push(t);
  return members;
}
