import { expect, test } from 'vitest';
import { allocate, type ProgramDocument, type Source, type Target } from '../index.ts';

type Stage = ProgramDocument['stages'][number];

const plain: Target[] = ['a', 'b', 'c'].map((id) => ({ id, claim: 100n, group: id === 'c' ? 'H' : 'G' }));
const years: Target[] = [{ id: 'a@1', claim: 100n, unit: 'a', group: 'G' }, ...plain.slice(1)];
const open: Source[] = [{ id: 'core', amount: 90n, for: '*' }];
const earmarked: Source[] = [{ id: 'x', amount: 90n, for: ['a', 'b', 'c'] }];

function warningsOf(
  targets: Target[],
  sources: Source[],
  stages: Partial<Stage>[],
  rest: Partial<ProgramDocument> = {},
) {
  const named = stages.map((stage, index) => ({ id: `s${index}`, ...stage }) as Stage);
  const program = { format: 'allocation-program/1' as const, stages: named, ...rest };
  const result = allocate({ digits: 2, targets, sources, program });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value.warnings;
}

const percent = { percentOfFunds: '50' };
const share = (
  share: 'proportional' | 'equal-awards' | 'equal-losses' | 'priority',
  more: Partial<Stage> = {},
): Partial<Stage> => ({ share, ...more });

test.each<[string, Target[], Source[], Partial<Stage>[], string | undefined]>([
  ['a guard', plain, open, [share('priority', { minFundingRatio: '1/4' })], '0/minFundingRatio'],
  ['a choice of whole outputs', plain, open, [share('priority', { to: ['a'] }), { select: 'in-order' }], '1/select'],
  ['a limit on restricted money', plain, earmarked, [share('priority', { limit: { amount: '0.50' } })], '0/limit'],
  ['groups on restricted money', plain, earmarked, [share('priority', { by: 'group' })], '0/by'],
  [
    'groups after a limit in per cent',
    plain,
    open,
    [share('priority', { limit: percent }), share('equal-awards', { by: 'group' })],
    '1/by',
  ],
  [
    'equal sharing of years after a limit in per cent',
    years,
    open,
    [share('priority', { limit: percent }), share('equal-losses')],
    '1/share',
  ],
  [
    'not equal sharing of years that comes first',
    years,
    [{ id: 'x', amount: 90n, for: ['a@1', 'b'] }],
    [share('equal-losses')],
    undefined,
  ],
  [
    'the first cause only',
    plain,
    open,
    [{ select: 'in-order' }, share('priority', { minFundingRatio: '1/4' })],
    '0/select',
  ],
  ['not a limit on free money', plain, open, [share('priority', { limit: percent })], undefined],
  [
    'not groups on free money',
    plain,
    open,
    [share('priority', { limit: { amount: '0.50' } }), share('priority', { by: 'group' })],
    undefined,
  ],
  [
    'not equal sharing of whole outputs',
    plain,
    open,
    [share('priority', { limit: percent }), share('equal-losses')],
    undefined,
  ],
  [
    'not proportional sharing of years',
    years,
    open,
    [share('priority', { limit: percent }), share('priority')],
    undefined,
  ],
  ['not equal sharing of years before the limit', years, open, [share('equal-awards', { limit: percent })], undefined],
])('who reads that more money may lower somebody learns why: %s', (_, targets, sources, stages, place) => {
  const found = warningsOf(targets, sources, stages).filter(({ code }) => code === 'may-not-be-monotone');
  const pointers = found.map(({ pointer, params }) => [pointer, params]);
  expect(pointers).toEqual(place === undefined ? [] : [[`/program/stages/${place}`, { stage: `s${place[0]}` }]]);
});

const limit = share('priority', { limit: { amount: '0.10' } });
test.each<[string, Source[], Partial<Stage>[], number | undefined]>([
  ['proportional after a limit on restricted money', earmarked, [limit, share('proportional')], 1],
  ['proportional inside groups after it', earmarked, [limit, share('equal-awards', { by: 'group' })], 1],
  ['a limit in per cent of free money', open, [share('priority', { limit: percent }), share('proportional')], 1],
  [
    'a ceiling of a donor makes money restricted',
    [{ ...open[0]!, atMost: { a: 50n } }],
    [limit, share('proportional')],
    1,
  ],
  ['booked money too', [{ ...open[0]!, booked: [{ target: 'a', amount: 5n }] }], [limit, share('proportional')], 1],
  ['the first such stage', earmarked, [limit, share('priority'), share('proportional'), share('proportional')], 2],
  ['not after a fixed limit on free money', open, [limit, share('proportional')], undefined],
  ['not before the limit', earmarked, [share('proportional', { limit: { amount: '0.10' } })], undefined],
  ['not other shares', earmarked, [limit, share('equal-awards')], undefined],
  [
    'not other shares inside groups',
    earmarked,
    [limit, share('equal-awards', { by: 'group', within: 'equal-awards' })],
    undefined,
  ],
  ['not without a limit', earmarked, [share('priority'), share('proportional')], undefined],
])('who asks for a funding path learns where it bends: %s', (_, sources, stages, place) => {
  const found = warningsOf(plain, sources, stages).filter(({ code }) => code === 'path-not-linear');
  expect(found.map(({ pointer, params }) => [pointer, params])).toEqual(
    place === undefined ? [] : [[`/program/stages/${place}`, { stage: `s${place}` }]],
  );
});

