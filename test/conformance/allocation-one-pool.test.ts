import { describe, expect, test } from 'vitest';
import {
  answerTo,
  centsIn,
  centsOf,
  dollars,
  exactOf,
  poolOf,
  SHARE_OF,
  targetsOf,
  type Vector,
  vectorsOf,
} from './allocation-wire.ts';

type Claims = { readonly E: string; readonly claims: readonly string[] };

interface Tier {
  readonly ids: readonly number[];
  readonly rule: string;
  /** In the order of `ids`. */
  readonly weights?: readonly string[];
}

const half = { percentOfClaim: '50' };

describe('a user who weights targets gets the exact weighted award', () => {
  test.each(vectorsOf<Vector<Claims & { weights: string[] }>>('weighted'))(
    '$id',
    ({ rule, inputs, expected, cents }) => {
      const weights = Object.fromEntries(inputs.weights.map((weight, index) => [`t${index}`, weight]));
      const stages =
        rule === 'wTAL'
          ? [
              { id: 'half', share: 'equal-awards', upTo: half, weights },
              { id: 'rest', share: 'equal-losses', weights },
            ]
          : [{ id: 'all', share: SHARE_OF[rule.slice(1)], weights }];
      const answer = answerTo({ targets: targetsOf(inputs.claims), sources: poolOf(inputs.E), program: { stages } });
      expect(exactOf(answer)).toEqual(expected);
      expect(centsOf(answer)).toEqual(cents);
    },
  );
});

describe('a user who guarantees floors first gets floors plus the rule on the rest', () => {
  test.each(vectorsOf<Vector<Claims & { floors: string[]; rule: string }>>('floors-caps'))(
    '$id',
    ({ inputs, expected, cents }) => {
      const targets = targetsOf(inputs.claims).map((target, index) => ({
        ...target,
        fields: { floor: dollars(inputs.floors[index]!) },
      }));
      const stages = [
        { id: 'floors', share: 'proportional', upTo: { field: 'floor' } },
        { id: 'rest', share: SHARE_OF[inputs.rule] },
      ];
      const answer = answerTo({ targets, sources: poolOf(inputs.E), program: { stages } });
      expect(exactOf(answer)).toEqual(expected);
      expect(centsOf(answer)).toEqual(cents);
    },
  );
});

describe('a user who ranks tiers sees each filled before the next', () => {
  test.each(vectorsOf<Vector<Claims & { tiers: Tier[] }>>('tiers'))('$id', ({ inputs, expected, cents }) => {
    const stages = inputs.tiers.map(({ ids, rule, weights }, index) => ({
      id: `tier-${index}`,
      to: ids.map((id) => `t${id}`),
      share: SHARE_OF[rule],
      weights: Object.fromEntries((weights ?? []).map((weight, place) => [`t${ids[place]}`, weight])),
    }));
    const answer = answerTo({ targets: targetsOf(inputs.claims), sources: poolOf(inputs.E), program: { stages } });
    expect(exactOf(answer)).toEqual(expected);
    expect(centsOf(answer)).toEqual(cents);
  });
});

type MinimaInputs = Claims & { minimum: string[]; dropOrder: number[]; rule: string };

describe('an output below its minimum is released in the order the user gave, and taken back where it fits', () => {
  test.each(vectorsOf<Vector<MinimaInputs> & { survivors: number[]; unallocated: string }>('minimum-viable'))(
    '$id',
    ({ inputs, expected, survivors, unallocated }) => {
      const targets = targetsOf(inputs.claims).map((target, index) => ({
        ...target,
        fields: { minimum: dollars(inputs.minimum[index]!) },
      }));
      const program = {
        stages: [{ id: 'rest', to: '*', share: SHARE_OF[inputs.rule] }],
        minimumViable: { field: 'minimum', release: inputs.dropOrder.map((index) => `t${index}`) },
      };
      const answer = answerTo({ targets, sources: poolOf(inputs.E), program });
      expect(exactOf(answer)).toEqual(expected);
      const released = answer.released.map((id) => Number(id.slice(1)));
      expect(inputs.claims.map((_, index) => index).filter((index) => !released.includes(index))).toEqual(survivors);
      expect(centsIn(answer.unallocated)).toBe(unallocated);
    },
  );
});

interface TreeInputs {
  readonly E: string;
  readonly components: readonly (readonly string[])[];
  readonly outer: string;
  readonly inner: string;
}
type TreeExpected = { readonly components: readonly string[]; readonly outputs: readonly (readonly string[])[] };

describe('a plan shared between components first adds up in every component and over the plan', () => {
  test.each(vectorsOf<Vector<TreeInputs, TreeExpected> & { flatOutputs: string[] }>('tree'))(
    '$id',
    ({ inputs, expected, flatOutputs }) => {
      const targets = inputs.components.flatMap((claims, group) =>
        claims.map((claim, index) => ({ id: `g${group}t${index}`, claim: dollars(claim), group: `g${group}` })),
      );
      const sources = poolOf(inputs.E);
      const tree = { id: 'tree', by: 'group', share: SHARE_OF[inputs.outer], within: SHARE_OF[inputs.inner] };
      const cents = centsOf(answerTo({ targets, sources, program: { stages: [tree] } }));
      expect(cents).toEqual(expected.outputs.flat());
      const totals = inputs.components.map((_, group) =>
        cents.reduce((sum, amount, index) => (targets[index]!.group === `g${group}` ? sum + BigInt(amount) : sum), 0n),
      );
      expect(totals.map(String)).toEqual(expected.components);
      const flat = { id: 'flat', share: SHARE_OF[inputs.inner] };
      expect(centsOf(answerTo({ targets, sources, program: { stages: [flat] } }))).toEqual(flatOutputs);
    },
  );
});
