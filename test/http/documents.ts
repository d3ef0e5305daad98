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

export function saving(document: unknown, reason = 'Test'): Json {
  return { scenario: document, reason };
}

export const CREATE = { 'if-none-match': '*' } as const;
