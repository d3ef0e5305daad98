import { formatFraction, fraction, roundHalfEven } from '@tamwil/money';
import { GRAINS, PLANS, type Plan, periodsOf, yearsOf } from '@tamwil/plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Costing,
  type CostingDocument,
  costCells,
  costPlan,
  exchangeEffects,
  hedgeFactor,
  readCosting,
} from './index.ts';

const plan = PLANS.get('gb343-ins-3-1')!;

function costing(document: CostingDocument, of: Plan = plan): Costing {
  const read = readCosting(document, of);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((a, b) => a + b, 0n);
const total = (document: CostingDocument): bigint => sum(costPlan(costing(document)).map(({ direct }) => direct));

/** Shares that add up to 1, as fractions with one denominator. */
const sharesOf = <K extends string>(keys: readonly K[]): fc.Arbitrary<Record<string, string>> =>
  fc
    .array(fc.nat(50), { minLength: keys.length, maxLength: keys.length })
    .filter((weights) => weights.some((weight) => weight > 0))
    .map((weights) => {
      const whole = weights.reduce((a, b) => a + b, 0);
      return Object.fromEntries(
        keys.map((key, index) => [key, formatFraction(fraction(BigInt(weights[index]!), BigInt(whole)))]),
      );
    });

const rate = (least: number, most: number): fc.Arbitrary<string> =>
  fc.integer({ min: least * 1000, max: most * 1000 }).map((thousandths) => {
    const digits = `${Math.abs(thousandths)}`.padStart(4, '0');
    return `${thousandths < 0 ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`;
  });

/** Sections that users could send: any part may be missing. */
const document: fc.Arbitrary<CostingDocument> = fc
  .record({
    split: fc.option(
      fc.record({
        C2: sharesOf(plan.components[1]!.outputs.map(({ id }) => id)).map((shares) => ({ shares })),
        C4: fc
          .integer({ min: 0, max: 600_000_000 })
          .map((cents) => ({ amounts: { 'C4.2': `${Math.floor(cents / 100)}.${`${cents % 100}`.padStart(2, '0')}` } })),
      }),
      { nil: undefined },
    ),
    windows: fc.option(fc.constant({ 'C1.14': { firstYear: 2022, lastYear: 2026, reason: 'Adapted' } }), {
      nil: undefined,
    }),
    phasing: fc.option(
      sharesOf(yearsOf(plan).map(String)).map((shares) => ({ 'C1.1': shares })),
      { nil: undefined },
    ),
    stubYearWeight: fc.option(
      fc.integer({ min: 1, max: 12 }).map((months) => `${months}/12`),
      { nil: undefined },
    ),
    escalation: fc.option(fc.record({ rate: rate(-0.2, 0.2), baseYear: fc.integer({ min: 2018, max: 2026 }) }), {
      nil: undefined,
    }),
    exchange: fc.option(
      fc.tuple(rate(0.5, 2), rate(0.5, 2), rate(0, 0.6)).map(([budget, scenario, share]) => [
        {
          currency: 'CHF',
          share: { C1: share, C5: share },
          budgetRates: { '2022-23': budget, '2024-25': budget },
          scenarioRate: scenario,
        },
      ]),
      { nil: undefined },
    ),
    contingency: fc.option(rate(0, 0.3), { nil: undefined }),
    programmeSupport: fc.option(
      fc.record({ basis: fc.constantFrom('added' as const, 'included' as const), newMoneyRate: rate(0, 0.2) }),
      { nil: undefined },
    ),
    drivers: fc.option(
      fc
        .tuple(fc.integer({ min: 1, max: 200 }), fc.nat(300), rate(0.01, 1))
        .map(([planned, scenario, variableShare]) => [
          { id: 'states', outputs: ['C3.2', 'C1.1'], unit: 'member States', planned, scenario, variableShare },
        ]),
      { nil: undefined },
    ),
  })
  .map(
    (section) =>
      Object.fromEntries(Object.entries(section).filter(([, value]) => value !== undefined)) as CostingDocument,
  );

describe('no cent is lost or made between the plan and direct cost', () => {
  it('adds up in both directions, at every step and grain, whatever a user assumes', () => {
    fc.assert(
      fc.property(document, (section) => {
        const read = costing(section);
        const lines = costPlan(read);
        // Every line is a waterfall.
        for (const line of lines) {
          expect(line.split + line.escalation + line.exchange + line.drivers + line.contingency).toBe(line.direct);
          expect(line.direct >= 0n).toBe(true);
        }
        // The base table adds up to outputs, the outputs to components, the components to the plan's direct cost.
        for (const [output, cost] of read.outputCosts) {
          expect(sum(lines.filter((line) => line.output === output).map(({ split }) => split))).toBe(cost);
        }
        const direct = read.programmeSupport.basis === 'added' ? plan.budget : null;
        if (direct !== null) {
          for (const { id, budget } of plan.components) {
            expect(sum(lines.filter(({ component }) => component === id).map(({ split }) => split))).toBe(budget);
          }
        }
        // No cost falls outside the time frame in force.
        for (const { output, year, direct: cost } of lines) {
          const window = read.windows.get(output)!;
          if (year < window.firstYear || year > window.lastYear) expect(cost).toBe(0n);
        }
        // Rows and columns give the same total at every grain and level.
        const whole = sum(lines.map(({ direct: cost }) => cost));
        for (const grain of GRAINS) {
          for (const level of ['output', 'component'] as const) {
            const cells = costCells(read, lines, grain, level);
            expect(sum(cells.map(({ cost }) => cost))).toBe(whole);
            expect(cells.every(({ cost, parts }) => sum(parts.map((part) => part.cost)) === cost)).toBe(true);
            for (const period of periodsOf(plan, grain)) {
              const column = sum(
                lines.filter(({ year }) => period.years.includes(year)).map(({ direct: cost }) => cost),
              );
              expect(sum(cells.filter((cell) => cell.period === period.id).map(({ cost }) => cost))).toBe(column);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('rounds no cell further than the cent next to its exact value', () => {
    for (const { output, year, split } of costPlan(costing({}))) {
      const window = costing({}).windows.get(output)!;
      if (output !== 'C1.1') continue;
      // 12,194,616.98 over 31/6 years: 2021 takes 1/31, each other year 6/31.
      const exact = fraction(1_219_461_698n * (year === 2021 ? 1n : 6n), 31n);
      expect([roundHalfEven(exact), roundHalfEven(exact) + 1n, roundHalfEven(exact) - 1n]).toContain(split);
      expect(window.firstYear).toBe(2021);
    }
  });
});

describe('each step does what its formula says', () => {
  const base = total({});

  it('takes nothing for granted: without assumptions direct cost is the 237 million of the document', () => {
    expect(base).toBe(23_700_000_000n);
  });

  it('escalates from the base year, forwards and backwards', () => {
    const [now, later] = [2021, 2026].map((baseYear) => costPlan(costing({ escalation: { rate: '0.10', baseYear } })));
    const of = (lines: typeof now, year: number) =>
      lines!.find((line) => line.output === 'C3.1' && line.year === year)!;
    expect(of(now, 2021).escalation).toBe(0n);
    expect(of(now, 2023).direct).toBe(roundHalfEven(fraction(of(now, 2023).split * 121n, 100n)));
    expect(of(later, 2026).escalation).toBe(0n);
    expect(of(later, 2025).direct).toBe(roundHalfEven(fraction(of(later, 2025).split * 10n, 11n)));
  });

  it('escalates one component at a rate of its own and the others at the common one', () => {
    const lines = costPlan(costing({ escalation: { rate: '0.02', components: { C2: '0.03' } } }));
    const grown = (output: string): bigint =>
      lines.find((line) => line.output === output && line.year === 2022)!.escalation;
    const split = (output: string): bigint => lines.find((line) => line.output === output && line.year === 2022)!.split;
    expect(grown('C2.1')).toBe(roundHalfEven(fraction(split('C2.1') * 3n, 100n)));
    expect(grown('C1.1')).toBe(roundHalfEven(fraction(split('C1.1') * 2n, 100n)));
  });

  it('makes the franc part dearer when fewer francs buy a dollar: 30 per cent at 0.90 becomes 0.90/0.82 of itself', () => {
    const exchange = [
      { currency: 'CHF', share: { C1: '0.30' }, budgetRates: { '2022-23': '0.90' }, scenarioRate: '0.82' },
    ];
    const read = costing({ exchange });
    const lines = costPlan(read);
    const line = lines.find(({ output, year }) => output === 'C1.1' && year === 2022)!;
    // 1 - 0.3 + 0.3 x 0.90/0.82 = 211/205
    expect(line.direct).toBe(roundHalfEven(fraction(line.split * 211n, 205n)));
    // Only the financial period with a budget rate moves, only the component with a share, and the effect says so.
    expect(
      lines.filter(
        ({ exchange: moved, component, year }) => moved !== 0n && (component !== 'C1' || year < 2022 || year > 2023),
      ),
    ).toEqual([]);
    const effect = exchangeEffects(read, lines).get('CHF')!;
    const column = sum(lines.map(({ exchange: moved }) => moved));
    expect(roundHalfEven(effect) - column < 32n && column - roundHalfEven(effect) < 32n).toBe(true);
  });

  it('lets hedged regular budget money move exactly with the cost that it pays', () => {
    const exchange = [
      { currency: 'CHF', share: { C1: '0.30' }, budgetRates: { '2022-23': '0.90' }, scenarioRate: '0.82' },
    ];
    const span = { firstYear: 2022, lastYear: 2023 };
    const hedged = costing({ exchange });
    const factor = (read: Costing, outputs: string[]): string =>
      formatFraction(hedgeFactor(read, costPlan(read), new Set(outputs), span));
    expect(factor(hedged, ['C1.1', 'C1.2'])).toBe('211/205');
    expect(factor(hedged, ['C2.1'])).toBe('1');
    expect(factor(costing({ exchange: [{ ...exchange[0]!, hedged: false }] }), ['C1.1'])).toBe('1');
  });

  it('supports 45 of 50 member States for 94 per cent where 60 per cent of the cost varies', () => {
    const drivers = [
      { id: 'states', outputs: ['C3.2'], unit: 'member States', planned: 50, scenario: 45, variableShare: '0.6' },
    ];
    const lines = costPlan(costing({ drivers })).filter(({ output }) => output === 'C3.2');
    for (const { split, direct } of lines) expect(direct).toBe(roundHalfEven(fraction(split * 94n, 100n)));
  });

  it('adds several drivers of one output instead of multiplying them', () => {
    const driver = (id: string, scenario: number, variableShare: string) => ({
      id,
      outputs: ['C3.2'],
      unit: 'x',
      planned: 10,
      scenario,
      variableShare,
    });
    const [line] = costPlan(costing({ drivers: [driver('a', 5, '0.4'), driver('b', 20, '0.3')] })).filter(
      ({ output, year }) => output === 'C3.2' && year === 2024,
    );
    // 1 + 0.4 x (0.5 - 1) + 0.3 x (2 - 1) = 1.1
    expect(line!.direct).toBe(roundHalfEven(fraction(line!.split * 11n, 10n)));
  });

  it('adds contingency last, to everything before it', () => {
    const lines = costPlan(costing({ escalation: { rate: '0.02' }, contingency: '0.05' }));
    const line = lines.find(({ output, year }) => output === 'C4.1' && year === 2023)!;
    expect(line.direct).toBe(roundHalfEven(fraction(line.split * 10404n * 105n, 1_000_000n)));
    expect(line.contingency).toBe(line.direct - line.split - line.escalation);
  });

  it('takes programme support out by division: 237 million at 13 per cent hold 209.73 million of direct cost, not 206.19', () => {
    const read = costing({ programmeSupport: { basis: 'included', newMoneyRate: '0.13' } });
    expect(sum(read.outputCosts.values())).toBe(20_973_451_327n);
  });
});
