import { expect, test } from 'vitest';
import type { ProgramDocument, Source } from '../index.ts';
import { mayCurve } from './may-curve.ts';

type Stage = ProgramDocument['stages'][number];

const free: Source = { id: 'core', amount: 9n, for: '*' };
const earmarked: Source = { id: 'x', amount: 9n, for: ['a'] };
const fixed: Partial<Stage> = { share: 'priority', limit: { amount: '0.05' } };
const percent: Partial<Stage> = { share: 'priority', limit: { percentOfFunds: '50' } };
const proportional: Partial<Stage> = { share: 'proportional' };

test.each<[string, Source, Partial<Stage>[], boolean]>([
  ['proportional after a limit in per cent', free, [percent, proportional], true],
  ['proportional after a fixed limit on restricted money', earmarked, [fixed, proportional], true],
  ['proportional two stages after the limit', earmarked, [fixed, { share: 'priority' }, proportional], true],
  ['proportional inside groups by itself', free, [percent, { share: 'priority', by: 'group' }], true],
  [
    'proportional inside groups when said',
    free,
    [percent, { share: 'priority', by: 'group', within: 'proportional' }],
    true,
  ],
  ['not after a fixed limit on free money', free, [fixed, proportional], false],
  ['not without a limit, on restricted money either', earmarked, [proportional, proportional], false],
  ['not where the limit comes after', free, [proportional, percent], false],
  ['not where the limit is its own', free, [{ ...proportional, limit: { percentOfFunds: '50' } }], false],
  ['not after another stage than the one with the limit', free, [proportional, percent, { share: 'priority' }], false],
  ['not in other shares', free, [percent, { share: 'equal-awards' }], false],
  ['not in other shares inside groups', free, [percent, { share: 'priority', by: 'group', within: 'priority' }], false],
])('a path that bends is not drawn straight: %s', (_, source, stages, expected) => {
  const named = stages.map((stage, index) => ({ id: `s${index}`, ...stage }) as Stage);
  const program = { format: 'allocation-program/1' as const, stages: named };
  expect(mayCurve({ digits: 2, targets: [{ id: 'a', claim: 9n }], sources: [source], program })).toBe(expected);
});
