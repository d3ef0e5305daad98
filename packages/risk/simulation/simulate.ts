import { WorkExceeded, WorkMeter } from '@tamwil/allocation';
import type { Checked, Fault } from '@tamwil/fault';
import { isInHand, type Tranche, type TrancheAmount } from '@tamwil/funding';
import { linesOf, type Scenario, withCosting } from '@tamwil/scenario';
import { randomNumbers } from '../random/random-numbers.ts';
import { riskFault } from '../request.ts';
import { type DrawnOutcome, outcomesOf, simulationFaults } from './drawn-outcome.ts';
import { drawRates, type RateUncertainty, ratesVary } from './rates-drawn.ts';
import { drawMoney, type MoneyUncertainty, type UncertainTranche, uncertainTranches } from './uncertainty.ts';

export interface SimulationSettings extends MoneyUncertainty, RateUncertainty {
  readonly draws: number;
  readonly seed: number;
}

export interface Simulated {
  readonly units: readonly string[];
  /** Whether a unit has a least amount, by position. */
  readonly hasLeast: readonly boolean[];
  readonly outcomes: readonly DrawnOutcome[];
  /** Draws in which the program cannot run, with the codes why; they are in no quantile. */
  readonly failed: ReadonlyMap<string, number>;
  /** Different allocations that were computed. */
  readonly distinct: number;
}

/** Told a hundred times how many draws are done. A worker is cancelled by ending it: no draw waits for messages. */
export type Progress = (done: number, draws: number) => void;

/** Draws after which the work of all of them is foreseen. */
const FIRST_DRAWS = 20;
/** What costing a plan again costs for each of its cost lines, in arcs looked at: measured. */
const WORK_PER_COST_LINE = 1_500;

/**
 * Draws money and rates many times and runs the program on each draw. Two draws that bring the same money at the same
 * cost are one allocation, so a run is the engine's own, to the cent, and most draws cost nothing.
 *
 * @param mostWork in arcs looked at; where the first draws show that all of them would take more, nothing else is drawn
 * @returns faults of a program that runs on no money, of a scenario whose drawn rates cannot be costed, and
 *   `work-too-large` with the draws that would be possible
 */
export function simulate(
  scenario: Scenario,
  settings: SimulationSettings,
  onProgress?: Progress,
  mostWork = Number.POSITIVE_INFINITY,
): Checked<Simulated> {
  try {
    return drawAll(scenario, settings, onProgress, mostWork);
  } catch (error) {
    if (!(error instanceof WorkExceeded)) throw error;
    return tooLarge(settings.draws, 'the first of them use it up');
  }
}

function drawAll(
  scenario: Scenario,
  settings: SimulationSettings,
  onProgress: Progress | undefined,
  mostWork: number,
): Checked<Simulated> {
  const meter = new WorkMeter(mostWork);
  const numbers = randomNumbers(settings.seed);
  const varying = ratesVary(settings);
  const known = new Map<string, DrawnOutcome | readonly Fault[]>();
  const outcomes: DrawnOutcome[] = [];
  const failed = new Map<string, number>();
  let lines = linesOf(scenario);
  const units = [...new Set(lines.map(({ unit }) => unit))];
  const faults = simulationFaults(scenario, lines);
  if (faults.length > 0) return { ok: false, faults };
  let outcomeOf = outcomesOf(scenario, lines, units, meter);
  let tranches = uncertainTranches(scenario.funding.sources);
  let places = placesOf(tranches);
  const part = Math.ceil(settings.draws / 100);
  for (let draw = 0; draw < settings.draws; draw += 1) {
    const foreseen = draw < FIRST_DRAWS ? 0 : (meter.spent / draw) * settings.draws;
    if (foreseen > mostWork) {
      const possible = Math.floor((draw * mostWork) / meter.spent);
      return tooLarge(settings.draws, `about ${possible} are possible`);
    }
    if (varying) {
      meter.spend(WORK_PER_COST_LINE * scenario.costLines.length);
      const costed = withCosting(scenario, drawRates(scenario.costing, settings, numbers));
      if (!costed.ok) return costed;
      lines = linesOf(costed.value);
      outcomeOf = outcomesOf(costed.value, lines, units, meter);
      tranches = uncertainTranches(costed.value.funding.sources);
      places = placesOf(tranches);
      known.clear();
    }
    const money = drawMoney(tranches, settings, numbers);
    const key = money.join(' ');
    let outcome = known.get(key);
    if (outcome === undefined) {
      const amountOf: TrancheAmount = (tranche) => (isInHand(tranche) ? tranche.usable : money[places.get(tranche)!]!);
      outcome = outcomeOf(amountOf);
      if (meter.isSpent) throw new WorkExceeded('The draws have used up their work.');
      known.set(key, outcome);
    }
    if ('gap' in outcome) outcomes.push(outcome);
    else failed.set(outcome[0]!.code, (failed.get(outcome[0]!.code) ?? 0) + 1);
    if ((draw + 1) % part === 0 || draw + 1 === settings.draws) onProgress?.(draw + 1, settings.draws);
  }
  const least = new Set(lines.filter(({ minimum }) => minimum !== null).map(({ unit }) => unit));
  const hasLeast = units.map((unit) => least.has(unit));
  return { ok: true, value: { units, hasLeast, outcomes, failed, distinct: varying ? settings.draws : known.size } };
}

/** Where a draw has the money of each tranche. */
function placesOf(tranches: readonly UncertainTranche[]): ReadonlyMap<Tranche, number> {
  return new Map(tranches.map(({ tranche }, place) => [tranche, place]));
}

function tooLarge(draws: number, hint: string): Checked<Simulated> {
  const detail = `These ${draws} draws take too much work for one answer; ${hint}.`;
  return { ok: false, faults: [riskFault('work-too-large', '/draws', detail)] };
}
