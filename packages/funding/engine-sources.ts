import type { Cell } from '@tamwil/plan';
import { assignBookings } from './assign-bookings.ts';
import type { BookedMoney } from './booked-money.ts';
import { ceilingsByCell, ceilingsOf } from './ceilings.ts';
import type { BookedAmount, Funding, Source } from './funding.ts';
import { type Purse, pursesOf, type TrancheAmount } from './purse.ts';
import { amountIn, groupsOf, type PurseGroup } from './purse-group.ts';

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
  return engineSourcesOf(funding, cells, booked)(amountOf);
}

/**
 * The same for many amounts: whom a tranche reaches is found once. Sources with ceilings or bookings are divided anew
 * for every amount, because what is shared or paid depends on it.
 */
export function engineSourcesOf(
  funding: Funding,
  cells: readonly Cell[],
  booked: Pick<BookedMoney, 'bySource'>,
): (amountOf: TrancheAmount) => EngineSource[] {
  const counted = funding.sources.filter(({ internal }) => !internal);
  const makers = counted.map((source) => {
    const own = booked.bySource.get(source.id) ?? [];
    return own.length === 0 && source.earmark.atMost.size === 0
      ? sourcesByAmount(source, cells)
      : (amountOf: TrancheAmount) => sourcesOf(source, cells, own, amountOf);
  });
  return (amountOf) => makers.flatMap((make) => make(amountOf));
}

/** The engine sources of an agreement whose division does not depend on what its tranches bring in. */
function sourcesByAmount(source: Source, cells: readonly Cell[]): (amountOf: TrancheAmount) => EngineSource[] {
  const empty = pursesOf(source, () => 0n);
  const nothing = empty.map(() => []);
  const places = new Map(empty.map((purse, place) => [purse, place]));
  const groups = groupsOf(source, empty, nothing, cells);
  const made = groups.map((group) => ({
    source: engineSource(source, group, new Map(), groups.length === 1, cells),
    places: group.purses.map((purse) => places.get(purse)!),
  }));
  return (amountOf) => {
    const purses = pursesOf(source, amountOf);
    return made.flatMap((each): EngineSource[] => {
      const own = each.places.map((place) => purses[place]!);
      const amount = own.reduce((sum, purse) => sum + purse.amount, 0n);
      if (amount === 0n) return [];
      return [{ ...each.source, amount, tranches: own.map(trancheOf) }];
    });
  };
}

function sourcesOf(
  source: Source,
  cells: readonly Cell[],
  booked: readonly BookedAmount[],
  amountOf: TrancheAmount,
): EngineSource[] {
  const placed = booked.map((amount) => ({ ...amount, cell: cellIn(cells, amount) }));
  const { purses, paid } = assignBookings(source, placed, cells, amountOf);
  const groups = groupsOf(source, purses, paid, cells);
  const ceilings = ceilingsOf(source, groups);
  return groups.flatMap((group, index) =>
    amountIn(group) === 0n ? [] : [engineSource(source, group, ceilings[index]!, groups.length === 1, cells)],
  );
}

/** The cell of the allocation that holds a cell of level output: itself, or its component's. */
function cellIn(cells: readonly Cell[], { cell, output }: BookedAmount): string {
  const period = cell.includes('/') ? cell.slice(cell.indexOf('/') + 1) : 'plan';
  return cells.find((each) => each.period === period && each.parts.some((part) => part.output === output))!.id;
}

function engineSource(
  source: Source,
  group: PurseGroup,
  ceilings: ReadonlyMap<string, bigint>,
  alone: boolean,
  cells: readonly Cell[],
): EngineSource {
  const [first] = group.purses as [Purse, ...Purse[]];
  const atMost = ceilingsByCell(source, group, ceilings);
  const booked = new Map<string, bigint>();
  for (const { cell, amount } of group.booked) booked.set(cell, (booked.get(cell) ?? 0n) + amount);
  return {
    id: idOf(source, first, alone),
    amount: amountIn(group),
    for: group.reach.length === cells.length ? '*' : group.reach.map(({ id }) => id),
    ...(Object.keys(atMost).length > 0 ? { atMost } : {}),
    ...(booked.size > 0 ? { booked: [...booked].map(([target, amount]) => ({ target, amount })) } : {}),
    source: source.id,
    tranches: group.purses.map(trancheOf),
  };
}

function trancheOf({ tranche, amount }: Purse): EngineSource['tranches'][number] {
  return { index: tranche.index, amount };
}

/** Ids of sources take no slash, so these never meet. Equal periods of one source reach the same cells and are one. */
function idOf(source: Source, { tranche, only }: Purse, alone: boolean): string {
  if (alone) return source.id;
  return [source.id, tranche.period ?? 'undated', ...(only === null ? [] : [only])].join('/');
}
