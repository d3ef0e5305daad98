/** A scenario with one of every fault that its finance can have by a slip of the pen, and where each is. All invented. */
export const FAULTY_FINANCE = {
  schema: 'scenario/1',
  name: 'Faulty (invented)',
  plan: 'gb343-ins-3-1',
  grain: 'year',
  asOf: '2023-12-31',
  costing: {
    split: { C1: { shares: { 'C1.1': '0.7', 'C1.2': '0.4' } } },
    phasing: {
      'C5.6': { '2022': '0.5', '2024': '0.5' },
      'C2.1': { '2022': '0.5', '2023': '0.4' },
      'C2.2': { '2027': '1' },
    },
    exchange: [{ currency: 'CHQ', share: { C1: '0.30' }, scenarioRate: '0' }],
  },
  funding: [
    {
      id: 'a',
      kind: 'development-cooperation',
      currency: 'EUR',
      tranches: [
        { period: '2027', amount: '1.00', stage: 'pledged', rate: '0.92', probability: '1.2' },
        { period: '2024', amount: '1.00', stage: 'committed', rate: '0' },
      ],
    },
    { id: 'b', currency: 'EUX', amount: '1.00', stage: 'received', rate: '1.1' },
    {
      id: 'c',
      currency: 'EUR',
      amount: '1.00',
      stage: 'received',
      earmark: { split: { 'C1.1': '0.5', 'C1.2': '0.4' } },
    },
  ],
};

export const ITS_FAULTS = [
  '/costing/split/C1 split-above-component',
  '/costing/phasing/C5.6/2024 outside-window',
  '/costing/phasing/C2.1 shares-do-not-add-up',
  '/costing/phasing/C2.2/2027 unknown-period',
  '/costing/exchange/0/currency unknown-currency',
  '/costing/exchange/0/scenarioRate number-out-of-range',
  '/funding/0/tranches/0/period unknown-period',
  '/funding/0/tranches/0/probability number-out-of-range',
  '/funding/0/tranches/1/rate number-out-of-range',
  '/funding/1/currency unknown-currency',
  '/funding/2/earmark/split split-does-not-add-up',
  '/funding/2/rate rate-required',
];

/** Agreements by the thousand, one of them with a fault of its own. */
export const FIVE_THOUSAND_SOURCES = {
  schema: 'scenario/1',
  name: '5,000 sources (invented)',
  plan: 'gb343-ins-3-1',
  funding: Array.from({ length: 5000 }, (_, index) => ({
    id: `s${index}`,
    amount: index === 7 ? '-1' : '1.00',
    stage: 'received',
  })),
};

export const THEIR_FAULTS = ['/funding too-many-tranches', '/funding/7/amount negative-amount'];
