import { readFileSync } from 'node:fs';
import { type AllocationAnswer, allocate, allocationAnswer, readAllocationRequest } from '@tamwil/allocation';
import { formatAmount } from '@tamwil/money';

/** A vector as its file holds it; every family has inputs of its own. */
export interface Vector<Inputs, Expected = readonly string[]> {
  readonly id: string;
  readonly rule: string;
  readonly inputs: Inputs;
  readonly expected: Expected;
  readonly cents?: readonly string[];
  readonly routing?: readonly (readonly string[])[];
  readonly levels?: readonly (readonly [string, readonly number[]])[];
}

export function vectorsOf<V>(family: string): V[] {
  const file = new URL(`./vectors/${family}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { vectors: V[] }).vectors;
}

export interface WireTarget {
  readonly id: string;
  readonly claim: string;
  readonly group?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

export interface WireSource {
  readonly id: string;
  readonly amount: string;
  readonly for: '*' | readonly string[];
}

/** Cents of a vector as an amount of the wire. */
export const dollars = (cents: string | number | bigint): string => formatAmount(BigInt(cents), 2);

/** Targets t0, t1, ... with claims in cents. */
export const targetsOf = (claims: readonly (string | number)[]): WireTarget[] =>
  claims.map((claim, index) => ({ id: `t${index}`, claim: dollars(claim) }));

/** One unrestricted pool. */
export const poolOf = (cents: string | number): WireSource[] => [{ id: 'pool', amount: dollars(cents), for: '*' }];

export const sourcesOf = (
  sources: readonly { readonly amount: string | number; readonly eligible: readonly number[] }[],
): WireSource[] =>
  sources.map(({ amount, eligible }, index) => ({
    id: `s${index}`,
    amount: dollars(amount),
    for: eligible.map((position) => `t${position}`),
  }));

export type FullAnswer = Extract<AllocationAnswer, { routing: unknown }>;

/** The answer in detail `exact` to a request of the wire, after a round trip through JSON; throws the faults. */
export function answerTo(request: {
  readonly targets: readonly unknown[];
  readonly sources: readonly unknown[];
  readonly program: object;
}): FullAnswer {
  const body: unknown = JSON.parse(
    JSON.stringify({
      currency: 'USD',
      detail: 'exact',
      ...request,
      program: { format: 'allocation-program/1', ...request.program },
    }),
  );
  const read = readAllocationRequest(body);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const result = allocate(read.value.problem);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return JSON.parse(JSON.stringify(allocationAnswer(result.value, read.value))) as FullAnswer;
}

export const exactOf = (answer: FullAnswer): unknown[] => answer.awards.map((award) => award.exact);

/** Awards in cents, as the vectors write them. */
export const centsOf = (answer: FullAnswer): string[] => answer.awards.map((award) => centsIn(award.award));

export const centsIn = (amount: string): string => BigInt(amount.replace('.', '')).toString();

/** Payments as a table of cents, one row for each source. */
export function routingTable(answer: FullAnswer, sources: readonly WireSource[]): string[][] {
  const column = new Map(answer.awards.map(({ target }, index) => [target, index]));
  return sources.map(({ id }) => {
    const row = answer.awards.map(() => '0');
    for (const { source, target, amount } of answer.routing) {
      if (source === id) row[column.get(target)!] = centsIn(amount);
    }
    return row;
  });
}

/** Levels with positions of targets t0, t1, ... in place of ids. */
export const levelsOf = (answer: FullAnswer, stage = 0): [string, number[]][] =>
  answer.stages[stage]!.levels.map(({ level, targets }) => [level, targets.map((id) => Number(id.slice(1)))]);

/** The engine's names of the rules in the vector files. */
export const SHARE_OF: Readonly<Record<string, string>> = {
  PRO: 'proportional',
  CEA: 'equal-awards',
  CEL: 'equal-losses',
  SEQ: 'priority',
  EAR_PROPORTIONAL: 'proportional',
  EAR_EQUAL_AWARDS: 'equal-awards',
  EAR_WEIGHTED_AWARDS: 'equal-awards',
  EAR_EQUAL_LOSSES: 'equal-losses',
  EAR_PRIORITY: 'priority',
};
