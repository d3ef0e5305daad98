import { runProgram, type WorkMeter } from '@tamwil/allocation';
import type { Fault } from '@tamwil/fault';
import type { TrancheAmount } from '@tamwil/funding';
import { type Fraction, floor, fraction, sum, times } from '@tamwil/money';
import { type Line, problemFaults, problemsOf, run, type Scenario } from '@tamwil/scenario';
import { joinedTargets } from './joined-targets.ts';

/** What one draw comes to. Amounts in minor units. */
export interface DrawnOutcome {
  readonly gap: bigint;
  readonly award: bigint;
  /** Cost with what has lapsed. */
  readonly cost: bigint;
  /** Positions of units that are complete. */
  readonly complete: readonly number[];
  /** Positions of units that reach their least amount; of those that have one. */
  readonly viable: readonly number[];
}

/** One draw's outcome, or the faults for which the program cannot run on its money. */
export type OutcomeOf = (amountOf: TrancheAmount) => DrawnOutcome | readonly Fault[];

/**
 * Finds outcomes of draws, as evaluate() has them to the cent, from exact awards alone: the total is the floor of their
 * sum, and a line is complete or not before any rounding, unless its exact award is less than a cent from its cost. Only
 * then, and for cuts, whose faults depend on the money, the whole allocation is run. Lines that the program treats alike
 * are one target.
 *
 * @param scenario of which `simulationFaults` finds nothing
 * @param units of the lines, each once
 * @param meter counts the work of all draws
 */
export function outcomesOf(
  scenario: Scenario,
  lines: readonly Line[],
  units: readonly string[],
  meter: WorkMeter,
): OutcomeOf {
  const inCents = (amountOf: TrancheAmount) => fromAllocation(scenario, lines, units, amountOf, meter);
  if (isCut(scenario)) return inCents;
  const problemFor = problemsOf(scenario, lines, meter);
  const whole = problemFor(ALL_MONEY);
  const limited = new Set(scenario.funding.sources.flatMap(({ id, earmark }) => (earmark.atMost.size > 0 ? [id] : [])));
  const agreementOf = new Map(whole.sources.map(({ id, source }) => [id, source]));
  const { members, join } = joinedTargets(whole.problem, ({ id }) => limited.has(agreementOf.get(id)!));
  const tranches = scenario.funding.sources.reduce((sum, source) => sum + source.tranches.length, 0);
  const work = WORK_PER_LINE * lines.length + WORK_PER_TRANCHE * tranches;
  const settle = settling(lines, units, members);
  return (amountOf) => {
    meter.spend(work);
    const exact = runProgram(join(problemFor(amountOf).problem), { within: meter });
    return exact.ok ? (settle(exact.value.awards) ?? inCents(amountOf)) : exact.faults;
  };
}

/** What making the problem of a draw and reading its outcome cost, in arcs looked at: measured, for each of them. */
const WORK_PER_LINE = 100;
const WORK_PER_TRANCHE = 200;

const ALL_MONEY: TrancheAmount = ({ usable }) => usable;

/** What is wrong with a scenario's program whatever money comes. Those of a cut depend on the money. */
export function simulationFaults(scenario: Scenario, lines: readonly Line[]): Fault[] {
  return isCut(scenario) ? [] : problemFaults(scenario, problemsOf(scenario, lines)(ALL_MONEY));
}

function isCut({ engineProgram }: Scenario): boolean {
  return engineProgram.direction === 'cut';
}

/** Lines of one joined target. */
interface Joint {
  readonly cost: bigint;
  /** The least cost among its lines that cost anything; 0 when none does. */
  readonly leastCost: bigint;
}

/**
 * Reads outcomes off exact awards of joined targets; null where rounding decides about a line's completeness or about a
 * unit's least amount.
 */
