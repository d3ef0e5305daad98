import { compare, plus } from '@tamwil/money';
import { describe, expect, it } from 'vitest';
import { allocate, allocationAnswer, type Problem, type ProgramDocument, readAllocationRequest } from '../index.ts';
import { PROPERTY_IDS, propertiesAnswer, testProperties } from './index.ts';

type Stage = ProgramDocument['stages'][number];

const targets = ['a', 'b', 'c', 'd', 'e'].map((id, i) => ({
  id,
  claim: BigInt(100_00 * (i + 1)),
  group: i < 3 ? 'north' : 'south',
  fields: { minimum: BigInt(20_00 * (i + 1)) },
}));
const core = { id: 'core', amount: 500_00n, for: '*' as const };
const core2 = { ...core, id: 'core2' };

function program(stages: Stage[], rest: Partial<ProgramDocument> = {}): Problem {
  return { digits: 2, targets, sources: [core], program: { format: 'allocation-program/1', stages, ...rest } };
}
const oneStage = (stage: Omit<Stage, 'id'>) => program([{ id: 'only', ...stage }]);

/** The ids that fail, and those that cannot be asked. */
function verdict(problem: Problem) {
  const findings = testProperties(problem);
  expect(findings.map(({ id }) => id)).toEqual([...PROPERTY_IDS]);
  const having = (holds: boolean | null) => findings.filter((one) => one.holds === holds).map(({ id }) => id);
  return { fails: having(false), unasked: having(null) };
}

