import { type PropertiesAnswer, propertiesAnswer, readAllocationRequest, testProperties } from '@tamwil/allocation';
import type { Command } from '../command.ts';

/** `POST /v1/allocations/properties`. */
export const propertiesCommand: Command<PropertiesAnswer> = {
  name: 'properties',
  summary: 'which fairness properties a program has, with a counterexample where not',
  takes: 'the body of POST /v1/allocations',
  run(document) {
    const request = readAllocationRequest(document);
    if (!request.ok) return request;
    const { problem } = request.value;
    return { ok: true, value: propertiesAnswer(testProperties(problem), request.value) };
  },
  table: ({ properties }) => ({
    heading: ['property', 'holds', 'trials'],
    rows: properties.map(({ id, holds, trials }) => [
      id,
      holds === null ? 'cannot be asked' : holds ? 'no counterexample' : 'no',
      `${trials}`,
    ]),
  }),
};
