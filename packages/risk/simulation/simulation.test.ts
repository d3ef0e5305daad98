import { evaluate, readScenario, WORKED_SCENARIOS } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../random/random-numbers.ts';
import { simulate } from './simulate.ts';
import { simulationAnswer } from './simulation-answer.ts';
import { drawMoney, uncertainTranches } from './uncertainty.ts';

type Document = Record<string, unknown>;

const minimal: Document = {
  schema: 'scenario/1',
  name: 'x',
  plan: 'gb343-ins-3-1',
  level: 'component',
  funding: [
    { id: 'in', amount: '100000000.00', stage: 'received' },
    { id: 'coin', amount: '60000000.00', stage: 'committed', probability: '0.5' },
    { id: 'no', amount: '50000000.00', stage: 'pledged', probability: '0' },
  ],
};
const threeLetters = WORKED_SCENARIOS.find(({ id }) => id === 'three-letters')!.document as unknown as Document;

function simulated(question: Document, scenario: Document = minimal) {
  const answer = simulationAnswer({ scenario, commonFactor: null, ...question });
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.value;
}

function evaluated(document: Document) {
  const read = readScenario(document);
  const answer = read.ok ? evaluate(read.value) : read;
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.value;
}

/** The sources of the worked scenario with those tranches agreed that came, and no others. */
function agreedOnly(came: ReadonlySet<string>) {
  const sources = threeLetters['funding'] as { id: string; tranches: { stage: string }[] }[];
  return sources.map((source) => ({
    ...source,
    tranches: source.tranches.map((tranche, index) => {
      if (['received', 'spent'].includes(tranche.stage)) return tranche;
      return { ...tranche, stage: came.has(`${source.id} ${index}`) ? 'committed' : 'identified' };
    }),
  }));
}

