import { expect, test } from 'vitest';
import { checkProblem, readAllocationRequest } from './read-request.ts';

type Body = Record<string, unknown>;

/** A request that nothing is wrong with, one target of each kind; each case changes one thing. */
const sound = (): Body => ({
  currency: 'USD',
  targets: [
    { id: 'A@1', claim: '10.00', unit: 'A', group: 'G', fields: { minimum: '1.00' } },
    { id: 'A@2', claim: '10.00', unit: 'A', group: 'G' },
    { id: 'B', claim: '5.00', rank: 1 },
  ],
  sources: [
    { id: 'core', amount: '9.00', for: '*' },
    { id: 'grant', amount: '3.00', for: ['B'], atMost: { B: '2.00' }, booked: [{ target: 'B', amount: '1.00' }] },
  ],
  program: { format: 'allocation-program/1', stages: [{ id: 'all', to: '*', share: 'proportional' }] },
});
const share = { id: 's', share: 'equal-awards' };
const stages = (...list: Body[]) => ({ program: { format: 'allocation-program/1', stages: list } });
const cut = (more: Body, ...list: Body[]) => ({
  program: { format: 'allocation-program/1', direction: 'cut', stages: list, ...more },
});
const core = [{ id: 'core', amount: '9.00', for: '*' }];

function codesOf(body: unknown): string[] {
  const read = readAllocationRequest(body);
  return read.ok ? [] : read.faults.map(({ pointer, code }) => `${pointer} ${code}`);
}

test('a sound request is read into minor units', () => {
  const read = readAllocationRequest(sound());
  expect(read.ok && read.value.detail).toBe('cents');
  expect(read.ok && read.value.problem.targets.map(({ claim }) => claim)).toEqual([1000n, 1000n, 500n]);
  expect(read.ok && checkProblem(read.value.problem)).toEqual([]);
});

