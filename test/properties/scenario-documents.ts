import fc from 'fast-check';

const OUTPUTS = ['A1', 'A2', 'A3', 'B1', 'B2'] as const;
const COMPONENTS = ['A', 'B'] as const;
const YEARS = [2021, 2022, 2023, 2024] as const;

const cents = (most: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: most }).map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`);
const rate = (most: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: most * 1000 }).map((n) => (n / 1000).toFixed(3));
const output = fc.constantFrom(...OUTPUTS);
const year = fc.constantFrom(...YEARS);
const optional = <T extends Record<string, fc.Arbitrary<unknown>>>(shape: T) => fc.record(shape, { requiredKeys: [] });

/** A plan of five outputs in two components over four years, one of them in time frames of its own. */
export const PLAN = {
  id: 'small',
  document: 'Invented',
  body: 'Invented',
  title: { en: 'Small plan' },
  currency: 'USD',
  firstYear: 2021,
  lastYear: 2024,
  indicative: true,
  totalBudget: '1000.01',
  components: [
    {
      id: 'A',
      number: 1,
      name: { en: 'A' },
      shortName: { en: 'A' },
      indicativeBudget: '800.00',
      outputs: outputsOf('A', [1, 2, 3]),
    },
    {
      id: 'B',
      number: 2,
      name: { en: 'B' },
      shortName: { en: 'B' },
      indicativeBudget: '200.01',
      outputs: outputsOf('B', [1, 2]),
    },
  ],
};

function outputsOf(component: string, numbers: readonly number[]) {
  return numbers.map((n) => ({
    id: `${component}${n}`,
    title: { en: `${component}${n}` },
    summary: { en: 'Invented' },
    firstYear: n === 2 ? 2022 : 2021,
    lastYear: n === 3 ? 2022 : 2024,
    sdgTargets: n === 1 ? ['1.3'] : ['17.3'],
  }));
}

const selector = fc.oneof(
  { weight: 3, arbitrary: fc.constant('*') },
  fc.uniqueArray(fc.oneof(output, fc.constantFrom(...COMPONENTS)), { maxLength: 3 }),
  fc.constantFrom({ components: ['A'] }, { priority: 'high' }, { sdgTargets: ['1.3'] }, { not: { outputs: ['A1'] } }),
  fc.constant({ any: [{ components: ['B'] }, { priority: 'low' }] }),
);

const tranche = fc.record(
  {
    period: fc.oneof(fc.constant(null), year.map(String), fc.constant('2022-23')),
    amount: cents(40_000),
    stage: fc.constantFrom('identified', 'pledged', 'committed', 'received', 'spent'),
    probability: fc.constantFrom('0', '0.5', '0.97', '1'),
  },
  { requiredKeys: ['amount', 'stage'] },
);

const source = fc.record(
  {
    id: fc.constant('replaced'),
    kind: fc.constantFrom('regular-budget', 'development-cooperation', 'pooled-fund', 'other'),
    tranches: fc.array(tranche, { minLength: 1, maxLength: 3 }),
    earmark: fc.oneof(
      { weight: 1, arbitrary: fc.constant({ split: { B1: '1/3', A2: '1/3', A1: '1/3' } }) },
      {
        weight: 5,
        arbitrary: optional({ for: selector, atMost: fc.dictionary(output, cents(20_000), { maxKeys: 2 }) }),
      },
    ),
    usableUntil: year.map(String),
    carryOver: fc.constantFrom('none', 'biennium', 'plan'),
    charges: fc.record({
      programmeSupport: rate(1),
      agentFee: fc.constantFrom('0', '0.01'),
      levy: fc.constant('0'),
      deducted: fc.boolean(),
    }),
  },
  { requiredKeys: ['id', 'tranches', 'charges'] },
);

/** A source with expenditure that its first tranche can pay, beside sources of any kind. */
const bookedSource = fc
  .record({ source, bookings: fc.array(booking(), { minLength: 1, maxLength: 2 }) })
  .map(({ source: { tranches, charges, id, kind }, bookings }) => ({
    id,
    ...(kind === undefined ? {} : { kind }),
    charges: { ...charges, programmeSupport: '0.07' },
    tranches: [{ amount: '60.00', stage: 'received' }, ...tranches],
    booked: bookings,
  }));

function booking() {
  return fc.record({
    output: fc.constantFrom('A1', 'B1', 'A2'),
    period: fc.constantFrom('2022', '2023', '2024'),
    amount: cents(2_000),
  });
}

const stage = fc
  .record(
    {
      to: selector,
      upTo: fc.oneof(
        fc.constant('claim'),
        fc.constantFrom(
          { percentOfClaim: '40' },
          { percentOfClaim: '100/3' },
          { field: 'minimum' },
          { field: 'earmarked' },
          { amount: '70.05' },
        ),
      ),
      share: fc.constantFrom('proportional', 'equal-awards', 'equal-losses', 'priority'),
      by: fc.constantFrom('component', 'output', 'period'),
      within: fc.constantFrom('proportional', 'equal-awards', 'equal-losses', 'priority'),
      limit: fc.constantFrom({ percentOfFunds: '60' }, { amount: '120.50' }),
      minFundingRatio: fc.constantFrom('0', '1/2', '0.9'),
    },
    { requiredKeys: ['share'] },
  )
  // `within` says nothing without `by`.
  .map(({ within, ...rest }) => ('by' in rest ? { ...rest, within: within ?? 'proportional' } : rest));

const grouping = fc.constantFrom('component', 'component', 'output', 'period');

const selection = fc.record({
  to: selector,
  select: fc.constant('in-order'),
  onMisfit: fc.constantFrom('skip', 'stop'),
});

const program = fc.record(
  {
    format: fc.constant('allocation-program/1'),
    direction: fc.constantFrom('fund', 'fund', 'fund', 'fund', 'cut'),
    stages: fc
      .array(fc.oneof({ weight: 5, arbitrary: stage }, selection), { minLength: 1, maxLength: 3 })
      // All steps of a program group by the same thing.
      .chain((stages) => fc.tuple(fc.constant(stages), grouping))
      .map(([stages, by]) =>
        stages.map((each, index) => ({ id: `s${index}`, ...each, ...('by' in each ? { by } : {}) })),
      ),
    minimumViable: fc.constantFrom({ field: 'minimum' }, { field: 'minimum', release: ['A2'], protected: ['B1'] }),
  },
  { requiredKeys: ['format', 'stages'] },
);

const costing = optional({
  split: fc.constantFrom(
    { A: { shares: { A1: '0.5' } } },
    { A: { amounts: { A3: '100.00' } }, B: { shares: { B1: '1/3' } } },
  ),
  phasing: fc.constant({ A1: { '2021': '0.1', '2023': '0.9' } }),
  escalation: fc.record({ rate: fc.constantFrom('0.02', '-0.01', '0'), baseYear: fc.constant(2021) }),
  exchange: fc.constantFrom([
    { currency: 'CHF', share: { A: '0.30' }, budgetRates: { '2022-23': '0.90' }, scenarioRate: '0.82' },
  ]),
  contingency: fc.constantFrom('0.05', '0'),
  programmeSupport: fc.record({ basis: fc.constantFrom('added', 'included'), newMoneyRate: fc.constant('0.13') }),
  drivers: fc.constant([
    { id: 'states', outputs: ['A1', 'B1'], unit: 'member States', planned: 50, scenario: 45, variableShare: '0.6' },
  ]),
});

/** Scenario documents of the right shape, most of them free of faults. */
export const scenarioDocument = fc
  .record(
    {
      schema: fc.constant('scenario/1'),
      name: fc.constant('generated'),
      plan: fc.constant(PLAN),
      level: fc.constantFrom('output', 'output', 'component'),
      grain: fc.constantFrom('plan', 'biennium', 'year'),
      asOf: fc.constantFrom('2020-06-30', '2022-01-01', '2022-06-30', '2023-12-31', '2030-01-01'),
      slippage: fc.constantFrom('move', 'lapse'),
      basis: fc.constantFrom('in-hand', 'firm', 'expected', 'pledged'),
      costing,
      funding: fc.array(fc.oneof({ weight: 4, arbitrary: source }, bookedSource), { maxLength: 4 }),
      priorities: fc.dictionary(output, fc.constantFrom({ level: 'high' }, { level: 'medium' }, { level: 'low' }), {
        maxKeys: 4,
      }),
      minimumViable: fc.record({ outputs: fc.dictionary(output, cents(15_000), { maxKeys: 3 }) }),
      program,
    },
    { requiredKeys: ['schema', 'name', 'plan', 'asOf', 'funding'] },
  )
  .map((document) => ({ ...document, funding: document.funding.map((each, index) => ({ ...each, id: `s${index}` })) }));
