import { type Fraction, fraction, ONE, splitByWeights } from '@tamwil/money';
import type { Cell } from '@tamwil/plan';
import { assignBookings } from './assign-bookings.ts';
import type { BookedMoney } from './booked-money.ts';
import type { BookedAmount, Funding, Source } from './funding.ts';
import { type Purse, reaches, type TrancheAmount } from './purse.ts';

/**
 * Money as the allocation takes it: tranches of one source that reach the same cells are one engine source. All amounts
 * in minor units.
 */
export interface EngineSource {
  /** The source's id, or `source/period`, or `source/period/output` where one agreement is several engine sources. */
  readonly id: string;
  readonly amount: bigint;
  /** Cell ids; `'*'` reaches every cell. */
  readonly for: '*' | readonly string[];
  /** Most that it pays to a cell or a component. */
  readonly atMost?: Readonly<Record<string, bigint>>;
  readonly booked?: readonly { readonly target: string; readonly amount: bigint }[];
  /** Id of the agreement it belongs to. */
  readonly source: string;
  /** Its tranches by position in the agreement, with what each brings in. */
  readonly tranches: readonly { readonly index: number; readonly amount: bigint }[];
}

/** Purses of one source that reach the same cells. */
interface Group {
  readonly purses: Purse[];
  readonly reach: readonly Cell[];
  readonly booked: BookedAmount[];
}

/**
 * Turns agreements into the allocation's sources on a basis. A tranche reaches a cell when the cell's output is in its
 * earmark and a year of the output's time frame there lies in the years it may be used. Ceilings of an agreement are
 * shared over its engine sources by amount, and over the periods of an output by cost, so that they hold in sum.
 *
 * @param cells in the order of the allocation's targets, at any grain and level
 * @param booked from `bookedMoney`, whose cells are at level output
 * @param amountOf what each tranche counts with: `(tranche) => amountOn('firm', tranche)`
 * @example
 * ```ts
 * import { PLANS } from '@tamwil/plan';
 * import { amountOn, engineSources, readFunding } from '@tamwil/funding';
 * const context = { plan: PLANS.get('gb343-ins-3-1')!, currency: 'USD', asOf: null };
 * const funding = readFunding([{ id: 'a', amount: '160000000.00', stage: 'committed' }], context);
 * const years = { firstYear: 2021, lastYear: 2026 };
 * const cells = [{ id: 'C1.1', unit: 'C1.1', component: 'C1', period: 'plan', cost: 5n, parts: [{ output: 'C1.1', cost: 5n, years }] }];
 * const none = { bySource: new Map(), byCell: new Map(), assumptions: [] };
 * const sources = funding.ok ? engineSources(funding.value, cells, none, (tranche) => amountOn('firm', tranche)) : [];
 * sources.map(({ id, amount, for: targets }) => [id, amount, targets]) // => [['a', 16000000000n, '*']]
 * ```
 */
export function engineSources(
  funding: Funding,
  cells: readonly Cell[],
  booked: Pick<BookedMoney, 'bySource'>,
  amountOf: TrancheAmount,
): EngineSource[] {
  return funding.sources
    .filter(({ internal }) => !internal)
    .flatMap((source) => sourcesOf(source, cells, booked.bySource.get(source.id) ?? [], amountOf));
}

function sourcesOf(
  source: Source,
  cells: readonly Cell[],
  booked: readonly BookedAmount[],
  amountOf: TrancheAmount,
): EngineSource[] {
  const placed = booked.map((amount) => ({ ...amount, cell: cellIn(cells, amount) }));
  const { purses, paid } = assignBookings(source, placed, cells, amountOf);
  const groups = new Map<string, Group>();
  for (const [index, purse] of purses.entries()) {
    if (purse.amount === 0n) continue;
    const reach = cells.filter((cell) => cell.parts.some(({ output }) => reaches(source, purse, cell, output)));
    const key = `${purse.only} ${reach.map(({ id }) => id).join(' ')}`;
    const group = groups.get(key) ?? { purses: [], reach, booked: [] };
    group.purses.push(purse);
    group.booked.push(...paid[index]!);
    groups.set(key, group);
  }
  const all = [...groups.values()];
  const ceilings = ceilingsOf(source, all);
  return all.map((group, index) => engineSource(source, group, ceilings[index]!, all.length === 1, cells));
}