test.each<[string, Body, string[]]>([
  ['no targets', { targets: [], sources: core }, ['/targets no-targets']],
  ['unknown currency', { currency: 'ABC' }, ['/currency unknown-currency']],
  ['negative amount', { sources: [{ id: 'x', amount: '-1.00', for: '*' }] }, ['/sources/0/amount amount-negative']],
  ['too precise', { sources: [{ id: 'x', amount: '1.001', for: '*' }] }, ['/sources/0/amount amount-too-precise']],
  [
    'more than 16 integer digits',
    { sources: [{ id: 'x', amount: '12345678901234567.00', for: '*' }] },
    ['/sources/0/amount amount-too-large'],
  ],
  ['exponent', { sources: [{ id: 'x', amount: '1e5', for: '*' }] }, ['/sources/0/amount amount-not-decimal']],
  [
    'not a number at all',
    { sources: [{ id: 'x', amount: 'NaN', for: '*' }] },
    ['/sources/0/amount amount-not-decimal'],
  ],
  [
    'duplicate target',
    {
      targets: [
        { id: 'B', claim: '1' },
        { id: 'B', claim: '2' },
      ],
    },
    ['/targets/1/id duplicate-id'],
  ],
  ['duplicate source', { sources: [...core, ...core] }, ['/sources/1/id duplicate-id']],
  ['duplicate stage', stages(share, share), ['/program/stages/1/id duplicate-id']],
  [
    'unknown target in an earmark',
    { sources: [{ id: 'x', amount: '1', for: ['A'] }] },
    ['/sources/0/for/0 unknown-id'],
  ],
  [
    'the same target twice',
    { sources: [{ id: 'x', amount: '1', for: ['B', 'B'] }] },
    ['/sources/0/for/1 duplicate-id'],
  ],
  ['unknown name in `to`', stages({ ...share, to: ['Z'] }), ['/program/stages/0/to/0 unknown-id']],
  [
    'unknown group in `to`',
    stages({ ...share, to: { groups: ['Z'] } }),
    ['/program/stages/0/to/groups/0 unknown-group'],
  ],
  ['weight of zero', stages({ ...share, weights: { A: '0' } }), ['/program/stages/0/weights/A weight-not-positive']],
  [
    'weight that is no number',
    stages({ ...share, weights: { A: '1e3' } }),
    ['/program/stages/0/weights/A not-exact-number'],
  ],
  ['weight of a cell', stages({ ...share, weights: { 'A@1': '2' } }), ['/program/stages/0/weights/A@1 unknown-id']],
  [
    'guard above one',
    stages({ ...share, minFundingRatio: '3/2' }),
    ['/program/stages/0/minFundingRatio ratio-out-of-range'],
  ],
  [
    'per cent above a hundred',
    stages({ ...share, upTo: { percentOfClaim: '101' } }),
    ['/program/stages/0/upTo/percentOfClaim ratio-out-of-range'],
  ],
  ['a target without group in a stage by group', stages({ ...share, by: 'group' }), ['/targets/2/group group-missing']],
  ['a stage that neither shares nor selects', stages({ id: 's' }), ['/program/stages/0 share-missing']],
  [
    'a rule inside groups without groups',
    stages({ ...share, within: 'priority' }),
    ['/program/stages/0/within key-not-in-this-stage'],
  ],
  [
    'weights in a selection stage',
    stages({ id: 's', select: 'in-order', weights: { A: '2' } }),
    ['/program/stages/0/weights key-not-in-this-stage'],
  ],
  [
    'values in a walk in order',
    stages({ id: 's', select: 'in-order', value: { A: 1 } }),
    ['/program/stages/0/value key-not-in-this-stage'],
  ],
  [
    'a selection key in a sharing stage',
    stages({ ...share, must: ['A'] }),
    ['/program/stages/0/must key-not-in-this-stage'],
  ],
  [
    'unknown unit in a pair',
    stages({ id: 's', select: 'best-value', requires: [['A', 'Z']] }),
    ['/program/stages/0/requires/0/1 unknown-id'],
  ],
  [
    'booked outside the earmark',
    { sources: [{ id: 'x', amount: '9', for: ['B'], booked: [{ target: 'A@1', amount: '1' }] }] },
    ['/sources/0/booked/0/target booked-outside-earmark'],
  ],
  [
    'more booked than there is',
    { sources: [{ id: 'x', amount: '1', for: '*', booked: [{ target: 'B', amount: '2' }] }] },
    ['/sources/0/booked booked-above-amount'],
  ],
  [
    'ceiling on an unknown name',
    { sources: [{ id: 'x', amount: '1', for: '*', atMost: { Z: '1' } }] },
    ['/sources/0/atMost/Z unknown-id'],
  ],
  [
    'restricted money in a cut',
    cut({}, share),
    [
      '/sources/1/for cut-restricted-money',
      '/sources/1/atMost cut-restricted-money',
      '/sources/1/booked cut-restricted-money',
    ],
  ],
  [
    'guard in a cut',
    { sources: core, ...cut({}, { ...share, minFundingRatio: '1/2' }) },
    ['/program/stages/0/minFundingRatio not-in-a-cut'],
  ],
  [
    'per cent of funds in a cut',
    { sources: core, ...cut({}, { ...share, limit: { percentOfFunds: '5' } }) },
    ['/program/stages/0/limit/percentOfFunds not-in-a-cut'],
  ],
  [
    'selection in a cut',
    { sources: core, ...cut({}, { id: 's', select: 'in-order' }) },
    ['/program/stages/0/select not-in-a-cut'],
  ],
  [
    'minima in a cut',
    { sources: core, ...cut({ minimumViable: { field: 'minimum' } }, share) },
    ['/program/minimumViable not-in-a-cut'],
  ],
  [
    'unknown unit to release',
    { program: { format: 'allocation-program/1', stages: [], minimumViable: { field: 'minimum', release: ['Z'] } } },
    ['/program/minimumViable/release/0 unknown-id'],
  ],
  ['unknown key', { extra: 1 }, ['/extra unknown-key']],
  [
    'an amount in a field, on books, as a ceiling of a stage and as its limit',
    {
      targets: [{ id: 'B', claim: '1', fields: { m: '-1' } }],
      sources: [{ id: 'x', amount: '1', for: '*', booked: [{ target: 'B', amount: '-1' }] }],
      ...stages({ ...share, upTo: { amount: '-1' } }, { ...share, id: 't', limit: { amount: '-1' } }),
    },
    [
      '/targets/0/fields/m amount-negative',
      '/sources/0/booked/0/amount amount-negative',
      '/program/stages/0/upTo/amount amount-negative',
      '/program/stages/1/limit/amount amount-negative',
    ],
  ],
  [
    'per cent of funds above a hundred, and a share below nothing',
    stages({ ...share, limit: { percentOfFunds: '101' } }, { ...share, id: 't', upTo: { percentOfClaim: '-1' } }),
    [
      '/program/stages/0/limit/percentOfFunds ratio-out-of-range',
      '/program/stages/1/upTo/percentOfClaim ratio-out-of-range',
    ],
  ],
  [
    'a share that is no number',
    stages({ ...share, minFundingRatio: 'half' }),
    ['/program/stages/0/minFundingRatio not-exact-number'],
  ],
  [
    'an unknown unit to protect',
    { program: { format: 'allocation-program/1', stages: [], minimumViable: { field: 'm', protected: ['Z'] } } },
    ['/program/minimumViable/protected/0 unknown-id'],
  ],
  [
    'a booking on a name that nothing has',
    {
      sources: [{ id: 'x', amount: '9', for: '*', booked: [{ target: 'Z', amount: '1' }] }],
    },
    ['/sources/0/booked/0/target unknown-id'],
  ],
  [
    'a weight of an unknown group',
    stages({ ...share, to: ['A'], by: 'group', weights: { Z: '1' } }),
    ['/program/stages/0/weights/Z unknown-group'],
  ],
  [
    'a weight inside groups of an unknown unit',
    stages({ ...share, to: ['A'], by: 'group', weightsWithin: { Z: '1' } }),
    ['/program/stages/0/weightsWithin/Z unknown-id'],
  ],
  [
    'weights inside groups without groups',
    stages({ ...share, weightsWithin: { A: '1' } }),
    ['/program/stages/0/weightsWithin key-not-in-this-stage'],
  ],
  [
    'every key of sharing in a choice, and a misfit where the best is chosen',
    stages({
      id: 's',
      select: 'best-value',
      share: 'priority',
      by: 'group',
      within: 'priority',
      weightsWithin: { A: '1' },
      onMisfit: 'skip',
      to: ['A'],
    }),
    [
      '/program/stages/0/share key-not-in-this-stage',
      '/program/stages/0/by key-not-in-this-stage',
      '/program/stages/0/within key-not-in-this-stage',
      '/program/stages/0/weightsWithin key-not-in-this-stage',
      '/program/stages/0/onMisfit key-not-in-this-stage',
    ],
  ],
  [
    'every key of a choice in sharing',
    stages({
      ...share,
      onMisfit: 'skip',
      value: { A: 1 },
      requires: [['A', 'B']],
      excludes: [['A', 'B']],
      must: ['A'],
    }),
    ['onMisfit', 'value', 'requires', 'excludes', 'must'].map(
      (key) => `/program/stages/0/${key} key-not-in-this-stage`,
    ),
  ],
  [
    'unknown units in values, exclusions and musts',
    stages({ id: 's', select: 'best-value', value: { Z: 1 }, excludes: [['Z', 'A']], must: ['Z'] }),
    [
      '/program/stages/0/value/Z unknown-id',
      '/program/stages/0/excludes/0/0 unknown-id',
      '/program/stages/0/must/0 unknown-id',
    ],
  ],
  [
    'a target without a group, named by itself',
    stages({ ...share, by: 'group', to: ['A', 'B'] }),
    ['/targets/2/group group-missing'],
  ],
  [
    'a value that is no integer',
    stages({ id: 's', select: 'best-value', value: { A: 1.5 } }),
    ['/program/stages/0/value/A wrong-type'],
  ],
])('%s is told with its place and code', (_, change, expected) => {
  expect(codesOf({ ...sound(), ...change })).toEqual(expected);
});

