import { readFileSync } from 'node:fs';
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

/** Country with every figure of the fiscal-space page. */
const COUNTRY = JSON.parse(
  readFileSync(new URL('../../packages/fiscal-space/example-country.json', import.meta.url), 'utf8'),
);

/** Currencies with no, two and three minor digits, and how cents of the plan's are written in them. */
const FOREIGN: Readonly<Record<string, { readonly rate: string; readonly write: (amount: string) => string }>> = {
  JPY: { rate: '138', write: (amount) => `${BigInt(amount.replace('.', ''))}` },
  EUR: { rate: '0.92', write: (amount) => amount },
  CHF: { rate: '0.9', write: (amount) => amount },
  KWD: { rate: '0.307', write: (amount) => `${amount}5` },
};

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
    kind: fc.constantFrom('regular-budget', 'development-cooperation', 'pooled-fund', 'other', 'rbsa'),
    currency: fc.constantFrom('USD', ...Object.keys(FOREIGN)),
    tranches: fc.array(tranche, { minLength: 1, maxLength: 3 }),
    earmark: fc.oneof(
      { weight: 1, arbitrary: fc.constant({ split: { B1: '1/3', A2: '1/3', A1: '1/3' } }) },
      {
        weight: 5,
        arbitrary: optional({ for: selector, atMost: fc.dictionary(output, cents(20_000), { maxKeys: 2 }) }),
      },
    ),
    usable: fc.constantFrom(
      { usableUntil: '2021' },
      { usableUntil: '2022' },
      { usableFrom: '2022', usableUntil: '2023' },
      { usableFrom: '2023' },
      { usableFrom: '2022', usableUntil: '2024-25' },
    ),
    collection: fc.constantFrom('0.9', '2/3'),
    via: fc.constantFrom({ fund: 'Pooled fund' }, { fund: 's0' }),
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

type Source = typeof source extends fc.Arbitrary<infer T> ? T : never;

/** The same agreement in a form that its kind and currency allow. */
function consistent(each: Source): object {
  const { kind, currency, collection, earmark, usable, tranches, ...rest } = each;
  const foreign = currency === undefined ? undefined : FOREIGN[currency];
  return {
    ...rest,
    ...usable,
    ...(kind === undefined ? {} : { kind }),
    ...(currency === undefined ? {} : { currency }),
    // Only assessed contributions are collected, and RBSA money is for outputs that the user marks.
    ...(kind === 'regular-budget' && collection !== undefined ? { collection } : {}),
    ...(kind === 'rbsa' ? { earmark: { for: ['A1', 'B1'] } } : earmark === undefined ? {} : { earmark }),
    tranches:
      foreign === undefined
        ? tranches
        : tranches.map(({ amount, ...more }) => ({ ...more, amount: foreign.write(amount), rate: foreign.rate })),
  };
}

/** A source with expenditure that its first tranche can pay, beside sources of any kind. */
const bookedSource = fc
  .record({ source, bookings: fc.array(booking(), { minLength: 1, maxLength: 2 }) })
  .map(({ source: { tranches, charges, id, kind }, bookings }) => ({
    id,
    ...(kind === undefined || kind === 'rbsa' ? {} : { kind }),
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
      weights: fc.constantFrom({ A1: '2', B1: '1/3', A: '3', B: '1/2' }),
      minFundingRatio: fc.constantFrom('0', '1/2', '0.9'),
    },
    { requiredKeys: ['share'] },
  )
  // `within` says nothing without `by`, and weights of outputs nothing between groups or in a queue.
  .map(({ within, weights, ...rest }) =>
    'by' in rest
      ? { ...rest, within: within ?? 'proportional' }
      : weights === undefined || rest.share === 'priority'
        ? rest
        : { ...rest, weights },
  );

const grouping = fc.constantFrom('component', 'component', 'output', 'period');

const selection = fc.oneof(
  fc.record({ to: selector, select: fc.constant('in-order'), onMisfit: fc.constantFrom('skip', 'stop') }),
  fc.record({
    to: fc.constant('*'),
    select: fc.constant('best-value'),
    value: fc.constant({ A1: 5, A2: 3, A3: 8, B1: 2, B2: 0, A: 7, B: 4 }),
  }),
);

const program = fc.record(
  {
    format: fc.constant('allocation-program/1'),
    direction: fc.constant('fund'),
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

/** A cut hands out what is missing, so it knows neither guards nor limits in funds, and ends with a step for everyone. */
const cut = fc
  .array(
    fc.record({
      to: fc.constantFrom('*', ['A'], { components: ['B'] }),
      upTo: fc.constantFrom('claim', { percentOfClaim: '25' }),
      share: fc.constantFrom('proportional', 'equal-awards', 'equal-losses', 'priority'),
    }),
    { maxLength: 2 },
  )
  .map((stages) => ({
    format: 'allocation-program/1',
    direction: 'cut',
    stages: [...stages, { to: '*', share: 'proportional' }].map((each, index) => ({ id: `s${index}`, ...each })),
  }));

const costing = optional({
  windows: fc.constant({ B2: { firstYear: 2022, lastYear: 2023, reason: 'Begins later' } }),
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
const anyDocument = fc
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
      funding: fc.array(fc.oneof({ weight: 4, arbitrary: source.map(consistent) }, bookedSource), { maxLength: 4 }),
      priorities: fc.dictionary(output, fc.constantFrom({ level: 'high' }, { level: 'medium' }, { level: 'low' }), {
        maxKeys: 4,
      }),
      minimumViable: fc.record({ outputs: fc.dictionary(output, cents(15_000), { maxKeys: 3 }) }),
      program,
    },
    { requiredKeys: ['schema', 'name', 'plan', 'asOf', 'funding'] },
  )
  .map((document) => ({
    ...document,
    funding: document.funding.map((each, index) => ({ ...each, id: `s${index}` })),
    ...(document.program === undefined ? {} : { program: namesAtLevel(document.program, document.level ?? 'output') }),
  }));

/** Weights and values by output at level output, by component at level component. */
function namesAtLevel<T extends { readonly stages: readonly object[] }>(rules: T, level: 'output' | 'component'): T {
  const known = (name: string): boolean => (COMPONENTS as readonly string[]).includes(name) === (level === 'component');
  const stages = rules.stages.map((each) =>
    Object.fromEntries(
      Object.entries(each).map(([key, value]) => [
        key,
        key === 'weights' || key === 'value'
          ? Object.fromEntries(Object.entries(value).filter(([name]) => known(name)))
          : value,
      ]),
    ),
  );
  return { ...rules, stages };
}

/** The same with a program that cuts: all its money is for everyone and for the whole plan. */
const cutDocument = fc
  .record({ document: anyDocument, program: cut, firm: cents(90_000) })
  .map(({ document: { minimumViable: _, ...document }, program: rules, firm }) => ({
    ...document,
    funding: [{ id: 's0', amount: firm, stage: 'received' }],
    program: rules,
  }));

export const scenarioDocument = fc.oneof(
  { weight: 17, arbitrary: anyDocument },
  { weight: 2, arbitrary: cutDocument },
  { weight: 1, arbitrary: anyDocument.map((document) => ({ ...document, fiscalSpace: { countries: [COUNTRY] } })) },
);
