import type { Checked, Fault } from '@tamwil/fault';
import { compare, formatAmount, formatDecimal, fraction, ONE, parseFraction, placePoint } from '@tamwil/money';
import type { Grain } from '@tamwil/plan';
import type { Scenario } from '@tamwil/scenario';
import * as z from 'zod';
import { BILLION } from '../random/normal.ts';
import { askedSchema, readAsked, riskFault } from '../request.ts';
import { type Progress, type Simulated, type SimulationSettings, simulate } from './simulate.ts';

const decimal = z.string().max(40);
const shape = {
  draws: z.int().min(100).max(100_000).optional(),
  seed: z.int().min(-2_147_483_648).max(2_147_483_647).optional(),
  commonFactor: decimal.nullable().optional(),
  amountSpread: z.strictObject({ low: decimal, high: decimal }).nullish(),
  escalation: z.strictObject({ deviation: decimal }).nullish(),
  exchange: z.record(z.string().max(3), z.strictObject({ deviation: decimal })).optional(),
};
type Question = z.infer<z.ZodObject<typeof shape>>;

/** The body of `POST /v1/evaluations/simulation`. */
export const simulationSchema = askedSchema(shape);

const DRAWS = 10_000;
const SEED = 1;

/** What one answer may take. */
export interface SimulationBounds {
  readonly draws: Readonly<Record<Grain, number>>;
  /** In arcs looked at. */
  readonly work: number;
}

/** The bounds of the API: about ten seconds of one core. The page's worker and the command line take 100,000 draws. */
export const SIMULATION_IN_THE_API: SimulationBounds = {
  draws: { plan: 20_000, biennium: 5_000, year: 2_000 },
  work: 1_200_000_000,
};

interface Estimate {
  readonly value: string;
  /** Standard error of the value. */
  readonly error: string;
}

interface Quantiles {
  readonly p10: Estimate;
  readonly p50: Estimate;
  readonly p90: Estimate;
}

/** The JSON of `POST /v1/evaluations/simulation`. */
export interface SimulationAnswer {
  readonly draws: number;
  readonly seed: number;
  /** Null: agreements fail independently, as the user has said. */
  readonly commonFactor: string | null;
  readonly gap: Quantiles | null;
  readonly coverage: Quantiles | null;
  readonly units: readonly {
    readonly unit: string;
    /** Chance that its whole cost is financed. */
    readonly complete: Estimate;
    /** Chance that it reaches its least amount; null where none was given. */
    readonly viable: Estimate | null;
  }[];
  /** Draws in which the program cannot run, by code. */
  readonly failed: Readonly<Record<string, number>>;
  /** Different allocations behind the draws. */
  readonly distinct: number;
}

/**
 * How sure the result is: every tranche not in hand comes with its probability, prices and rates move as far as the
 * user says, and the program runs on each draw. The same seed gives the same answer on every machine.
 *
 * @param json `{ scenario, draws?, seed?, commonFactor, amountSpread?, escalation?, exchange? }`; `commonFactor` has no
 *   default, because donors cut together and only the user can say how much
 * @param bounds above which the answer is `work-too-large`
 */
export function simulationAnswer(
  json: unknown,
  bounds: SimulationBounds | null = null,
  onProgress?: Progress,
): Checked<SimulationAnswer> {
  const asked = readAsked(json, shape);
  if (!asked.ok) return asked;
  const { scenario, question } = asked.value;
  const settings = settingsOf(question);
  if (!settings.ok) return settings;
  const { draws, seed } = settings.value;
  const most = bounds?.draws[scenario.grain] ?? draws;
  if (draws > most) {
    const detail = `At grain ${scenario.grain} one answer takes at most ${most} draws, not ${draws}.`;
    return { ok: false, faults: [riskFault('work-too-large', '/draws', detail)] };
  }
  const simulated = simulate(scenario, settings.value, onProgress, bounds?.work);
  if (!simulated.ok) return simulated;
  return {
    ok: true,
    value: { draws, seed, commonFactor: question.commonFactor ?? null, ...answerOf(scenario, simulated.value) },
  };
}

