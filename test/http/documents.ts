/** Scenario documents that the HTTP tests send. All figures are invented. */

type Json = Readonly<Record<string, unknown>>;

/** 160 of 237 million are firm; everything else is a default. */
export function firmOf(amount: string, more: Json = {}): Json {
  return {
    schema: 'scenario/1',
    name: 'Firm money',
    plan: 'gb343-ins-3-1',
    funding: [{ id: 'firm', amount, stage: 'committed' }],
    ...more,
  };
}

/** A scenario that can be submitted: decided at component level, where the plan gives the costs, with a rule chosen. */
export function submittable(amount: string): Json {
  return firmOf(amount, {
    level: 'component',
    program: {
      format: 'allocation-program/1',
      stages: [
        { id: 'first', to: ['C2', 'C4'], share: 'proportional', because: 'Programme meeting, item 3' },
        { id: 'rest', to: '*', share: 'proportional' },
      ],
    },
  });
}

export function saving(document: unknown, reason = 'Test'): Json {
  return { scenario: document, reason };
}

export const CREATE = { 'if-none-match': '*' } as const;
