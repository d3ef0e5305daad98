import type { Checked, Fault } from '@tamwil/fault';
import { type Fraction, fraction, minus, parseAmount, parseFraction, ZERO } from '@tamwil/money';
import { total } from '../exact/common-denominator.ts';
import { networkOf } from '../flow/network.ts';
import { WorkExceeded, WorkMeter } from '../flow/work-meter.ts';
import { type Instance, instanceOf } from '../problem/instance.ts';
import type { StageDocument } from '../request/program-schema.ts';
import { type SelectionRun, selectUnits } from '../selection/select-units.ts';
import type { Problem, RunOptions } from '../types.ts';
import { shareByGroup } from './group-stage.ts';
import { fundMinima } from './minimum-viable.ts';
import { priorityOrder } from './priority-order.ts';
import { shareByPriority } from './priority-stage.ts';
import { type Increments, raiseAwards, type StageClaim, shareByLevel } from './share-stage.ts';
import { ceilingsOf, lackOf, selectedBy } from './stage-claims.ts';
import { closeExhausted, isOpen, type State, startState } from './state.ts';
import { workTooLarge } from './work-too-large.ts';

/** One stage as it ran, exact, with the positions of its targets. */
export interface StageRun {
  readonly stage: StageDocument;
  readonly available: Fraction;
  readonly demand: Fraction;
  readonly used: Fraction;
  readonly skipped: null | 'funding-ratio' | 'no-claims';
  /** Targets the stage speaks of, in the order of `to`. */
  readonly selected: readonly number[];
  /** What each selected target lacked up to its ceiling; absent: nothing, or released. */
  readonly lacks: ReadonlyMap<number, Fraction>;
  readonly given: ReadonlyMap<number, Fraction>;
  readonly levels: ReadonlyMap<number, Fraction>;
  readonly blockLevels: ReadonlyMap<number, Fraction | null>;
  /** Targets of a sharing stage left below their ceiling: no money reaches them, or the stage's limit is used up. */
  readonly stalled: ReadonlyMap<number, 'money' | 'limit'>;
  /** The stage's limit as an amount; null: none. */
  readonly limit: Fraction | null;
  readonly selection: SelectionRun | null;
  /** Awards (in cuts: cuts) after the stage. */
  readonly awards: readonly Fraction[];
}

/** A program that has run: exact awards, and the structure that explains them. */
export interface Run {
  readonly instance: Instance;
  readonly state: State;
  readonly direction: 'fund' | 'cut';
  /** All money; exact when the sources were given as fractions. */
  readonly funds: Fraction;
  readonly stages: readonly StageRun[];
  /** Awards after the last stage and the raise to booked money (in a cut: claim - cut). */
  readonly awards: readonly Fraction[];
}

/**
 * Runs a program on exact fractions: minima first, then stage by stage, then the raise to booked money. Nothing is
 * rounded. With `options.amounts` the same run stands for any point of the funding path: amounts are rational numbers, a
 * point "just above" theta is theta plus a small rational, and the run keeps the structure (blocks, ceilings, tight sets)
 * that tells how far the awards stay linear. So the engine needs one arithmetic, on integers scaled by a common
 * denominator, and no second one on pairs of value and derivative. Faults: `minima-not-fundable`, `selection-infeasible`, `cut-not-absorbed`, `work-too-large`.
 *
 * @param problem a problem that `checkProblem` finds nothing wrong with
 */
export function runProgram(problem: Problem, options: RunOptions = {}): Checked<Run> {
  try {
    return runStages(instanceOf(problem, options.amounts), new WorkMeter(options.workLimit, options.within));
  } catch (error) {
    if (!(error instanceof WorkExceeded)) throw error;
    return workTooLarge();
  }
}

function runStages(instance: Instance, meter: WorkMeter): Checked<Run> {
  const { program } = instance.problem;
  const direction = program.direction ?? 'fund';
  const funds = total(instance.amounts);
  const short = minus(fraction(instance.totalClaims), funds);
  const pool = direction === 'fund' ? null : short.n > 0n ? short : ZERO;
  const state = startState(instance, networkOf(instance, meter, pool), meter);
  const money = pool ?? funds;

  if (program.minimumViable !== undefined) {
    const failed = fundMinima(state);
    if (failed !== null) {
      return refuse({
        pointer: '/program/minimumViable',
        code: 'minima-not-fundable',
        detail: `The minima that may not be released lack ${plain(failed.short)} minor units.`,
      });
    }
  }
  const stages: StageRun[] = [];
  for (const [index, stage] of program.stages.entries()) {
    const run = runStage(state, stage, money, funds);
    if (run === null) {
      return refuse({
        pointer: `/program/stages/${index}/must`,
        code: 'selection-infeasible',
        detail: 'The units that must be chosen cannot all be funded together here.',
      });
    }
    stages.push(run);
  }
  if (direction === 'fund') {
    raiseToBooked(state);
    return { ok: true, value: { instance, state, direction, funds, stages, awards: state.awards } };
  }
  const rest = minus(money, total(state.awards));
  if (rest.n > 0n) {
    return refuse({
      pointer: '/program/stages',
      code: 'cut-not-absorbed',
      detail: `The stages leave ${plain(rest)} minor units of the shortfall.`,
    });
  }
  const awards = state.awards.map((cut, target) => minus(fraction(instance.claims[target]!), cut));
  return { ok: true, value: { instance, state, direction, funds, stages, awards } };
}

