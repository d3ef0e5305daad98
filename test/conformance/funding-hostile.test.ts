import { closeCells, componentCells, costCells, costPlan, hedgeFactor, readCosting } from '@tamwil/costing';
import { amountOn, BASES, bookedMoney, engineSources, readFunding } from '@tamwil/funding';
import { GRAINS, PLANS } from '@tamwil/plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const plan = PLANS.get('gb343-ins-3-1')!;

/** Sections that use every key once. */
const COSTING = {
  split: { C1: { shares: { 'C1.1': '0.2', 'C1.2': '1/7' } }, C3: { amounts: { 'C3.5': '450000.00' } } },
  windows: { 'C1.14': { firstYear: 2022, lastYear: 2026, reason: 'Adapted' } },
  phasing: {
    'C1.1': { '2021': '0.05', '2022': '0.19', '2023': '0.19', '2024': '0.19', '2025': '0.19', '2026': '0.19' },
  },
  stubYearWeight: '2/12',
  escalation: { rate: '0.02', baseYear: 2021, components: { C2: '0.03' } },
  exchange: [{ currency: 'CHF', share: { C1: '0.30' }, budgetRates: { '2022-23': '0.90' }, scenarioRate: '0.82' }],
  contingency: '0.05',
  programmeSupport: { basis: 'added', newMoneyRate: '0.13' },
  drivers: [
    { id: 'countries', outputs: ['C3.2'], unit: 'member States', planned: 50, scenario: 45, variableShare: '0.6' },
  ],
};

const FUNDING = [
  {
    id: 'flagship-a',
    name: 'Flagship Programme, Donor A (invented)',
    kind: 'development-cooperation',
    donor: 'Donor A (invented)',
    agreement: 'A-2022-17',
    confidential: false,
    currency: 'EUR',
    tranches: [
      { period: '2022', amount: '9200000.00', stage: 'spent', rate: '0.92', rateDate: '2022-03-01' },
      { period: '2024-25', amount: '9200000.00', stage: 'committed', rate: '0.92', probability: '0.97' },
    ],
    earmark: {
      category: 'softly-earmarked',
      for: { any: [{ components: ['C1'] }, ['C2.1']] },
      split: null,
      atMost: { 'C1.11': '1000000.00', C2: '1.00' },
    },
    usableFrom: '2022',
    usableUntil: '2026',
    carryOver: 'plan',
    booked: [{ output: 'C1.1', period: '2022', amount: '1500000.00' }],
    charges: { programmeSupport: '0.13', agentFee: '0', levy: '0', deducted: false },
  },
  { id: 'rb', kind: 'regular-budget', amount: '5000000.00', stage: 'committed', collection: '0.98' },
  {
    id: 'split',
    kind: 'pooled-fund',
    amount: '7.01',
    stage: 'pledged',
    probability: '1/3',
    earmark: { for: ['C1.1', 'C1.2'], split: { 'C1.1': '1/3', 'C1.2': '2/3' } },
    via: { fund: 'Fund', total: '100.00' },
  },
];

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    '0',
    '-0',
    '-1',
    '1e400',
    'NaN',
    '0x10',
    '1/0',
    '٣',
    '9'.repeat(400),
    `0.${'1'.repeat(60)}`,
    '1/3',
    '2021',
    '2022-23',
    'C1.1',
    '*',
    'constructor',
  ),
  fc.constantFrom<unknown>(
    0,
    -1,
    1.5,
    Number.MAX_SAFE_INTEGER,
    true,
    [],
    {},
    [[]],
    { not: { not: '*' } },
    ['C1.1', 'C1.1'],
    { toString: '1' },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A copy with one to four places replaced, removed, or given one key more. */
function spoiled<T>(original: T): fc.Arbitrary<T> {
  return fc
    .array(fc.tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), fc.nat(3), hostile), { maxLength: 4 })
    .map((changes) => {
      const copy = structuredClone(original);
      for (const [path, kind, value] of changes) {
        let at: unknown = copy;
        for (const [depth, step] of path.entries()) {
          if (typeof at !== 'object' || at === null) break;
          const inside = at as Record<string, unknown>;
          const keys = Object.keys(inside);
          const key = keys[step % Math.max(1, keys.length)] ?? 'new';
          if (depth < path.length - 1 && typeof inside[key] === 'object' && inside[key] !== null) {
            at = inside[key];
            continue;
          }
          if (kind === 0) delete inside[key];
          else if (kind === 1) inside[`${key}-`] = value;
          else inside[key] = value;
          break;
        }
      }
      return copy;
    });
}

describe('whatever a user sends, the answer is figures that add up or faults, never a crash', () => {
  it('over sections spoiled in up to four places', () => {
    let computed = 0;
    let refused = 0;
    fc.assert(
      fc.property(
        fc.oneof(fc.constant(COSTING), spoiled(COSTING)),
        fc.oneof(fc.constant(FUNDING), spoiled(FUNDING)),
        fc.constantFrom(...GRAINS),
        fc.constantFrom('2021-12-31', '2023-12-31', null),
        (costingSection, fundingSection, grain, asOf) => {
          const costing = readCosting(costingSection, plan);
          const lines = costing.ok ? costPlan(costing.value) : [];
          const hedge = costing.ok
            ? {
                hedge: (outputs: ReadonlySet<string>, years: { firstYear: number; lastYear: number }) =>
                  hedgeFactor(costing.value, lines, outputs, years),
              }
            : {};
          const funding = readFunding(fundingSection, { plan, currency: 'USD', asOf, grain, ...hedge });
          for (const read of [costing, funding]) {
            if (!read.ok) {
              refused += 1;
              expect(read.faults.length).toBeGreaterThan(0);
              for (const { pointer, code, detail } of read.faults) {
                expect(pointer === '' || pointer.startsWith('/')).toBe(true);
                expect([code, detail].every((text) => text.length > 0 && text.length < 400)).toBe(true);
              }
            }
          }
          if (!costing.ok || !funding.ok) return;
          const cells = costCells(costing.value, lines, grain);
          const booked = bookedMoney(funding.value, cells, 'USD');
          if (!booked.ok) return;
          computed += 1;
          const closed = closeCells(cells, booked.value.byCell, asOf, 'move');
          for (const at of [closed, componentCells(plan, closed)]) {
            for (const basis of BASES) {
              const sources = engineSources(funding.value, at, booked.value, (tranche) => amountOn(basis, tranche));
              const tranches = funding.value.sources.flatMap(({ tranches: all, internal }) => (internal ? [] : all));
              // Every usable cent of the basis is in exactly one engine source, and no source has more booked than it has.
              expect(sources.reduce((sum, { amount }) => sum + amount, 0n)).toBe(
                tranches.reduce((sum, tranche) => sum + amountOn(basis, tranche), 0n),
              );
              expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
              for (const { amount, booked: paid = [], for: targets } of sources) {
                expect(paid.reduce((sum, each) => sum + each.amount, 0n) <= amount).toBe(true);
                if (targets !== '*') expect(paid.every(({ target }) => targets.includes(target))).toBe(true);
              }
            }
          }
        },
      ),
      { numRuns: 800 },
    );
    // The property means nothing unless both outcomes occur often.
    expect(computed).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(200);
  });
});