test.each<[string, Body]>([
  ['a stage by group that names only members of groups', stages({ ...share, by: 'group', to: ['A'] })],
  ['one by its cells', stages({ ...share, by: 'group', to: ['A@2'] })],
  ['one by its groups', stages({ ...share, by: 'group', to: { groups: ['G'] } })],
  ['shares of nothing and of all', stages({ ...share, minFundingRatio: '0', upTo: { percentOfClaim: '100' } })],
  ['a program that says it funds', { program: { format: 'allocation-program/1', direction: 'fund', stages: [share] } }],
  ['a label and a reason', stages({ ...share, label: { en: 'First' }, because: 'The board decided so.' })],
  ['an answer with awards only', { detail: 'awards' }],
  ['an answer with exact amounts', { detail: 'exact' }],
])('%s is not refused', (_, change) => {
  expect(codesOf({ ...sound(), ...change })).toEqual([]);
});

test('as many targets, sources and units of a choice as are allowed are taken', () => {
  const targets = Array.from({ length: 20_000 }, (_, index) => ({ id: `t${index}`, claim: '1' }));
  const sources = Array.from({ length: 2_000 }, (_, index) => ({ id: `s${index}`, amount: '1', for: '*' }));
  const some = targets.slice(0, 60).map(({ id }) => id);
  const choice = stages({ id: 'choice', select: 'best-value', to: some }, { id: 'walk', select: 'in-order' });
  expect(codesOf({ ...sound(), targets, sources, ...choice })).toEqual([]);
});

