import { checkProblem, type Problem, type ProgramDocument, type Source, type Target } from '@tamwil/allocation';
import fc from 'fast-check';

type Stage = ProgramDocument['stages'][number];

/** What a drawn problem may contain. Everything is small, so that ties, zeros and tight sets are frequent. */
export interface Shape {
  /** Sources with conditions; otherwise every source may pay anything. */
  readonly earmarks?: boolean;
  readonly ceilings?: boolean;
  readonly booked?: boolean;
  /** Targets that are cells of one output. */
  readonly cells?: boolean;
  readonly groups?: boolean;
  readonly limits?: 'none' | 'fixed' | 'any';
  readonly guards?: boolean;
  readonly minima?: boolean;
  readonly selection?: boolean;
  readonly shares?: readonly ('proportional' | 'equal-awards' | 'equal-losses' | 'priority')[];
  readonly direction?: 'fund' | 'cut';
  /** Stages that name some targets only. */
  readonly partial?: boolean;
}

const ALL_SHARES = ['proportional', 'equal-awards', 'equal-losses', 'priority'] as const;
const weight = fc.constantFrom('1', '2', '3', '1/2', '7/3', '0.4');
const sometimes = <T>(arbitrary: fc.Arbitrary<T>, allowed: boolean | undefined) =>
  allowed ? fc.option(arbitrary, { nil: undefined, freq: 1 }) : fc.constant(undefined);

function definedOnly<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never;
}

/** A problem that the engine takes, with amounts below a dollar or so. */
export function arbitraryProblem(shape: Shape = {}): fc.Arbitrary<Problem> {
  return drawnProblem(shape).filter((problem) => checkProblem(problem).length === 0);
}

function drawnProblem(shape: Shape): fc.Arbitrary<Problem> {
  return fc.integer({ min: 1, max: 6 }).chain((size) => {
    const ids = Array.from({ length: size }, (_, i) => `t${i}`);
    const units = shape.cells ? ids.map((_, i) => `u${i >> 1}`) : ids;
    const targets = fc.tuple(...ids.map((id, i) => arbitraryTarget(id, units[i]!, shape)));
    const sources = fc
      .integer({ min: 1, max: 4 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => arbitrarySource(`s${i}`, ids, shape))));
    const stages = fc
      .integer({ min: 1, max: 3 })
      .chain((count) =>
        fc.tuple(...Array.from({ length: count }, (_, i) => arbitraryStage(`k${i}`, ids, units, shape))),
      );
    return fc.record({ targets, sources, stages, minima: fc.boolean() }).map((drawn) => {
      const rest: Stage[] = shape.direction === 'cut' ? [{ id: 'rest', share: 'proportional' }] : [];
      return {
        digits: 2,
        targets: drawn.targets,
        sources: drawn.sources,
        program: {
          format: 'allocation-program/1',
          ...(shape.direction === undefined ? {} : { direction: shape.direction }),
          stages: [...drawn.stages.map((stage) => withKnownGroups(stage, drawn.targets)), ...rest],
          ...(shape.minima && drawn.minima ? { minimumViable: { field: 'minimum' } } : {}),
        },
      } satisfies Problem;
    });
  });
}

function arbitraryTarget(id: string, unit: string, shape: Shape): fc.Arbitrary<Target> {
  return fc
    .record({ claim: fc.integer({ min: 0, max: 60 }), part: fc.nat(4), group: fc.constantFrom('G', 'H', 'K') })
    .map(({ claim, part, group }) => ({
      id,
      claim: BigInt(claim),
      ...(unit === id ? {} : { unit }),
      ...(shape.groups ? { group } : {}),
      fields: { minimum: BigInt(Math.floor((claim * part) / 4)) },
    }));
}

