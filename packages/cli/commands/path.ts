import { type FundingPathAnswer, fundingPath, fundingPathAnswer, readFundingPathRequest } from '@tamwil/allocation';
import type { Command } from '../command.ts';

/** `POST /v1/allocations/funding-path`. */
export const pathCommand: Command<FundingPathAnswer> = {
  name: 'path',
  summary: 'how awards change with the money: exact break-points and the next dollar',
  takes: 'the body of POST /v1/allocations/funding-path: that of allocate, with vary, upTo, at',
  run(document) {
    const request = readFundingPathRequest(document);
    if (!request.ok) return request;
    const path = fundingPath(request.value.problem, request.value);
    return path.ok ? { ok: true, value: fundingPathAnswer(path.value) } : path;
  },
  table: ({ breakpoints, refused }) => ({
    heading: ['funds', 'events', 'next dollar'],
    rows: breakpoints.map(({ funds, events, nextDollar }) => [
      funds,
      events.map(({ code, target, stage }) => [code, target ?? stage ?? ''].join(' ').trim()).join(', '),
      nextDollar.map(({ target, share }) => `${target} ${share}`).join(', '),
    ]),
    notes: refused === null ? [] : [`Break-points are refused: ${refused}.`],
  }),
};