/** The cell of the allocation that holds a cell of level output: itself, or its component's. */
function cellIn(cells: readonly Cell[], { cell, output }: BookedAmount): string {
  const period = cell.includes('/') ? cell.slice(cell.indexOf('/') + 1) : 'plan';
  return cells.find((each) => each.period === period && each.parts.some((part) => part.output === output))!.id;
}

function engineSource(
  source: Source,
  group: Group,
  ceilings: ReadonlyMap<string, bigint>,
  alone: boolean,
  cells: readonly Cell[],
): EngineSource {
  const [first] = group.purses as [Purse, ...Purse[]];
  const amount = group.purses.reduce((sum, purse) => sum + purse.amount, 0n);
  const atMost = ceilingsByCell(source, group, ceilings);
  const booked = new Map<string, bigint>();
  for (const { cell, amount: paid } of group.booked) booked.set(cell, (booked.get(cell) ?? 0n) + paid);
  return {
    id: idOf(source, first, alone),
    amount,
    for: group.reach.length === cells.length ? '*' : group.reach.map(({ id }) => id),
    ...(Object.keys(atMost).length > 0 ? { atMost } : {}),
    ...(booked.size > 0 ? { booked: [...booked].map(([target, paid]) => ({ target, amount: paid })) } : {}),
    source: source.id,
    tranches: group.purses.map(({ tranche, amount: part }) => ({ index: tranche.index, amount: part })),
  };
}

/** Ids of sources take no slash, so these never meet. Equal periods of one source reach the same cells and are one. */
function idOf(source: Source, { tranche, only }: Purse, alone: boolean): string {
  if (alone) return source.id;
  return [source.id, tranche.period ?? 'undated', ...(only === null ? [] : [only])].join('/');
}

/** Every ceiling of the agreement shared over its engine sources that reach it, in proportion to their amounts. */
function ceilingsOf(source: Source, groups: readonly Group[]): Map<string, bigint>[] {
  const ceilings = groups.map(() => new Map<string, bigint>());
  for (const [id, ceiling] of source.earmark.atMost) {
    const reaching = groups.map(({ reach }) =>
      reach.some(({ component, parts }) => component === id || parts.some(({ output }) => output === id)),
    );
    if (!reaching.includes(true)) continue;
    const shares = splitByWeights(
      ceiling,
      groups.map(({ purses }, index) =>
        fraction(reaching[index] ? purses.reduce((sum, { amount }) => sum + amount, 0n) : 0n),
      ),
    );
    for (const [index, share] of shares.entries()) if (reaching[index]) ceilings[index]!.set(id, share);
  }
  return ceilings;
}

/**
 * A group's ceilings as the allocation takes them: by cell, and by component where its cells are outputs. A cell of a
 * whole component is also capped at the cost of the outputs in it that the source may pay for.
 */
function ceilingsByCell(
  source: Source,
  { purses, reach }: Group,
  ceilings: ReadonlyMap<string, bigint>,
): Record<string, bigint> {
  const atMost: Record<string, bigint> = {};
  const shared = new Map<string, bigint>();
  for (const [id, ceiling] of ceilings) {
    const own = reach.filter(({ unit, parts }) => unit === id || parts.some(({ output }) => output === id));
    if (own.length === 0) atMost[id] = ceiling;
    else
      for (const [index, part] of splitByWeights(ceiling, costsOf(own)).entries())
        shared.set(`${id} ${own[index]!.id}`, part);
  }
  for (const cell of reach) {
    let most = 0n;
    for (const { output, cost } of cell.parts) {
      if (!purses.some((purse) => reaches(source, purse, cell, output))) continue;
      const ceiling = shared.get(`${output} ${cell.id}`);
      most += ceiling !== undefined && ceiling < cost ? ceiling : cost;
    }
    const whole = shared.get(`${cell.unit} ${cell.id}`);
    if (whole !== undefined && whole < most) most = whole;
    if (most < cell.cost) atMost[cell.id] = most;
  }
  return atMost;
}

function costsOf(cells: readonly Cell[]): Fraction[] {
  return cells.some(({ cost }) => cost > 0n) ? cells.map(({ cost }) => fraction(cost)) : cells.map(() => ONE);
}