function settling(
  lines: readonly Line[],
  units: readonly string[],
  members: readonly (readonly number[])[],
): (awards: readonly Fraction[]) => DrawnOutcome | null {
  const joints = members.map((own): Joint => {
    const costs = own.map((t) => lines[t]!.cost).filter((cost) => cost > 0n);
    const least = costs.reduce((a, b) => (b < a ? b : a), costs[0] ?? 0n);
    return { cost: costs.reduce((a, b) => a + b, 0n), leastCost: least };
  });
  const jointOf = new Map(members.flatMap((own, joint) => own.map((t) => [t, joint] as const)));
  const ofUnit = membersOf(lines, units).map((own) => ({
    lines: own,
    joints: [...new Set(own.flatMap((t) => (lines[t]!.cost > 0n ? [jointOf.get(t)!] : [])))],
    lapsed: own.some((t) => lines[t]!.lapsed > 0n),
    least: leastOf(lines, own),
  }));
  const awardOf = (awards: readonly Fraction[], t: number): Fraction => {
    const joint = jointOf.get(t)!;
    const { cost } = joints[joint]!;
    return cost === 0n ? fraction(0n) : times(awards[joint]!, fraction(lines[t]!.cost, cost));
  };
  return (awards) => {
    const full = joints.map(({ cost }, joint) => awards[joint]!.n === cost * awards[joint]!.d);
    for (const [joint, { cost, leastCost }] of joints.entries()) {
      // A line lacks its part, leastCost / cost, of what the joint lacks: rounding may complete it below one cent.
      const { n, d } = awards[joint]!;
      if (!full[joint] && (cost * d - n) * leastCost < cost * d) return null;
    }
    const viable: number[] = [];
    for (const [index, { lines: own, least }] of ofUnit.entries()) {
      if (least === null) continue;
      const parts = own.map((t) => awardOf(awards, t));
      const spare = floor(sum(parts)) - least;
      // Rounding moves each line by less than a cent.
      const width = BigInt(parts.filter(({ d }) => d !== 1n).length);
      if (spare >= width) viable.push(index);
      else if (spare > -1n - width) return null;
    }
    const complete = ofUnit.flatMap((unit, index) =>
      !unit.lapsed && unit.joints.every((joint) => full[joint]) ? [index] : [],
    );
    return { ...totalsOf(lines, floor(sum(awards))), complete, viable };
  };
}

/** The same by the engine's whole allocation, in cents. */
function fromAllocation(
  scenario: Scenario,
  lines: readonly Line[],
  units: readonly string[],
  amountOf: TrancheAmount,
  meter: WorkMeter,
): DrawnOutcome | readonly Fault[] {
  const answer = run(scenario, lines, amountOf, meter);
  if (!answer.ok) return answer.faults;
  const { awards, allocation } = answer.value;
  const members = membersOf(lines, units);
  const viable = members.flatMap((own, index) => {
    const least = leastOf(lines, own);
    const award = own.reduce((total, t) => total + awards.get(lines[t]!.id)!, 0n);
    return least !== null && award >= least ? [index] : [];
  });
  const complete = members.flatMap((own, index) =>
    own.every((t) => awards.get(lines[t]!.id) === lines[t]!.cost && lines[t]!.lapsed === 0n) ? [index] : [],
  );
  return { ...totalsOf(lines, allocation.allocated), complete, viable };
}

function totalsOf(lines: readonly Line[], award: bigint): Pick<DrawnOutcome, 'gap' | 'award' | 'cost'> {
  const open = lines.reduce((total, { cost }) => total + cost, 0n);
  return { gap: open - award, award, cost: lines.reduce((total, { lapsed }) => total + lapsed, open) };
}

/** The least amount of a unit's lines together; null when none was given. */
function leastOf(lines: readonly Line[], own: readonly number[]): bigint | null {
  if (own.every((t) => lines[t]!.minimum === null)) return null;
  return own.reduce((total, t) => total + (lines[t]!.minimum ?? 0n), 0n);
}

/** Positions of the lines of each unit. */
function membersOf(lines: readonly Line[], units: readonly string[]): number[][] {
  const members = units.map((): number[] => []);
  const position = new Map(units.map((unit, index) => [unit, index]));
  for (const [t, { unit }] of lines.entries()) members[position.get(unit)!]!.push(t);
  return members;
}
