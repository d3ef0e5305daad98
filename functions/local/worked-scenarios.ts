/** Scenarios that a fresh start has: invented figures on the real plan. */
export const WORKED_SCENARIOS = [
  {
    id: 'firm-160-of-237',
    document: {
      schema: 'scenario/1',
      name: '160 of 237 million are firm (invented)',
      plan: 'gb343-ins-3-1',
      funding: [{ id: 'firm', name: 'Firm money (invented)', amount: '160000000.00', stage: 'committed' }],
    },
  },
] as const;
