import { formatAmount } from '@tamwil/money';
import { allocate } from '../allocate.ts';
import { type AllocationAnswer, allocationAnswer } from '../answer/allocation-answer.ts';
import type { AllocationRequestDocument } from '../request/request-schema.ts';
import type { Problem } from '../types.ts';
import type { PropertyId } from './property.ts';
import type { PropertyFinding } from './test-properties.ts';

/** The JSON of `POST /v1/allocations/properties`. */
export interface PropertiesAnswer {
  readonly properties: readonly {
    readonly id: PropertyId;
    readonly holds: boolean | null;
    readonly trials: number;
    readonly counterexample: null | {
      /** The targets at whose cost the property fails. */
      readonly targets: readonly string[];
      /** Two bodies for `POST /v1/allocations`, and what they are answered. */
      readonly requests: readonly AllocationRequestDocument[];
      readonly answers: readonly AllocationAnswer[];
    };
  }[];
}

/** Writes findings in wire form; every request of a counterexample can be sent as it stands. */
export function propertiesAnswer(
  findings: readonly PropertyFinding[],
  form: { readonly currency: string; readonly digits: number },
): PropertiesAnswer {
  return {
    properties: findings.map(({ counterexample, ...finding }) => ({
      ...finding,
      counterexample: counterexample && {
        targets: counterexample.targets,
        requests: counterexample.requests.map((problem) => requestDocument(problem, form.currency)),
        answers: counterexample.requests.map((problem) => answerOf(problem, form)),
      },
    })),
  };
}

function answerOf(problem: Problem, form: { readonly currency: string; readonly digits: number }): AllocationAnswer {
  const allocation = allocate(problem);
  if (!allocation.ok) throw new Error('A counterexample is made of problems that run.');
  return allocationAnswer(allocation.value, { ...form, detail: 'exact' });
}

/** A problem as the body of `POST /v1/allocations`. */
export function requestDocument(
  { digits, targets, sources, program }: Problem,
  currency: string,
): AllocationRequestDocument {
  const amount = (minorUnits: bigint) => formatAmount(minorUnits, digits);
  const amounts = (entries: Readonly<Record<string, bigint>>) =>
    Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, amount(value)]));
  return {
    currency,
    targets: targets.map(({ claim, fields, ...target }) => ({
      ...target,
      claim: amount(claim),
      ...(fields && { fields: amounts(fields) }),
    })),
    sources: sources.map(({ id, amount: money, for: reach, atMost, booked }) => ({
      id,
      amount: amount(money),
      for: reach === '*' ? reach : [...reach],
      ...(atMost && { atMost: amounts(atMost) }),
      ...(booked && { booked: booked.map((entry) => ({ target: entry.target, amount: amount(entry.amount) })) }),
    })),
    program,
    detail: 'exact',
  };
}