function settingsOf(question: Question): Checked<SimulationSettings> {
  const faults: Fault[] = [];
  const billionths = (text: string, pointer: string, least: number, most: number): number => {
    const value = parseFraction(text);
    const inside =
      value !== null && compare(value, fraction(BigInt(least))) >= 0 && compare(value, fraction(BigInt(most))) <= 0;
    if (inside) return Number((value.n * BigInt(BILLION)) / value.d);
    faults.push(
      riskFault('not-a-number', pointer, `${JSON.stringify(text)} is no decimal between ${least} and ${most}.`),
    );
    return 0;
  };
  if (question.commonFactor === undefined) {
    faults.push(riskFault('common-factor-missing', '/commonFactor', 'Donors cut together; say how much, or null.'));
  }
  const { draws = DRAWS, seed = SEED, commonFactor, amountSpread, escalation, exchange = {} } = question;
  const settings: SimulationSettings = {
    draws,
    seed,
    commonFactor: commonFactor == null ? 0 : billionths(commonFactor, '/commonFactor', 0, 1),
    spread:
      amountSpread == null
        ? null
        : {
            low: billionths(amountSpread.low, '/amountSpread/low', 0, 1),
            high: billionths(amountSpread.high, '/amountSpread/high', 1, 10),
          },
    escalation: escalation == null ? 0 : billionths(escalation.deviation, '/escalation/deviation', 0, 1),
    exchange: new Map(
      Object.entries(exchange).map(([currency, { deviation }]) => [
        currency,
        billionths(deviation, `/exchange/${currency}/deviation`, 0, 1),
      ]),
    ),
  };
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: settings };
}

type Figures = Pick<SimulationAnswer, 'gap' | 'coverage' | 'units' | 'failed' | 'distinct'>;

function answerOf({ digits }: Scenario, { units, hasLeast, outcomes, failed, distinct }: Simulated): Figures {
  const count = outcomes.length;
  const complete = units.map(() => 0);
  const viable = units.map(() => 0);
  for (const outcome of outcomes) {
    for (const unit of outcome.complete) complete[unit]! += 1;
    for (const unit of outcome.viable) viable[unit]! += 1;
  }
  const coverage = outcomes.map(({ award, cost }) => (cost === 0n ? 1_000_000n : (award * 1_000_000n) / cost));
  return {
    gap:
      count === 0
        ? null
        : quantiles(
            outcomes.map(({ gap }) => gap),
            (value) => formatAmount(value, digits),
          ),
    coverage: count === 0 ? null : quantiles(coverage, (value) => placePoint(value, 6)),
    units: units.map((unit, index) => ({
      unit,
      complete: chance(complete[index]!, count),
      viable: hasLeast[index] ? chance(viable[index]!, count) : null,
    })),
    failed: Object.fromEntries([...failed].sort(([a], [b]) => (a < b ? -1 : 1))),
    distinct,
  };
}

/**
 * The smallest drawn value that at least a share of the draws do not exceed. Its standard error is half the distance
 * between the order statistics one binomial standard deviation below and above (Woodruff 1952).
 */
function quantiles(values: readonly bigint[], text: (value: bigint) => string): Quantiles {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const last = sorted.length - 1;
  const at = (position: number): bigint => sorted[Math.min(last, Math.max(0, position))]!;
  const estimate = (share: number): Estimate => {
    const position = Math.ceil((share * sorted.length) / 100) - 1;
    const width = Math.ceil(Math.sqrt((sorted.length * share * (100 - share)) / 10_000));
    return { value: text(at(position)), error: text((at(position + width) - at(position - width)) / 2n) };
  };
  return { p10: estimate(10), p50: estimate(50), p90: estimate(90) };
}

/** A share of the draws with its binomial standard error, six places. */
function chance(hits: number, draws: number): Estimate {
  if (draws === 0) return { value: '0.000000', error: '0.000000' };
  const share = fraction(BigInt(hits), BigInt(draws));
  const error = Math.sqrt((hits / draws) * (1 - hits / draws) * (1 / draws));
  return {
    value: formatDecimal(share, 6, 'half-even'),
    error: compare(share, ONE) === 0 ? '0.000000' : placePoint(BigInt(Math.round(error * 1_000_000)), 6),
  };
}
