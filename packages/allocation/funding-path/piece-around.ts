import { compare, type Fraction, fraction, minus, over, parseFraction, plus, times, ZERO } from '@tamwil/money';
import { WorkMeter } from '../flow/work-meter.ts';
import type { StageDocument } from '../request/program-schema.ts';
import type { Run, StageRun } from '../stages/run-program.ts';
import { ceilingsOf } from '../stages/stage-claims.ts';
import { exhaustedClasses, type NodeClass } from './exhausted-nodes.ts';
import { type NodeLines, payingFlow, spareOf, whileFundable } from './fundable-stretch.ts';
import { groupOrderConditions } from './group-order.ts';
import { levelOrderConditions } from './level-order.ts';
import { addLines, constantLine, type Line, type Stretch, subtractLines, whileNotNegative } from './line.ts';
import type { Piece } from './piece.ts';
import { type ClaimLines, type LevelRule, levelRuleOf, stageClaimLines } from './stage-claim-lines.ts';
import { levelOf, type MovingClaim, moveClaims } from './stage-slopes.ts';
import type { VariedFunding } from './varied-funding.ts';

/** Most work of one piece, in arcs looked at. */
const WORK_PER_PIECE = 40_000_000;
/** What the line of one increment and its conditions cost, in arcs looked at. */
const WORK_PER_LINE = 500;

/**
 * The straight piece of the path around a point: the run's result written as lines, and how far each way what made it
 * right stays true. Awards on that stretch follow the lines exactly: the conditions are linear, they hold at both ends,
 * and together they say that the increments of every stage are payable and that no exchange would improve them.
 *
 * @param run the program's run at `parameter`
 * @param within the stretch of the parameter that is of interest
 * @param neighbour a run close by on the same piece; needed when a stage has `by`, whose slopes are read off the two
 * @returns the piece, or `curved` when an award is no straight line here
 */
export function pieceAround(
  funding: VariedFunding,
  run: Run,
  parameter: Fraction,
  within: { readonly from: Fraction; readonly to: Fraction },
  neighbour: { readonly run: Run; readonly offset: Fraction } | null,
): Piece | 'curved' {
  const { instance, state, direction } = run;
  const { network } = state;
  const isCovered = direction === 'cut' && compare(run.funds, fraction(instance.totalClaims)) >= 0;
  const supply = network.supply.map((at, node) => ({ at, slope: isCovered ? ZERO : funding.supplySlopes[node]! }));
  const still = needsOf(run, state.awards.map(constantLine));
  const supplySlopes = supply.map(({ slope }) => slope);
  const nodeSlopes = supply.map(() => ZERO);
  const meter = new WorkMeter(WORK_PER_PIECE, state.meter.within);
  const { classes, classOf } = exhaustedClasses(payingFlow({ network, supply, need: still, meter }, ZERO));
  const lastChange = lastChanges(run, classes);

  const stretch: Stretch = { before: minus(parameter, within.from), after: minus(within.to, parameter) };
  const moneySlope = funding.fundsSlope;
  const slopes = instance.claims.map(() => ZERO);
  const used: Line[] = [];
  // Classes that hold someone back: the money that can enter them is used up all along the piece.
  const usedUp = new Set<number>();
  let before = awardsBefore(run);
  for (const [index, stageRun] of run.stages.entries()) {
    for (const line of standingConditions(run, stageRun, before, slopes, moneySlope)) whileNotNegative(stretch, line);
    before = stageRun.awards;
    if (stageRun.skipped !== null) {
      used.push(constantLine(ZERO));
      continue;
    }
    const { stage } = stageRun;
    const rule = levelRuleOf(stage);
    meter.spend(WORK_PER_LINE * stageRun.selected.length);
    const claims = stageClaimLines(instance, network.nodeOfTarget, stageRun, slopes);
    const heldBack = (claim: ClaimLines) => {
      const own = classOf[claim.node]!;
      return own !== -1 && lastChange(own) <= index ? own : -1;
    };
    const moving =
      neighbour !== null
        ? readOff(claims, rule, neighbour.run.stages[index]!, neighbour.offset)
        : moveClaims(claims, rule, {
            classes,
            classOf: heldBack,
            supplySlopes,
            nodeSlopes,
            limitSlope: limitSlopeOf(stage, moneySlope),
          });
    if (moving.some(({ status, isCurved }) => status === 'part' && isCurved)) return 'curved';
    for (const { lack, givenLine } of moving) {
      whileNotNegative(stretch, lack);
      // Of claims met in full or not at all too: read off a neighbour across a break-point, they may start to move here.
      whileNotNegative(stretch, givenLine);
      whileNotNegative(stretch, subtractLines(lack, givenLine));
    }
    if (stage.by !== undefined) {
      const order = groupOrderConditions(instance, stage, moving, rule);
      if (order === 'curved') return 'curved';
      for (const line of order) whileNotNegative(stretch, line);
    } else if (rule !== null) {
      const order = levelOrderConditions(moving, classes, heldBack, rule === 'equal-losses');
      for (const line of order) whileNotNegative(stretch, line);
    }
    const given = moving.reduce<Line>((sum, { givenLine }) => addLines(sum, givenLine), constantLine(ZERO));
    used.push(given);
    const held =
      stage.share === undefined || stage.by !== undefined ? [] : moving.filter(({ status }) => status !== 'all');
    for (const claim of held) if (heldBack(claim) !== -1) usedUp.add(heldBack(claim));
    if (stageRun.limit !== null) {
      const left = subtractLines({ at: stageRun.limit, slope: limitSlopeOf(stage, moneySlope) }, given);
      whileNotNegative(stretch, left);
      if (held.some((claim) => heldBack(claim) === -1)) whileNotNegative(stretch, opposite(left));
    }
    for (const { target, node, givenLine } of moving) {
      slopes[target] = plus(slopes[target]!, givenLine.slope);
      nodeSlopes[node] = plus(nodeSlopes[node]!, givenLine.slope);
    }
  }
  const awards = raisedToBooked(run, before, slopes, stretch);
  if (direction === 'cut') {
    const spare = { at: minus(run.funds, fraction(instance.totalClaims)), slope: moneySlope };
    whileNotNegative(stretch, isCovered ? spare : opposite(spare));
  }
  const lines = { network, supply, need: needsOf(run, awards), meter };
  for (const index of usedUp) {
    const inside = new Set(classes[index]!.closure);
    whileNotNegative(stretch, opposite(spareOf(lines, (node) => inside.has(node))));
  }
  whileFundable(stretch, lines);
  const own = direction === 'fund' ? awards : awards.map((cut, target) => claimLess(instance.claims[target]!, cut));
  return {
    at: parameter,
    from: minus(parameter, stretch.before!),
    to: plus(parameter, stretch.after!),
    awards: own,
    used,
  };
}