test('a long name is told by its beginning, so that no request makes an answer longer than itself', () => {
  const details = (name: string) => {
    const read = readAllocationRequest({ ...sound(), ...stages({ ...share, to: [name] }) });
    return read.ok ? [] : read.faults.map(({ detail }) => detail);
  };
  expect(details('x'.repeat(80)).join()).toContain(`"${'x'.repeat(80)}"`);
  expect(details('x'.repeat(81)).join()).toContain(`"${'x'.repeat(79)}…"`);
});

test('what a target does not say is not said for it', () => {
  const read = readAllocationRequest(sound());
  const [first, , last] = read.ok ? read.value.problem.targets : [];
  expect(Object.keys(first!)).not.toContain('rank');
  expect(Object.keys(last!)).not.toContain('unit');
  expect(Object.keys(last!)).not.toContain('group');
});

test('a name that is a target and a group, or a target and a unit with other cells, is refused where it is used', () => {
  const targets = [
    { id: 'A', claim: '1', unit: 'A', group: 'B' },
    { id: 'A@2', claim: '1', unit: 'A' },
    { id: 'B', claim: '1' },
  ];
  const sources = [{ id: 'x', amount: '1', for: '*', atMost: { B: '1' } }];
  expect(codesOf({ ...sound(), targets, sources, ...stages({ ...share, to: ['A'] }) })).toEqual([
    '/sources/0/atMost/B ambiguous-name',
    '/program/stages/0/to/0 ambiguous-name',
  ]);
});

test('everything that is wrong is told at once, faults of shape and of meaning together', () => {
  const targets = [
    { id: 'A', claim: '-1', foo: 1 },
    { id: 'A', claim: 5 },
  ];
  const program = { format: 'x', stages: [{ id: 'q', to: ['zz'], share: 'proportional', weights: { A: '0' } }] };
  expect(codesOf({ currency: 'USD', targets, sources: [{ id: 's', amount: '1.234', for: ['b'] }], program })).toEqual([
    '/targets/0/foo unknown-key',
    '/targets/1/claim wrong-type',
    '/program/format unknown-value',
    '/targets/0/claim amount-negative',
    '/sources/0/amount amount-too-precise',
    '/targets/1/id duplicate-id',
    '/sources/0/for/0 unknown-id',
    '/program/stages/0/to/0 unknown-id',
    '/program/stages/0/weights/A weight-not-positive',
  ]);
});

test.each([null, 1, 'x', [], {}, { targets: 5, sources: null, program: [] }])(
  '%j is refused, never thrown at',
  (body) => {
    expect(codesOf(body).length).toBeGreaterThan(0);
  },
);

test('sizes beyond the limits are refused before anything else is looked at', () => {
  const targets = Array.from({ length: 20_001 }, (_, index) => ({ id: `t${index}`, claim: '1' }));
  const sources = Array.from({ length: 2001 }, (_, index) => ({ id: `s${index}`, amount: '1', for: '*' }));
  expect(codesOf({ ...sound(), targets, sources })).toEqual(['/targets too-many-targets', '/sources too-many-sources']);
});

test('a best-value stage chooses among at most sixty units', () => {
  const targets = Array.from({ length: 61 }, (_, index) => ({ id: `t${index}`, claim: '1' }));
  const choose = { id: 's', to: '*', select: 'best-value' };
  expect(codesOf({ ...sound(), targets, sources: core, ...stages(choose) })).toEqual([
    '/program/stages/0/to too-many-units',
  ]);
});

test('a key named __proto__ is a name like any other', () => {
  const body = JSON.parse(
    '{"currency":"USD","targets":[{"id":"a","claim":"1"}],"sources":[{"id":"s","amount":"1","for":"*","atMost":{"__proto__":"1"}}],"program":{"format":"allocation-program/1","stages":[]}}',
  ) as unknown;
  expect(codesOf(body)).toContain('/sources/0/atMost/__proto__ unknown-id');
});