test('a warning names what it is about, so that a page can say it in any language', () => {
  const targets: Target[] = [
    { id: 'a', claim: 5n, fields: { m: 9n } },
    { id: 'b', claim: 5n, fields: { m: 5n } },
    { id: 'c/~', claim: 5n },
  ];
  const sources: Source[] = [
    { id: 'none', amount: 5n, for: [] },
    { id: 'core', amount: 20n, for: '*' },
  ];
  const stages: Partial<Stage>[] = [share('equal-awards', { to: ['a'], weights: { 'c/~': '2', a: '3' } })];
  expect(warningsOf(targets, sources, stages, { minimumViable: { field: 'm' } })).toEqual([
    { code: 'target-in-no-stage', pointer: '/targets/1', params: { target: 'b' } },
    { code: 'target-in-no-stage', pointer: '/targets/2', params: { target: 'c/~' } },
    { code: 'source-reaches-nobody', pointer: '/sources/0', params: { source: 'none' } },
    { code: 'money-above-claims', pointer: '/sources', params: {} },
    { code: 'minimum-above-claim', pointer: '/targets/0', params: { unit: 'a' } },
    { code: 'may-not-be-monotone', pointer: '/program/minimumViable', params: {} },
    { code: 'weight-for-unselected', pointer: '/program/stages/0/weights/c~1~0', params: { stage: 's0', name: 'c/~' } },
    { code: 'stage-without-effect', pointer: '/program/stages/0', params: { stage: 's0' } },
  ]);
});

test('weights of groups and of members that a stage does not reach are told apart', () => {
  const stages = [
    share('equal-awards', {
      by: 'group',
      to: ['a', 'b'],
      weights: { G: '2', H: '2' },
      weightsWithin: { a: '2', c: '2' },
    }),
    { select: 'best-value', to: ['a', 'c'], value: { a: 1, b: 2 } } as Partial<Stage>,
  ];
  const found = warningsOf(plain, open, stages).filter(({ code }) => code === 'weight-for-unselected');
  expect(found.map(({ pointer, params }) => [pointer, params['stage'], params['name']])).toEqual([
    ['/program/stages/0/weights/H', 's0', 'H'],
    ['/program/stages/0/weightsWithin/c', 's0', 'c'],
    ['/program/stages/1/value/b', 's1', 'b'],
  ]);
});

test('a stage that was skipped is not called one without effect, and a unit without money not one left in part', () => {
  const codes = (stages: Partial<Stage>[]) => warningsOf(plain, open, stages).map(({ code, params }) => [code, params]);
  expect(codes([share('priority', { minFundingRatio: '1' })])).toEqual([['may-not-be-monotone', { stage: 's0' }]]);
  const first = share('priority', { to: ['a'], upTo: { percentOfClaim: '30' } });
  expect(codes([first, { select: 'in-order' }])).toEqual([
    ['may-not-be-monotone', { stage: 's1' }],
    ['stage-without-effect', { stage: 's1' }],
    ['partial-before-whole', { stage: 's1', unit: 'a' }],
  ]);
});

test('a donor who reaches one target reaches somebody', () => {
  const codes = (reach: string[]) =>
    warningsOf(plain, [{ id: 'x', amount: 9n, for: reach }], [share('priority')]).map(({ code }) => code);
  expect(codes(['a'])).not.toContain('source-reaches-nobody');
  expect(codes([])).toContain('source-reaches-nobody');
});

test('an output with money for one of its years before it could be chosen whole is told, whatever the others have', () => {
  const targets: Target[] = [
    { id: 'a@1', claim: 0n, unit: 'a' },
    { id: 'a@2', claim: 2n, unit: 'a' },
  ];
  const found = warningsOf(targets, [{ id: 'x', amount: 1n, for: '*' }], [share('priority'), { select: 'in-order' }]);
  expect(found.map(({ code }) => code)).toContain('partial-before-whole');
});
