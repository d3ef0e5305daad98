import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { MOST_FAULTS, shapeFaults } from './index.ts';

const source = z.strictObject({ id: z.string().min(1), for: z.union([z.literal('*'), z.array(z.string())]) });
const request = z.strictObject({
  currency: z.enum(['USD', 'EUR']),
  sources: z.array(source).max(3),
  amounts: z.record(
    z.string(),
    z.string().refine((text) => !text.startsWith('-'), {
      error: 'Below zero.',
      params: { code: 'negative', fix: 'Send zero or more.' },
    }),
  ),
});

function codesAt(input: unknown): string[] {
  const parsed = request.safeParse(input);
  return parsed.success ? [] : shapeFaults(parsed.error).map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('a user who sends a document of the wrong shape', () => {
  it('is told every fault at once, each with its place', () => {
    expect(
      codesAt({
        currency: 'XXX',
        sources: [{ id: '', for: '*' }, { for: ['a', 7] }, { id: 5, for: {}, sources: [] }],
        amounts: { a: '-1', 'b/c': 2 },
        extra: 1,
      }),
    ).toEqual([
      '/currency unknown-value',
      '/sources/0/id too-short',
      '/sources/1/id required',
      '/sources/1/for/1 wrong-type',
      '/sources/2/id wrong-type',
      '/sources/2/for wrong-type',
      '/sources/2/sources unknown-key',
      '/amounts/a negative',
      '/amounts/b~1c wrong-type',
      '/extra unknown-key',
    ]);
  });

  it('keeps the remedy that a schema names', () => {
    const parsed = request.safeParse({ currency: 'USD', sources: [], amounts: { a: '-1' } });
    expect(parsed.success ? [] : shapeFaults(parsed.error)).toEqual([
      { pointer: '/amounts/a', code: 'negative', detail: 'Below zero.', fix: 'Send zero or more.' },
    ]);
  });

  it('does not make us list more faults than anybody reads', () => {
    const parsed = z.array(z.string()).safeParse(Array.from({ length: MOST_FAULTS + 500 }, () => 1));
    expect(parsed.success ? 0 : shapeFaults(parsed.error).length).toBe(MOST_FAULTS);
  });
});
