import { allocate, readAllocationRequest } from '@tamwil/allocation';
import { describe, expect, test } from 'vitest';
import { answerTo, exactOf, poolOf, sourcesOf, targetsOf, type Vector, vectorsOf } from './allocation-wire.ts';

interface StagesVector {
  readonly id: string;
  readonly request: Parameters<typeof answerTo>[0];
  readonly expected: {
    readonly exact: Readonly<Record<string, string>>;
    readonly cents: Readonly<Record<string, number>>;
    readonly chosen?: readonly string[];
    readonly released?: readonly string[];
    readonly overspent?: readonly { readonly target: string; readonly amount: string }[];
  };
}

describe('ceilings, bookings, cells, whole outputs and minima work together to the cent', () => {
  test.each(vectorsOf<StagesVector>('stages-extended'))('$id', ({ request, expected }) => {
    const answer = answerTo(request);
    expect(Object.fromEntries(answer.awards.map(({ target }, index) => [target, exactOf(answer)[index]]))).toEqual(
      expected.exact,
    );
    const cents = answer.awards.map(({ target, award }) => [target, Number(award.replace('.', ''))] as const);
    expect(Object.fromEntries(cents)).toEqual(expected.cents);
    if (expected.chosen !== undefined) {
      const chosen = answer.stages.flatMap((stage) => stage.selection?.chosen ?? []);
      expect(chosen.toSorted()).toEqual(expected.chosen.toSorted());
    }
    if (expected.released !== undefined) expect(answer.released.toSorted()).toEqual(expected.released.toSorted());
    if (expected.overspent !== undefined) expect(answer.overspent).toEqual(expected.overspent);
  });
});

interface SelectionInputs {
  readonly costs: readonly number[];
  readonly values?: readonly number[];
  readonly order?: readonly number[];
  readonly budget?: number;
  readonly sources?: readonly { readonly amount: number; readonly eligible: readonly number[] }[];
  readonly requires?: readonly (readonly [number, number])[];
  readonly excludes?: readonly (readonly [number, number])[];
  readonly must?: readonly number[];
}
type Chosen = { readonly chosen: readonly number[]; readonly cost: number; readonly value?: number };

const unit = (index: number) => `t${index}`;
const pairs = (list: SelectionInputs['requires']) => (list ?? []).map(([a, b]) => [unit(a), unit(b)]);

function selectionRequest(rule: string, inputs: SelectionInputs) {
  const isWalk = rule.startsWith('PRIORITY_FILL');
  const stage = {
    id: 'choose',
    requires: pairs(inputs.requires),
    ...(isWalk
      ? { select: 'in-order', onMisfit: rule.endsWith('STOP') ? 'stop' : 'skip', to: inputs.order!.map(unit) }
      : {
          select: 'best-value',
          value: Object.fromEntries(inputs.values!.map((value, index) => [unit(index), value])),
          excludes: pairs(inputs.excludes),
          must: (inputs.must ?? []).map(unit),
        }),
  };
  return {
    targets: targetsOf(inputs.costs),
    sources: inputs.sources === undefined ? poolOf(inputs.budget!) : sourcesOf(inputs.sources),
    program: { format: 'allocation-program/1', stages: [stage] },
  };
}

const selections = vectorsOf<Vector<SelectionInputs, Chosen | null>>('indivisible');

describe('whole outputs are chosen as a brute-force search chooses them, and the answer says it is proved', () => {
  test.each(selections.filter(({ expected }) => expected !== null))('$id', ({ rule, inputs, expected }) => {
    const answer = answerTo(selectionRequest(rule, inputs));
    const { chosen, cost, value, proof } = answer.stages[0]!.selection!;
    expect(chosen).toEqual(expected!.chosen.toSorted((a, b) => a - b).map(unit));
    expect(Number(cost.replace('.', ''))).toBe(expected!.cost);
    if (expected!.value !== undefined) expect(value).toBe(expected!.value);
    expect(proof).toBe('optimal');
  });

  test.each(selections.filter(({ expected }) => expected === null))(
    '$id is told to be impossible',
    ({ rule, inputs }) => {
      const read = readAllocationRequest({ currency: 'USD', ...selectionRequest(rule, inputs) });
      const result = read.ok ? allocate(read.value.problem) : read;
      expect(result.ok ? [] : result.faults.map(({ code }) => code)).toEqual(['selection-infeasible']);
    },
  );
});