function faultsOf(question: Document): string[] {
  const answer = simulationAnswer(question);
  return answer.ok ? [] : answer.faults.map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('simulation', () => {
  it('tosses a coin for an agreement with probability one half', () => {
    const { gap, coverage, distinct } = simulated({ draws: 4000 });
    expect([gap?.p10.value, gap?.p90.value]).toEqual(['77000000.00', '137000000.00']);
    expect([coverage?.p10.value, coverage?.p90.value]).toEqual(['0.421940', '0.675105']);
    expect(distinct).toBe(2);
  });

  it('finds the chance of an output within its standard error', () => {
    const funding = [
      { id: 'c5', amount: '4000000.00', stage: 'committed', probability: '0.3', earmark: { for: ['C5'] } },
    ];
    const { units } = simulated({ draws: 10_000, seed: 5 }, { ...minimal, funding });
    const { complete } = units.find(({ unit }) => unit === 'C5')!;
    expect(Math.abs(Number(complete.error) - 0.004583)).toBeLessThan(0.0001);
    expect(Math.abs(Number(complete.value) - 0.3)).toBeLessThan(4 * 0.004583);
  });

  it('repeats itself with the same seed and differs with another', () => {
    const ask = (seed: number) =>
      JSON.stringify(simulated({ draws: 500, seed, amountSpread: { low: '0.5', high: '1.2' } }));
    expect(ask(1)).toBe(ask(1));
    expect(ask(1)).not.toBe(ask(2));
  });

  it('donors who cut together make both ends likelier', () => {
    const funding = Array.from({ length: 10 }, (_, i) => ({
      id: `s${i}`,
      amount: '10000000.00',
      stage: 'committed',
      probability: '0.5',
    }));
    const spreadOf = (commonFactor: string | null): number => {
      const { gap } = simulated({ draws: 2000, commonFactor }, { ...minimal, funding });
      return Number(gap!.p90.value) - Number(gap!.p10.value);
    };
    expect(spreadOf('0.8')).toBeGreaterThan(1.5 * spreadOf(null));
    expect(spreadOf('1')).toBe(100_000_000);
  });

  it('the drawn amounts stay inside their spread, around their mode', () => {
    const read = readScenario(minimal);
    const tranches = uncertainTranches(read.ok ? read.value.funding.sources : []);
    const numbers = randomNumbers(3);
    const spread = { low: 500_000_000, high: 1_100_000_000 };
    const drawn = Array.from(
      { length: 5000 },
      () => drawMoney(tranches, { commonFactor: 0, spread }, numbers)[0]!,
    ).filter((x) => x > 0n);
    const mean = Number(drawn.reduce((a, b) => a + b, 0n)) / drawn.length;
    expect(drawn.every((x) => x >= 3_000_000_000n && x <= 6_600_000_000n)).toBe(true);
    // Mean of a triangular distribution: a third of low + mode + high.
    expect(Math.abs(mean / 6_000_000_000 - 0.866_667)).toBeLessThan(0.01);
  });

  it('awards on every draw what evaluate() awards when exactly that money is agreed', () => {
    const read = readScenario(threeLetters);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const settings = {
      draws: 8,
      seed: 11,
      commonFactor: 300_000_000,
      spread: null,
      escalation: 0,
      exchange: new Map(),
    };
    const fast = simulate(read.value, settings);
    const tranches = uncertainTranches(read.value.funding.sources);
    const numbers = randomNumbers(settings.seed);
    for (let draw = 0; draw < settings.draws; draw += 1) {
      const money = drawMoney(tranches, settings, numbers);
      const came = new Set(
        tranches.flatMap(({ source, tranche }, i) => (money[i]! > 0n ? [`${source.id} ${tranche.index}`] : [])),
      );
      const whole = evaluated({ ...threeLetters, funding: agreedOnly(came) });
      const outcome = fast.ok ? fast.value.outcomes[draw] : undefined;
      expect(outcome?.gap).toBe(BigInt(whole.totals.gap.replace('.', '')));
      const units = fast.ok ? outcome?.complete.map((unit) => fast.value.units[unit]) : [];
      const open = new Set(whole.targets.filter(({ award, cost }) => award !== cost).map(({ unit }) => unit));
      expect(units).toEqual([...new Set(whole.targets.map(({ unit }) => unit))].filter((unit) => !open.has(unit)));
    }
  });

  it('moves costs and foreign income with drawn rates, and says nothing moves without a deviation', () => {
    const exchange = [
      {
        currency: 'CHF',
        share: { C1: '0.3' },
        budgetRates: { '2022-23': '0.9', '2024-25': '0.9' },
        scenarioRate: '0.9',
      },
    ];
    const scenario = { ...minimal, costing: { exchange, escalation: { rate: '0.02' } } };
    const { gap, distinct } = simulated(
      { draws: 200, exchange: { CHF: { deviation: '0.1' } }, escalation: { deviation: '0.01' } },
      scenario,
    );
    expect(distinct).toBe(200);
    expect(Number(gap!.p10.value)).toBeLessThan(Number(gap!.p90.value));
    expect(simulated({ draws: 200, escalation: { deviation: '0' } }, scenario).distinct).toBe(2);
  });

  it('refuses to be silent about donors that cut together, and more work than one answer may take', () => {
    expect(faultsOf({ scenario: minimal })).toEqual(['/commonFactor common-factor-missing']);
    expect(faultsOf({ scenario: minimal, commonFactor: '1.2', amountSpread: { low: '1.5', high: '0.9' } })).toEqual([
      '/commonFactor not-a-number',
      '/amountSpread/low not-a-number',
      '/amountSpread/high not-a-number',
    ]);
    expect(faultsOf({ scenario: { ...minimal, level: 'moon' }, commonFactor: null, seed: 'x' })).toEqual([
      '/scenario/level unknown-value',
      '/seed wrong-type',
    ]);
    const large = simulationAnswer(
      { scenario: minimal, commonFactor: null, draws: 50_000 },
      { draws: { plan: 20_000, biennium: 1, year: 1 }, work: Number.POSITIVE_INFINITY },
    );
    expect(!large.ok && large.faults[0]?.code).toBe('work-too-large');
  });

  it('foresees from the first draws that all of them take too much, and says how many would not', () => {
    const uncertain = JSON.parse(
      JSON.stringify(threeLetters).replaceAll('"stage":"committed"', '"stage":"committed","probability":"0.5"'),
    );
    const ask = (draws: number, more: Document = {}, work = 40_000_000) =>
      simulationAnswer(
        { scenario: uncertain, commonFactor: null, draws, ...more },
        { draws: { plan: 1, biennium: 1, year: 2_000 }, work },
      );
    const refused = ask(2_000);
    const [fault] = refused.ok ? [] : refused.faults;
    expect(fault).toMatchObject({ pointer: '/draws', code: 'work-too-large' });
    const possible = Number(/about (\d+) are possible/.exec(fault!.detail)![1]);
    expect(possible).toBeGreaterThan(100);
    expect(ask(Math.floor(0.8 * possible)).ok).toBe(true);
    const hopeless = ask(100, {}, 100_000);
    expect(!hopeless.ok && hopeless.faults[0]?.detail).toContain('the first of them use it up');
    // Rates that move cost the plan anew in every draw.
    expect(ask(Math.floor(0.8 * possible), { escalation: { deviation: '0.01' } }).ok).toBe(false);
  });
});
