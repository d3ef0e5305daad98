import { shapeFaults } from '@tamwil/fault';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLANS, readPlan, type Selector, selectOutputs, selectorSchema } from './index.ts';

const plan = PLANS.get('gb343-ins-3-1')!;

function chosen(selector: Selector, priorities?: ReadonlyMap<string, 'high' | 'medium' | 'low'>): string[] {
  const read = selectOutputs(selector, plan, priorities);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

function shapeCodes(value: unknown): string[] {
  const parsed = selectorSchema.safeParse(value);
  return parsed.success ? [] : shapeFaults(parsed.error).map(({ pointer, code }) => `${pointer} ${code}`);
}

function nested(levels: number): unknown {
  let value: unknown = '*';
  for (let level = 1; level < levels; level += 1) value = { not: value };
  return value;
}

describe('a rule that names outputs in words reaches exactly those', () => {
  it.each<[string, Selector, string[]]>([
    [
      'components in plan order, whatever order they are named in',
      { components: ['C5', 'C4'] },
      ['C4.1', 'C4.2', 'C4.3', 'C4.4', 'C4.5', 'C5.1', 'C5.2', 'C5.3', 'C5.4', 'C5.5', 'C5.6'],
    ],
    ['outputs in plan order', { outputs: ['C2.1', 'C1.16'] }, ['C1.16', 'C2.1']],
    [
      'a list of ids in its own order, a component standing for its outputs',
      ['C5.6', 'C3'],
      ['C5.6', 'C3.1', 'C3.2', 'C3.3', 'C3.4', 'C3.5'],
    ],
    ['any of several', { any: [{ outputs: ['C1.4'] }, { outputs: ['C1.2'] }] }, ['C1.2', 'C1.4']],
    [
      'all of several',
      { all: [{ components: ['C4'] }, { not: { outputs: ['C4.1', 'C4.2'] } }] },
      ['C4.3', 'C4.4', 'C4.5'],
    ],
    ['nobody, when nothing is named', { components: [] }, []],
    ['a tag that no output carries is unknown, but no tags at all select nobody', { tags: [] }, []],
  ])('%s', (_name, selector, expected) => {
    expect(chosen(selector)).toEqual(expected);
  });

  it('reads codes of the Programme and Budget 2022-23 and SDG targets from the annex', () => {
    for (const [selector, has] of [
      [
        { programmeOutputs2022: ['8.1'] },
        (id: string) => plan.outputs.find((o) => o.id === id)!.programmeOutputs.includes('8.1'),
      ],
      [{ sdgTargets: ['3.8'] }, (id: string) => plan.outputs.find((o) => o.id === id)!.sdgTargets.includes('3.8')],
    ] as const) {
      const ids = chosen(selector);
      expect(ids.length).toBeGreaterThan(0);
      expect(plan.outputs.filter(({ id }) => ids.includes(id) !== has(id))).toEqual([]);
    }
  });

  it('finds the tags that a plan gives its outputs', () => {
    const tagged = structuredClone(plan.document);
    tagged.components[1]!.outputs[2]!.tags = ['care', 'research'];
    tagged.components[0]!.outputs[1]!.tags = ['care'];
    const read = readPlan(tagged);
    const ids = read.ok ? selectOutputs({ tags: ['care'] }, read.value) : read;
    expect(ids).toEqual({ ok: true, value: ['C1.2', 'C2.3'] });
  });

  it('knows priority levels only where the user gave one', () => {
    expect(
      chosen(
        { priority: 'high' },
        new Map([
          ['C1.12', 'high'],
          ['C1.1', 'low'],
        ]),
      ),
    ).toEqual(['C1.12']);
    expect(chosen({ priority: 'high' })).toEqual([]);
  });

  it('obeys the laws of sets, however a selection is written', () => {
    const atom = fc.oneof(
      fc.constant<Selector>('*'),
      fc.subarray(plan.components.map(({ id }) => id)).map((components): Selector => ({ components })),
      fc.subarray(plan.outputs.map(({ id }) => id)).map((outputs): Selector => ({ outputs })),
    );
    const { selector } = fc.letrec<{ selector: Selector }>((tie) => ({
      selector: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        atom,
        tie('selector').map((not): Selector => ({ not })),
        fc.array(tie('selector'), { maxLength: 3 }).map((any): Selector => ({ any })),
        fc.array(tie('selector'), { maxLength: 3 }).map((all): Selector => ({ all })),
      ),
    }));
    fc.assert(
      fc.property(selector, selector, (a, b) => {
        expect(chosen({ not: { any: [a, b] } })).toEqual(chosen({ all: [{ not: a }, { not: b }] }));
        expect(chosen({ not: { not: a } })).toEqual(chosen({ any: [a] }));
        expect(new Set([...chosen(a), ...chosen({ not: a })]).size).toBe(plan.outputs.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a selector of the wrong form is refused before anything is computed', () => {
  it('names every place at once', () => {
    const value = {
      all: [
        'C1',
        { outputs: ['C1.1', 'C1.1', 7] },
        { any: [{}, { nothing: [] }] },
        { priority: 'urgent' },
        { not: null },
      ],
    };
    expect(shapeCodes(value)).toEqual([
      '/all/0 not-a-selector',
      '/all/1/outputs/1 duplicate-id',
      '/all/1/outputs/2 not-a-selector',
      '/all/2/any/0 not-a-selector',
      '/all/2/any/1/nothing not-a-selector',
      '/all/3/priority not-a-selector',
      '/all/4/not not-a-selector',
    ]);
  });

  it('takes 32 levels and ends a selector of 10,000 levels with a fault, not with a crash', () => {
    expect(shapeCodes(nested(32))).toEqual([]);
    const pointer = '/not'.repeat(32);
    expect(shapeCodes(nested(33))).toEqual([`${pointer} selector-too-deep`]);
    expect(shapeCodes(nested(10_000))).toEqual([`${pointer} selector-too-deep`]);
    expect(chosen(nested(32) as Selector)).toEqual([]);
    const evaluated = selectOutputs(nested(10_000) as Selector, plan);
    expect(evaluated.ok ? [] : evaluated.faults.map(({ code }) => code)).toEqual(['selector-too-deep']);
  });

  it('does not work through a selector of 100,000 parts', () => {
    expect(shapeCodes({ any: Array.from({ length: 100_000 }, () => ({ outputs: ['x'] })) })).toEqual([
      ' selector-too-large',
    ]);
  });

  it('names ids that the plan does not have, each at its place', () => {
    const read = selectOutputs(
      {
        any: [{ components: ['C1', 'C9'] }, ['C1.4', 'C1.99'], { not: { sdgTargets: ['99.9'] } }, { outputs: ['C3'] }],
      },
      plan,
    );
    expect(read.ok ? [] : read.faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/any/0/components/1 unknown-component',
      '/any/1/1 unknown-id',
      '/any/2/not/sdgTargets/0 unknown-label',
      '/any/3/outputs/0 unknown-output',
    ]);
  });
});
