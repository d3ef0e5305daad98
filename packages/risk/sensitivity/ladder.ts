import type { WorkMeter } from '@tamwil/allocation';
import type { Checked } from '@tamwil/fault';
import { type Funding, isFirm, isInHand, type TrancheAmount } from '@tamwil/funding';
import {
  compare,
  type Fraction,
  floor,
  formatAmount,
  formatCoverage,
  fraction,
  minus,
  ONE,
  parseFraction,
  splitByWeights,
  times,
} from '@tamwil/money';
import { type Line, linesOf, run, type Scenario, withinWork } from '@tamwil/scenario';
import * as z from 'zod';
import { NEW_MONEY, withNewMoney } from '../new-money.ts';
import { askedSchema, readAsked, riskFault } from '../request.ts';

const shape = { shortfalls: z.array(z.string().max(82)).min(1).max(101).optional() };
const EVERY_FIVE_PER_CENT = ['0', '0.05', '0.1', '0.15', '0.2', '0.25', '0.3', '0.35', '0.4', '0.45', '0.5'];

/** The body of `POST /v1/evaluations/ladder`. */
export const ladderSchema = askedSchema(shape);

/** The JSON of `POST /v1/evaluations/ladder`. */
export interface LadderAnswer {
  readonly steps: readonly LadderStep[];
}

export interface LadderStep {
  /** Part of the cost that is not covered by money, as asked. */
  readonly shortfall: string;
  readonly usable: string;
  readonly award: string;
  readonly gap: string;
  readonly coverage: string;
  readonly components: readonly { readonly id: string; readonly award: string; readonly coverage: string }[];
  /** Lines whose whole cost is paid and nothing of it lapsed, and lines that get nothing of what they still cost. */
  readonly complete: number;
  readonly nothing: number;
  /** Why the program cannot run with this little money; the figures are zero then. */
  readonly fault: string | null;
}

/**
 * The shortfall ladder: the same program with ever less money, from 0 to 50 per cent short of the cost by default.
 * Money keeps its mix and its conditions: every counted tranche is scaled by one factor, to the cent by largest remainder,
 * so that all together are the cost less the shortfall. Without any money, one unearmarked source stands for it.
 *
 * @param json `{ scenario, shortfalls? }`, shares of the cost
 * @param within counts the work of all steps together; without it each has the engine's own bound
 */
export function ladderAnswer(json: unknown, within?: WorkMeter): Checked<LadderAnswer> {
  const asked = readAsked(json, shape);
  if (!asked.ok) return asked;
  const { scenario, question } = asked.value;
  const texts = question.shortfalls ?? EVERY_FIVE_PER_CENT;
  const shares = texts.map(parseFraction);
  const faults = shares.flatMap((share, index) =>
    share !== null && share.n >= 0n && compare(share, ONE) <= 0
      ? []
      : [
          riskFault(
            'not-a-share',
            `/shortfalls/${index}`,
            `${JSON.stringify(texts[index])} is no share between 0 and 1.`,
          ),
        ],
  );
  if (faults.length > 0) return { ok: false, faults };
  const lines = linesOf(scenario);
  return withinWork(() => ({
    ok: true,
    value: { steps: shares.map((share, index) => stepAt(scenario, lines, texts[index]!, share!, within)) },
  }));
}

function stepAt(
  scenario: Scenario,
  lines: readonly Line[],
  shortfall: string,
  share: Fraction,
  within: WorkMeter | undefined,
): LadderStep {
  const counted = scenario.basis === 'in-hand' ? isInHand : isFirm;
  const cost = lines.reduce((sum, line) => sum + line.cost, 0n);
  const money = floor(times(fraction(cost), minus(ONE, share)));
  const { funding, amountOf } = scaled(scenario, money, counted);
  const answer = run({ ...scenario, funding }, lines, amountOf, within);
  const text = (amount: bigint): string => formatAmount(amount, scenario.digits);
  const awards = answer.ok ? answer.value.awards : new Map<string, bigint>();
  const sumOf = (members: readonly Line[], amount: (line: Line) => bigint): bigint =>
    members.reduce((sum, line) => sum + amount(line), 0n);
  const awardOf = ({ id }: Line): bigint => awards.get(id) ?? 0n;
  const award = sumOf(lines, awardOf);
  const full = sumOf(lines, (line) => line.cost + line.lapsed);
  return {
    shortfall,
    usable: text(answer.ok ? answer.value.allocation.funds : 0n),
    award: text(award),
    gap: text(cost - award),
    coverage: formatCoverage(award, full),
    components: scenario.plan.components.map(({ id }) => {
      const members = lines.filter(({ component }) => component === id);
      const part = sumOf(members, awardOf);
      return {
        id,
        award: text(part),
        coverage: formatCoverage(
          part,
          sumOf(members, (line) => line.cost + line.lapsed),
        ),
      };
    }),
    complete: lines.filter((line) => awardOf(line) === line.cost && line.lapsed === 0n).length,
    nothing: lines.filter((line) => awardOf(line) === 0n && line.cost > 0n).length,
    fault: answer.ok ? null : answer.faults[0]!.code,
  };
}

/** The scenario's money scaled to an amount in all; where there is none, one unearmarked source. */
function scaled(
  scenario: Scenario,
  money: bigint,
  counted: typeof isFirm,
): { readonly funding: Funding; readonly amountOf: TrancheAmount } {
  const { funding, plan } = scenario;
  const tranches = funding.sources.flatMap((source) => (source.internal ? [] : source.tranches.filter(counted)));
  if (tranches.every(({ usable }) => usable === 0n)) {
    const everything = plan.outputs.map(({ id }) => id);
    return {
      funding: withNewMoney(scenario, money, everything),
      amountOf: (tranche, { id }) => (id === NEW_MONEY ? tranche.usable : 0n),
    };
  }
  const parts = splitByWeights(
    money,
    tranches.map(({ usable }) => fraction(usable)),
  );
  const amounts = new Map(tranches.map((tranche, index) => [tranche, parts[index]!]));
  return { funding, amountOf: (tranche) => amounts.get(tranche) ?? 0n };
}