const opposite = (line: Line): Line => subtractLines(constantLine(ZERO), line);

const claimLess = (claim: bigint, cut: Line): Line => subtractLines(constantLine(fraction(claim)), cut);

function needsOf({ state: { network } }: Run, awards: readonly Line[]): NodeLines['need'] {
  return network.targetsAt.map((targets) =>
    targets.reduce<Line>((sum, target) => addLines(sum, awards[target]!), constantLine(ZERO)),
  );
}

/** Awards before the first stage: the minima of survivors. */
function awardsBefore({ stages, state }: Run): readonly Fraction[] {
  const [first] = stages;
  if (first === undefined) return state.awards;
  return first.awards.map((award, target) => minus(award, first.given.get(target) ?? ZERO));
}

/** The last stage that gave anything in the closure of each class; the raise to booked money counts as one more. */
function lastChanges({ stages, state }: Run, classes: readonly NodeClass[]): (index: number) => number {
  const { nodeOfTarget, nodes } = state.network;
  const ofNode = Array.from({ length: nodes }, () => -1);
  for (const [index, { given }] of stages.entries()) {
    for (const target of given.keys()) ofNode[nodeOfTarget[target]!] = index;
  }
  const before = stages.at(-1)?.awards ?? state.awards;
  for (const [target, award] of state.awards.entries()) {
    if (compare(award, before[target]!) !== 0) ofNode[nodeOfTarget[target]!] = stages.length;
  }
  const known = new Map<number, number>();
  return (index) => {
    const last =
      known.get(index) ?? classes[index]!.closure.reduce((latest, node) => Math.max(latest, ofNode[node]!), -1);
    known.set(index, last);
    return last;
  };
}

/** Conditions that a stage runs at all, and that targets already at their ceiling stay there. */
function standingConditions(
  { instance, funds, state }: Run,
  { stage, selected, lacks, skipped }: StageRun,
  before: readonly Fraction[],
  slopes: readonly Fraction[],
  moneySlope: Fraction,
): Line[] {
  const conditions: Line[] = [];
  if (stage.minFundingRatio !== undefined && skipped !== 'no-claims') {
    const needed = times(parseFraction(stage.minFundingRatio)!, fraction(instance.totalClaims));
    const above = { at: minus(funds, needed), slope: moneySlope };
    conditions.push(skipped === null ? above : opposite(above));
  }
  const ceilingOf = ceilingsOf(instance, stage.upTo);
  for (const target of selected) {
    const slope = slopes[target]!;
    if (slope.n === 0n || lacks.has(target) || state.released.has(instance.unitOf[target]!)) continue;
    conditions.push({ at: minus(before[target]!, ceilingOf(target)), slope });
  }
  return conditions;
}

function limitSlopeOf({ limit }: StageDocument, moneySlope: Fraction): Fraction {
  if (limit === undefined || 'amount' in limit) return ZERO;
  return times(times(parseFraction(limit.percentOfFunds)!, { n: 1n, d: 100n }), moneySlope);
}

/** Increments as lines through two runs. */
function readOff(
  claims: readonly ClaimLines[],
  rule: LevelRule | null,
  there: StageRun,
  offset: Fraction,
): MovingClaim[] {
  return claims.map((claim) => {
    const change = minus(there.given.get(claim.target) ?? ZERO, claim.given);
    const givenLine = { at: claim.given, slope: over(change, offset) };
    return { ...claim, givenLine, level: levelOf(claim, givenLine, rule) };
  });
}

/** Lines of all awards, after the raise to booked money. */
function raisedToBooked(
  { instance, state, direction }: Run,
  before: readonly Fraction[],
  slopes: readonly Fraction[],
  stretch: Stretch,
): Line[] {
  return before.map((award, target) => {
    const line = { at: award, slope: slopes[target]! };
    const booked = instance.booked[target]!;
    if (booked === 0n || direction === 'cut') return line;
    const claim = instance.claims[target]!;
    const floor = constantLine(fraction(booked < claim ? booked : claim));
    const isRaised = compare(state.awards[target]!, award) > 0;
    whileNotNegative(stretch, isRaised ? subtractLines(floor, line) : subtractLines(line, floor));
    return isRaised ? floor : line;
  });
}
