import { CARRY_OVERS, SOURCE_KINDS, STAGES } from '@tamwil/funding';
import { GRAINS, PLAN_LEVELS } from '@tamwil/plan';
import { type Evaluation, GROUPINGS, STATUSES } from '@tamwil/scenario';

const SHARES = ['proportional', 'equal-awards', 'equal-losses', 'priority'];

/** What the generated scenarios must reach between them, or their test shows less than its name says. */
export const TO_BE_REACHED = [
  ...GRAINS,
  ...PLAN_LEVELS,
  ...SOURCE_KINDS,
  ...STAGES,
  ...['in-hand', 'firm', 'expected', 'pledged'].map((basis) => `basis ${basis}`),
  ...CARRY_OVERS.map((carryOver) => `carry-over ${carryOver}`),
  ...['USD', 'EUR', 'CHF', 'JPY', 'KWD'],
  ...['move', 'lapse'].map((slippage) => `slippage ${slippage}`),
  ...GROUPINGS.flatMap((by) => SHARES.map((within) => `by ${by} within ${within}`)),
  ...SHARES.map((share) => `share ${share}`),
  ...STATUSES.map((status) => `status ${status}`),
  ...['stranded', 'surplus', 'withheld'].map((kind) => `money ${kind}`),
  ...['windows', 'split', 'phasing', 'escalation', 'exchange', 'drivers', 'contingency', 'programmeSupport'],
  ...['earmark split', 'ceiling', 'expenditure', 'collection', 'fund in a fund', 'usable from', 'usable until'],
  ...['weights', 'limit', 'guard', 'in-order', 'best-value', 'cut', 'least amounts', 'reference line', 'countries'],
  ...['lapsed cost', 'spent money', 'released', 'bottleneck', 'pipeline', 'what if', 'range of payers', 'delivery'],
];

type Place = Readonly<Record<string, unknown>>;

/** Everything of the list that one document and its result have in them. */
export function reachedBy(json: object, result: Evaluation): ReadonlySet<string> {
  const document = json as Place & { readonly funding: readonly Place[]; readonly program?: Place };
  const { slippage = 'move', basis = 'firm', costing = {}, funding, program } = document;
  const stages = (program?.['stages'] ?? []) as readonly Place[];
  const reached = new Set<string>([
    result.grain,
    result.level,
    `basis ${basis}`,
    `slippage ${slippage}`,
    ...Object.keys(costing as object),
    ...result.targets.map(({ status }) => `status ${status}`),
    ...result.stranded.map(({ kind }) => `money ${kind}`),
  ]);
  const when = (name: string, is: boolean): void => {
    if (is) reached.add(name);
  };
  for (const {
    kind = 'other',
    currency = 'USD',
    carryOver = 'plan',
    tranches = [],
    earmark = {},
    ...rest
  } of funding) {
    for (const name of [kind, currency, `carry-over ${carryOver}`]) reached.add(`${name}`);
    for (const { stage } of tranches as readonly Place[]) reached.add(`${stage}`);
    const { split, atMost = {} } = earmark as Place;
    when('earmark split', split !== undefined);
    when('ceiling', Object.keys(atMost as object).length > 0);
    when('expenditure', rest['booked'] !== undefined);
    when('collection', rest['collection'] !== undefined);
    when('fund in a fund', rest['via'] !== undefined);
    when('usable from', rest['usableFrom'] !== undefined);
    when('usable until', rest['usableUntil'] !== undefined);
  }
  for (const { by, within, share, select, weights, limit, minFundingRatio } of stages) {
    reached.add(`${select ?? (by === undefined ? `share ${share}` : `by ${by} within ${within}`)}`);
    when('weights', weights !== undefined);
    when('limit', limit !== undefined);
    when('guard', minFundingRatio !== undefined);
  }
  when('reference line', program === undefined);
  when('cut', program?.['direction'] === 'cut');
  when('least amounts', program?.['minimumViable'] !== undefined);
  when('countries', result.fiscalSpace !== undefined);
  when('lapsed cost', result.totals.lapsed !== '0.00');
  when('spent money', result.totals.spent !== '0.00');
  when('released', result.released.length > 0);
  when('bottleneck', result.bottlenecks.length > 0);
  when('pipeline', result.pipeline.items.length > 0);
  when('what if', result.whatIf !== null);
  when('delivery', result.delivery.length > 0);
  when(
    'range of payers',
    result.paragraph27.some(({ regularBudget }) => regularBudget.least !== regularBudget.most),
  );
  return reached;
}
