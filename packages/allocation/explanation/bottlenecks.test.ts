import { formatFraction } from '@tamwil/money';
import { expect, test } from 'vitest';
import { allocate, type ProgramDocument, type Source, type Target } from '../index.ts';

type Stage = ProgramDocument['stages'][number];

function explained(
  targets: Target[],
  sources: Source[],
  stages: Partial<Stage>[],
  rest: Partial<ProgramDocument> = {},
) {
  const named = stages.map((stage, index) => ({ id: `s${index}`, ...stage }) as Stage);
  const program = { format: 'allocation-program/1' as const, stages: named, ...rest };
  const result = allocate({ digits: 2, targets, sources, program });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return {
    sets: result.value.bottlenecks.map(
      ({ stage, level, targets: inside, sources: used, limit }) =>
        `${stage} ${level === null ? '-' : formatFraction(level)}: ${inside.join()} by ${limit ? 'the limit' : used.join()}`,
    ),
    reasons: result.value.awards.map(({ reasons }) => reasons[0]!.code),
    idle: result.value.idle,
  };
}

const target = (id: string, claim: bigint, more: Partial<Target> = {}): Target => ({ id, claim, ...more });
const source = (id: string, amount: bigint, reach: Source['for'] = '*'): Source => ({ id, amount, for: reach });
const pair = [target('a', 1n), target('b', 1n)];
const byGroup = { share: 'proportional', by: 'group' } as const;
const inTwoGroups = [target('a', 1n, { group: 'H' }), target('b', 1n, { group: 'K' })];

test.each<[string, Target[], Source[], Partial<Stage>[], string[], Partial<ProgramDocument>?]>([
  [
    'from the lowest level up, whom no donor reaches apart',
    [...pair, target('c', 1n)],
    [source('x', 1n, ['a', 'c'])],
    [{ share: 'proportional' }],
    ['s0 0: b by ', 's0 1/2: a,c by x'],
  ],
  [
    'at one level in the order of the request',
    pair,
    [source('x', 0n, ['b'])],
    [{ share: 'proportional' }],
    ['s0 0: a by ', 's0 0: b by x'],
  ],
  [
    'only in the stage where money first failed it',
    [target('a', 1n)],
    [source('x', 1n, [])],
    [{ share: 'proportional' }, { share: 'proportional' }],
    ['s0 0: a by '],
  ],
  [
    'in the order of the request, whatever that of the stage',
    pair,
    [source('x', 1n)],
    [{ share: 'equal-losses', to: ['b', 'a'], limit: { percentOfFunds: '20' } }],
    ['s0 9/10: a,b by the limit'],
  ],
  [
    'with those who hold the money, even if they lack nothing',
    [target('a', 1n, { fields: { m: 1n } }), target('b', 1n)],
    [source('x', 1n)],
    [{ share: 'proportional' }],
    ['s0 0: a,b by x'],
    { minimumViable: { field: 'm' } },
  ],
  [
    'by the levels inside the groups, the lowest first',
    inTwoGroups,
    [source('x', 1n)],
    [{ ...byGroup, weightsWithin: { a: '2/5', b: '7/3' } }],
    ['s0 3/14: a,b by x', 's0 5/4: a,b by x'],
  ],
])('a bottleneck is told %s', (_, targets, sources, stages, expected, rest) => {
  expect(explained(targets, sources, stages, rest).sets).toEqual(expected);
});

test('money failed a target, though a limit stopped it first', () => {
  const limited: Partial<Stage> = { share: 'priority', limit: { percentOfFunds: '60' } };
  const { sets, reasons } = explained([target('a', 2n)], [source('x', 1n)], [limited, { share: 'equal-losses' }]);
  expect(sets).toEqual(['s0 -: a by the limit', 's1 1: a by x']);
  expect(reasons).toEqual(['money-exhausted']);
});

test('of two sets around a target the first explains it', () => {
  const targets = [target('a', 5n, { group: 'G', fields: { m: 3n } }), target('b', 3n, { group: 'H' })];
  const { reasons } = explained(
    targets,
    [source('x', 4n), source('y', 1n, ['b'])],
    [{ share: 'equal-awards', by: 'group' }],
    { minimumViable: { field: 'm' } },
  );
  expect(reasons).toEqual(['money-exhausted', 'money-exhausted']);
});

test('a donor with nothing to give keeps money from nobody', () => {
  expect(explained([target('a', 1n)], [source('x', 0n, [])], [{ share: 'equal-awards' }]).reasons).toEqual([
    'money-exhausted',
  ]);
});

test('money that the program leaves over is not blamed on its earmark', () => {
  const { idle } = explained([target('a', 1n), target('b', 2n)], [source('x', 1n, ['b'])], [{ select: 'in-order' }]);
  expect(idle).toEqual([{ source: 'x', amount: 1n, kind: 'withheld', widerEarmarkWouldFund: [] }]);
});

test('a target in no group is under the ceiling of none, and rounds by itself', () => {
  const [claimant] = pair;
  const capped = { ...source('x', 1n, ['a']), atMost: { G: 0n } };
  const first = explained([target('g', 0n, { group: 'G' }), claimant!], [capped], [{ share: 'priority' }]);
  expect(first.reasons).toEqual(['complete', 'complete']);
  const limited: Partial<Stage> = { share: 'priority', limit: { percentOfFunds: '20' } };
  const second = explained([claimant!], [source('x', 1n)], [limited, { share: 'priority', by: 'group', to: [] }]);
  expect(second.reasons).toEqual(['cent']);
});