/** What a target costs in a stage, its lines in the trace included, in arcs looked at. */
const WORK_PER_TARGET = 1000;

function runStage(state: State, stage: StageDocument, money: Fraction, funds: Fraction): StageRun | null {
  const { instance } = state;
  const available = minus(money, total(state.awards));
  const named = selectedBy(instance, stage.to);
  const selected = stage.select === undefined ? named : wholeUnits(instance, named);
  const ceilingOf = ceilingsOf(instance, stage.upTo);
  state.meter.spend(WORK_PER_TARGET * selected.length);
  const claims: StageClaim[] = [];
  for (const target of selected) {
    if (state.released.has(instance.unitOf[target]!)) continue;
    const lack = lackOf(ceilingOf(target), state.awards[target]!);
    if (lack.n > 0n) claims.push({ target, lack });
  }
  const limit = limitOf(instance, stage, funds);
  const base = {
    stage,
    available,
    demand: total(claims.map(({ lack }) => lack)),
    selected,
    lacks: new Map(claims.map(({ target, lack }) => [target, lack])),
    limit,
  };
  const skipped = guardOf(instance, stage, funds);
  if (skipped !== null) {
    return {
      ...base,
      used: ZERO,
      skipped,
      given: new Map(),
      levels: new Map(),
      blockLevels: new Map(),
      stalled: new Map(),
      selection: null,
      awards: [...state.awards],
    };
  }
  let increments: Increments;
  let selection: SelectionRun | null = null;
  if (stage.select !== undefined) {
    selection = selectUnits(state, stage, selected, claims, limit);
    if (selection === null) return null;
    increments = { given: selection.given, levels: new Map(), blockLevels: new Map() };
    raiseAwards(state, increments.given);
    closeExhausted(state);
  } else if (stage.by !== undefined) {
    increments = shareByGroup(state, selected, claims, stage, limit);
  } else if (stage.share === 'priority') {
    const lacks = base.lacks;
    const ordered = priorityOrder(instance, selected).flatMap((target) => {
      const lack = lacks.get(target);
      return lack === undefined ? [] : [{ target, lack }];
    });
    increments = shareByPriority(state, ordered, limit);
    raiseAwards(state, increments.given);
  } else {
    increments = shareByLevel(state, claims, stage.share!, stage.weights, limit);
    raiseAwards(state, increments.given);
  }
  const used = total(increments.given.values());
  const stalled = new Map<number, 'money' | 'limit'>();
  if (selection === null) {
    for (const { target, lack } of claims) {
      const amount = increments.given.get(target);
      if (amount !== undefined && amount.n === lack.n && amount.d === lack.d) continue;
      stalled.set(target, isOpen(state, state.network.nodeOfTarget[target]!) ? 'limit' : 'money');
    }
  }
  return { ...base, used, skipped, ...increments, stalled, selection, awards: [...state.awards] };
}

/** All cells of every unit that is named, even by one cell: a selection stage knows only whole units. */
function wholeUnits(instance: Instance, named: readonly number[]): number[] {
  const units = new Set(named.map((target) => instance.unitOf[target]!));
  return [...units].flatMap((unit) => instance.units[unit]!.cells);
}

/** The most a stage may hand out. */
function limitOf(instance: Instance, stage: StageDocument, funds: Fraction): Fraction | null {
  if (stage.limit === undefined) return null;
  if ('amount' in stage.limit) return fraction(parseAmount(stage.limit.amount, instance.problem.digits) as bigint);
  const percent = parseFraction(stage.limit.percentOfFunds)!;
  return fraction(funds.n * percent.n, funds.d * percent.d * 100n);
}

function guardOf(instance: Instance, stage: StageDocument, funds: Fraction): StageRun['skipped'] {
  if (stage.minFundingRatio === undefined) return null;
  if (instance.totalClaims === 0n) return 'no-claims';
  const ratio = parseFraction(stage.minFundingRatio)!;
  return funds.n * ratio.d < ratio.n * instance.totalClaims * funds.d ? 'funding-ratio' : null;
}

/** Every target has at least what is booked on it: that money can reach no one else, so nobody is lowered. */
function raiseToBooked(state: State): void {
  for (const [target, booked] of state.instance.booked.entries()) {
    const claim = state.instance.claims[target]!;
    const floor = fraction(booked < claim ? booked : claim);
    if (floor.n * state.awards[target]!.d > state.awards[target]!.n) state.awards[target] = floor;
  }
}

const plain = (value: Fraction): string => (value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`);

function refuse(fault: Fault): { ok: false; faults: Fault[] } {
  return { ok: false, faults: [fault] };
}
