import { type AllocationAnswer, allocate, allocationAnswer, readAllocationRequest } from '@tamwil/allocation';
import type { Command } from '../command.ts';

/** `POST /v1/allocations`. */
export const allocateCommand: Command<AllocationAnswer> = {
  name: 'allocate',
  summary: 'share money between any targets by an allocation program',
  takes: 'the body of POST /v1/allocations: currency, targets, sources, program',
  run(document) {
    const request = readAllocationRequest(document);
    if (!request.ok) return request;
    const allocation = allocate(request.value.problem);
    return allocation.ok ? { ok: true, value: allocationAnswer(allocation.value, request.value) } : allocation;
  },
  table: ({ currency, awards, allocated, claims, funds }) => ({
    heading: ['target', 'claim', 'award', 'gap', 'coverage', 'reasons'],
    rows: awards.map(({ target, claim, award, gap, coverage, reasons }) => [
      target,
      claim,
      award,
      gap,
      coverage,
      reasons.map(({ code }) => code).join(', '),
    ]),
    notes: [`${currency}: ${allocated} allocated of ${funds}, claims ${claims}.`],
  }),
};