describe("properties of the user's own program", () => {
  it('says of the classical rules in one pool what the theory proves', () => {
    expect(verdict(oneStage({ share: 'proportional' }))).toEqual({ fails: [], unasked: [] });
    expect(verdict(oneStage({ share: 'equal-awards' }))).toEqual({
      fails: ['no-advantageous-splitting'],
      unasked: [],
    });
    expect(verdict(oneStage({ share: 'equal-losses' }))).toEqual({ fails: ['no-advantageous-merging'], unasked: [] });
    const priority = verdict(oneStage({ share: 'priority' }));
    expect(priority.fails).toEqual(['order-preserving', 'no-advantageous-merging', 'equal-treatment']);
    const talmud = program([
      { id: 'half', share: 'equal-awards', upTo: { percentOfClaim: '50' } },
      { id: 'rest', share: 'equal-losses' },
    ]);
    expect(verdict(talmud).fails).toEqual([
      'composition-up',
      'composition-down',
      'no-advantageous-splitting',
      'no-advantageous-merging',
    ]);
  });

  it('a failing of a rule is found though every target stands in a group of its own that the program never asks for', () => {
    const alone = targets.map((target) => ({ ...target, group: `only ${target.id}` }));
    const failsOf = (stage: Omit<Stage, 'id'>) => verdict({ ...oneStage(stage), targets: alone }).fails;
    expect(failsOf({ share: 'priority' })).toEqual(['order-preserving', 'no-advantageous-merging', 'equal-treatment']);
    expect(failsOf({ share: 'equal-awards' })).toEqual(['no-advantageous-splitting']);
    // Where groups count, each is treated by itself, and nobody is anybody's like.
    const byGroup = verdict({
      ...oneStage({ share: 'priority', by: 'group', within: 'proportional' }),
      targets: alone,
    });
    expect(byGroup.fails).not.toContain('equal-treatment');
  });

  it('a least amount shared like the rest may be paid in instalments: what was paid counts towards it', () => {
    const inProportion = program([
      { id: 'minimum', share: 'proportional', upTo: { field: 'minimum' } },
      { id: 'rest', share: 'proportional' },
    ]);
    const findings = testProperties(inProportion);
    const composition = findings.filter(({ id }) => id.startsWith('composition'));
    expect(composition.map(({ id, holds }) => [id, holds])).toEqual([
      ['composition-up', true],
      ['composition-down', true],
    ]);
    expect(composition.every(({ trials }) => trials > 0)).toBe(true);
  });

  it('instalments are not asked about where a donor has a ceiling for both together', () => {
    const capped = { ...oneStage({ share: 'proportional' }), sources: [{ ...core, atMost: { a: 50_00n } }, core2] };
    expect(verdict(capped).unasked).toContain('composition-up');
    expect(verdict({ ...capped, sources: [core, core2] }).unasked).not.toContain('composition-up');
  });

  it('a user who sets a guard is shown that more money can hurt', () => {
    const guarded = program([
      { id: 'minimum', share: 'equal-awards', upTo: { field: 'minimum' }, minFundingRatio: '1/2' },
      { id: 'rest', share: 'equal-losses' },
    ]);
    const [monotone] = testProperties(guarded);
    expect(monotone).toMatchObject({ id: 'resource-monotone', holds: false });
    const [first, second] = monotone!.counterexample!.requests.map((problem) => {
      const result = allocate(problem);
      if (!result.ok) throw new Error('runs');
      return result.value;
    });
    expect(second!.funds).toBeGreaterThan(first!.funds);
    const [hurt] = monotone!.counterexample!.targets;
    const exactOf = (allocation: typeof first) => allocation!.awards.find(({ target }) => target === hurt)!.exact;
    expect(compare(exactOf(second), exactOf(first))).toBe(-1);
  });

  it('whoever cannot be compared is not judged: different weights, one target alone, whole outputs', () => {
    const weights = { a: '1', b: '2', c: '3', d: '4', e: '5' };
    expect(verdict(oneStage({ share: 'proportional', weights })).unasked).toEqual([
      'order-preserving',
      'no-advantageous-splitting',
      'no-advantageous-merging',
      'equal-treatment',
    ]);
    const alone = { ...oneStage({ share: 'priority' }), targets: targets.slice(0, 1) };
    expect(verdict(alone).unasked).toContain('equal-treatment');
    const whole = verdict(oneStage({ select: 'in-order' }));
    expect(whole.unasked).toEqual(['no-advantageous-splitting', 'no-advantageous-merging']);
    expect(whole.fails).toContain('resource-monotone');
  });

  it('a program with amounts of its own is tried at their size', () => {
    const limited = program([
      { id: 'first', share: 'equal-awards', limit: { amount: '300.00' }, to: ['a', 'b'] },
      { id: 'rest', share: 'proportional' },
    ]);
    // Run twice, the limit is granted twice.
    expect(verdict(limited).fails).toContain('composition-up');
  });

  it('restricts every list of the program to the few targets of a trial', () => {
    const full = program(
      [
        {
          id: 'groups',
          to: { groups: ['south'] },
          share: 'equal-awards',
          by: 'group',
          weights: { south: '2', north: '1' },
        },
        { id: 'order', to: ['e', 'd', 'a'], share: 'priority', upTo: { percentOfClaim: '50' } },
        {
          id: 'whole',
          select: 'best-value',
          value: { a: 5, b: 3, c: 1 },
          requires: [['a', 'b']],
          excludes: [['c', 'd']],
        },
      ],
      { minimumViable: { field: 'minimum', release: ['a', 'b'], protected: ['c'] } },
    );
    const atMost = { a: 10_00n, north: 50_00n };
    const problem: Problem = { ...full, sources: [core, { id: 'x', amount: 100_00n, for: ['a', 'c'], atMost }] };
    for (const { trials, id } of testProperties(problem))
      if (id.endsWith('monotone')) expect(trials).toBeGreaterThan(9);
  });

  it('gives the same findings every time, and counterexamples that can be sent as they stand', () => {
    const problem = oneStage({ share: 'equal-awards' });
    const answer = propertiesAnswer(testProperties(problem), { currency: 'USD', digits: 2 });
    expect(propertiesAnswer(testProperties(problem), { currency: 'USD', digits: 2 })).toEqual(answer);
    const { counterexample } = answer.properties.find(({ holds }) => holds === false)!;
    expect(counterexample?.requests).toHaveLength(2);
    const totals = counterexample!.requests.map((request, i) => {
      const read = readAllocationRequest(request);
      if (!read.ok) throw new Error(JSON.stringify(read.faults));
      const again = allocate(read.value.problem);
      if (!again.ok) throw new Error('runs');
      expect(allocationAnswer(again.value, read.value)).toEqual(counterexample!.answers[i]);
      const mine = again.value.awards.filter(({ target }) => counterexample!.targets.includes(target));
      return mine.map(({ exact }) => exact);
    });
    // Splitting pays: the two parts together have more than the whole had.
    const [parts, whole] = totals;
    expect(compare(plus(parts![0]!, parts![1]!), whole![0]!)).toBe(1);
  });
});
