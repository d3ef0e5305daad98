import { describe, expect, test } from 'vitest';
import {
  answerTo,
  centsIn,
  centsOf,
  dollars,
  exactOf,
  routingTable,
  type Vector,
  vectorsOf,
  type WireSource,
} from './allocation-wire.ts';

interface ProgramInputs {
  readonly program: { readonly direction?: string; readonly stages: readonly Record<string, unknown>[] };
  readonly targets: readonly { readonly id: string; readonly claim: number; readonly minimum?: number }[];
  readonly sources: readonly { readonly id: string; readonly amount: number; readonly for?: readonly string[] }[];
}

interface ProgramVector extends Vector<ProgramInputs> {
  readonly unallocated: string;
  readonly trace: readonly {
    readonly stage: string;
    readonly available: string;
    readonly demand?: string;
    readonly used?: string;
    readonly skipped?: string;
    readonly given: Readonly<Record<string, string>>;
  }[];
}

/** The vector's program in the wire's form: amounts are decimal strings. */
function wireProgram({ program, targets, sources }: ProgramInputs) {
  const inDollars = (part: unknown) =>
    typeof part === 'object' && part !== null && 'amount' in part ? { amount: dollars(part.amount as number) } : part;
  return {
    targets: targets.map(({ id, claim, minimum }) => ({
      id,
      claim: dollars(claim),
      ...(minimum === undefined ? {} : { fields: { minimum: dollars(minimum) } }),
    })),
    sources: sources.map(
      ({ id, amount, for: reach }): WireSource => ({ id, amount: dollars(amount), for: reach ?? '*' }),
    ),
    program: {
      ...program,
      stages: program.stages.map((stage) => ({
        ...stage,
        ...('upTo' in stage ? { upTo: inDollars(stage['upTo']) } : {}),
        ...('limit' in stage ? { limit: inDollars(stage['limit']) } : {}),
      })),
    },
  };
}

/** "p/q" rounded down to cents, as stage amounts are. */
function roundedDown(exact: string): string {
  const [n, d = '1'] = exact.split('/');
  return dollars(BigInt(n!) / BigInt(d));
}

describe('a program gives its exact awards, its cents, and a trace that explains every stage', () => {
  test.each(vectorsOf<ProgramVector>('programs'))('$id', ({ inputs, expected, cents, unallocated, trace, routing }) => {
    const request = wireProgram(inputs);
    const answer = answerTo(request);
    expect(exactOf(answer)).toEqual(expected);
    expect(centsOf(answer)).toEqual(cents);
    if (inputs.program.direction !== 'cut') expect(centsIn(answer.unallocated)).toBe(unallocated);
    expect(answer.stages.map(({ id }) => id)).toEqual(trace.map(({ stage }) => stage));
    for (const [index, { available, demand, used, skipped, given }] of trace.entries()) {
      const stage = answer.stages[index]!;
      expect(stage.available).toBe(roundedDown(available));
      expect(stage.skipped !== null).toBe(skipped !== undefined);
      if (demand !== undefined) expect(stage.demand).toBe(roundedDown(demand));
      if (used !== undefined) expect(stage.used).toBe(roundedDown(used));
      expect(Object.fromEntries(stage.given.map((entry) => [entry.target, entry.exact]))).toEqual(given);
      expect(stage.distributes).toBe(inputs.program.direction === 'cut' ? 'cuts' : 'awards');
    }
    if (routing !== undefined) expect(routingTable(answer, request.sources)).toEqual(routing);
  });
});

test('a funding guard can take seventeen cents from a target when three more arrive', () => {
  type Pair = Vector<Omit<ProgramInputs, 'sources'> & { amounts: number[] }, readonly (readonly string[])[]>;
  const [pair] = vectorsOf<Pair>('pitfalls').filter(({ rule }) => rule === 'PROGRAM_PAIR');
  const exact = pair!.inputs.amounts.map((amount) =>
    exactOf(answerTo(wireProgram({ ...pair!.inputs, sources: [{ id: 'pool', amount }] }))),
  );
  expect(exact).toEqual(pair!.expected);
});
