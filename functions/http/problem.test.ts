import type { Fault } from '@tamwil/fault';
import { expect, it } from 'vitest';
import { HTTP_FAULTS } from './http-faults.ts';
import { problemOf, refuse, refuseDocument } from './problem.ts';

const fault = (at: number): Fault => ({ pointer: `/targets/${at}`, code: 'unknown-id', detail: 'x' });

it('a document with very many faults is answered with the first hundred and their number', () => {
  const faults = Array.from({ length: 10_000 }, (_, at) => fault(at));
  const problem = problemOf(refuseDocument(faults), 'request-1');
  expect(problem).toMatchObject({ status: 422, code: 'invalid-document', errorCount: 10_000, instance: 'request-1' });
  expect(problem.errors).toEqual(faults.slice(0, 100));
});

it('too much work is said as such, with its way out', () => {
  const faults = [{ pointer: '', code: 'work-too-large', detail: 'The estimate is 9; at most 8.' }];
  const problem = problemOf(refuseDocument(faults), 'r');
  expect(problem).toMatchObject({ status: 422, code: 'work-too-large', detail: faults[0]!.detail });
});

it('every code has the status class that its meaning needs, and a section in docs/errors.md can be named after it', () => {
  for (const [code, { status, title, meaning, fix }] of Object.entries(HTTP_FAULTS)) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect([400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 428, 429, 500, 503]).toContain(status);
    for (const text of [title, meaning, fix]) expect(text.length).toBeGreaterThan(10);
    expect(problemOf(refuse(code as keyof typeof HTTP_FAULTS, 'd'), 'r').type).toBe(`docs/errors.md#${code}`);
  }
});
