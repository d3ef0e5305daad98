import { WORKED_SCENARIOS } from '@tamwil/scenario';

/** What a fresh start has: the shortest position that is complete, then the scenarios that ship with the product. */
export const SEEDED_SCENARIOS = [
  {
    id: 'firm-160-of-237',
    document: {
      schema: 'scenario/1',
      name: 'Invented: 160 of 237 million are firm',
      plan: 'gb343-ins-3-1',
      funding: [{ id: 'firm', name: 'Firm money (invented)', amount: '160000000.00', stage: 'committed' }],
    },
  },
  ...WORKED_SCENARIOS,
] as const;