function arbitrarySource(id: string, ids: readonly string[], shape: Shape): fc.Arbitrary<Source> {
  const some = fc.subarray([...ids]);
  const noCeilings: fc.Arbitrary<Record<string, number>> = fc.constant({});
  const noneBooked: fc.Arbitrary<{ at: number; part: number }[]> = fc.constant([]);
  return fc
    .record({
      amount: fc.integer({ min: 0, max: 90 }),
      reach: shape.earmarks ? fc.oneof(fc.constant('*' as const), some) : fc.constant('*' as const),
      ceilings: shape.ceilings ? fc.dictionary(fc.constantFrom(...ids), fc.nat(40), { maxKeys: 2 }) : noCeilings,
      booked: shape.booked ? fc.array(fc.record({ at: fc.nat(5), part: fc.nat(3) }), { maxLength: 2 }) : noneBooked,
    })
    .map(({ amount, reach, ceilings, booked }) => {
      const reached = reach === '*' ? ids : reach;
      const entries = reached.length === 0 ? [] : booked.map(({ at, part }) => ({ at, amount: (amount * part) >> 3 }));
      const most = Object.fromEntries(
        Object.entries(ceilings)
          .filter(([name]) => reached.includes(name))
          .map(([name, value]) => [name, BigInt(value)]),
      );
      return {
        id,
        amount: BigInt(amount),
        for: reach,
        ...(Object.keys(most).length > 0 ? { atMost: most } : {}),
        ...(entries.length > 0
          ? {
              booked: entries.map(({ at, amount: part }) => ({
                target: reached[at % reached.length]!,
                amount: BigInt(part),
              })),
            }
          : {}),
      };
    });
}

function arbitraryStage(
  id: string,
  ids: readonly string[],
  units: readonly string[],
  shape: Shape,
): fc.Arbitrary<Stage> {
  const names = [...new Set(units)];
  const weights = sometimes(fc.dictionary(fc.constantFrom(...names), weight), true);
  const share = fc.constantFrom(...(shape.shares ?? ALL_SHARES));
  const upTo = fc.option(
    fc.oneof(
      fc.record({ percentOfClaim: fc.constantFrom('10', '50', '80', '100/3') }),
      fc.constant({ field: 'minimum' }),
      fc.record({ amount: fc.constantFrom('0.05', '0.20') }),
    ),
    { nil: undefined },
  );
  const limit =
    (shape.limits ?? 'none') === 'none'
      ? fc.constant(undefined)
      : fc.option(
          shape.limits === 'fixed'
            ? fc.record({ amount: fc.constantFrom('0.10', '0.40') })
            : fc.oneof(
                fc.record({ amount: fc.constantFrom('0.10', '0.40') }),
                fc.record({ percentOfFunds: fc.constantFrom('20', '60') }),
              ),
          { nil: undefined },
        );
  const common = {
    id: fc.constant(id),
    to:
      shape.partial === false
        ? fc.constant(undefined)
        : sometimes(fc.shuffledSubarray([...ids], { minLength: 1 }), true),
    upTo,
    limit,
    minFundingRatio: sometimes(fc.constantFrom('1/4', '1/2', '3/4'), shape.guards),
  };
  const sharing = fc.record({ ...common, share, weights });
  const grouped = fc.record({
    ...common,
    share,
    by: fc.constant('group' as const),
    within: share,
    weights: sometimes(fc.dictionary(fc.constantFrom('G', 'H', 'K'), weight), true),
    weightsWithin: weights,
  });
  const selecting = fc
    .record({
      ...common,
      select: fc.constantFrom('in-order' as const, 'best-value' as const),
      values: fc.array(fc.nat(9)),
    })
    .map(({ values, select, ...stage }) => ({
      ...stage,
      select,
      ...(select === 'best-value'
        ? { value: Object.fromEntries(names.map((name, i) => [name, values[i] ?? 1])) }
        : { onMisfit: 'skip' as const }),
    }));
  const kinds: fc.Arbitrary<object>[] = [sharing];
  if (shape.groups) kinds.push(grouped);
  if (shape.selection) kinds.push(selecting);
  return fc.oneof(...kinds).map((stage) => definedOnly(stage) as Stage);
}

/** Weights of groups that no target has are a fault of the request, so they are left out. */
function withKnownGroups(stage: Stage, targets: readonly Target[]): Stage {
  if (stage.by === undefined || stage.weights === undefined) return stage;
  const known = new Set(targets.map(({ group }) => group));
  return { ...stage, weights: Object.fromEntries(Object.entries(stage.weights).filter(([name]) => known.has(name))) };
}
