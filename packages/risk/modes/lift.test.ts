import { ceiling, compare, fraction, parseFraction, times } from '@tamwil/money';
import { PLANS } from '@tamwil/plan';
import { evaluate, linesOf, readScenario, runOn, WORKED_SCENARIOS } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';
import { type ModesAnswer, modesAnswer } from './modes-answer.ts';

type Document = Record<string, unknown>;
type LiftAnswer = Extract<ModesAnswer, { mode: 'lift' }>;
type Reading = LiftAnswer['readings'][number];

/** Every component divided equally over its outputs. */
const equalSplit = Object.fromEntries(
  PLANS.get('gb343-ins-3-1')!.components.map(({ id, outputs }) => [
    id,
    { shares: Object.fromEntries(outputs.map((output) => [output.id, `1/${outputs.length}`])) },
  ]),
);
const program = (...stages: Document[]): Document => ({ format: 'allocation-program/1', stages });
const proRata = program({ id: 'same-coverage', to: '*', share: 'proportional' });
const firm160 = [{ id: 'a', amount: '160000000.00', stage: 'committed' }];
const example: Document = {
  schema: 'scenario/1',
  name: 'invented',
  plan: 'gb343-ins-3-1',
  funding: firm160,
  costing: { split: equalSplit },
  program: proRata,
};
const threeLetters = WORKED_SCENARIOS.find(({ id }) => id === 'three-letters')!.document as unknown as Document;

function lifted(scenario: Document, to: unknown, goal: string): LiftAnswer {
  const answer = modesAnswer({ scenario, mode: 'lift', to, goal });
  if (!answer.ok || answer.value.mode !== 'lift') throw new Error(JSON.stringify(answer));
  return answer.value;
}

function readingOf({ readings }: LiftAnswer, reading: string, money: string): Reading {
  return readings.find((each) => each.reading === reading && each.money === money)!;
}

const cents = (text: string): bigint => BigInt(text.replace('.', ''));
const amountOf = (value: bigint): string => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;

/** The document with an agreement of usable money really added, usable from the year of its position. */
function withAgreement(scenario: Document, usable: bigint, earmark: unknown): Document {
  const agreement = {
    id: 'new-agreement',
    amount: amountOf(usable),
    stage: 'received',
    earmark: { for: earmark },
    charges: { programmeSupport: '0', deducted: true },
    ...(scenario['asOf'] === undefined ? {} : { usableFrom: (scenario['asOf'] as string).slice(0, 4) }),
  };
  return {
    ...scenario,
    funding: usable === 0n ? scenario['funding'] : [...(scenario['funding'] as unknown[]), agreement],
  };
}

/** What units get when that document is evaluated. */
function awardsWith(scenario: Document, usable: bigint, earmark: unknown) {
  const read = readScenario(withAgreement(scenario, usable, earmark));
  const answer = read.ok ? evaluate(read.value) : read;
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  const byUnit = new Map<string, bigint>();
  for (const { unit, award } of answer.value.targets) byUnit.set(unit, (byUnit.get(unit) ?? 0n) + cents(award));
  return byUnit;
}

/** Whether exact awards, before cents are rounded, reach a share of the cost, at the grain of the plan. */
function reachesExactly(document: Document, units: readonly string[], goal: string): boolean {
  const read = readScenario(document);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const run = runOn(read.value, linesOf(read.value), 'firm');
  if (!run.ok) throw new Error(JSON.stringify(run.faults));
  const share = parseFraction(goal)!;
  return run.value.allocation.awards.every(
    ({ target, claim, exact }) =>
      !units.includes(target) || compare(exact, fraction(ceiling(times(fraction(claim), share)))) >= 0,
  );
}

describe('the example of the product', () => {
  const answer = lifted(example, ['C1.4'], '0.8');

  it('needs 1.48, 9.5 or 29.6 million by reading, and says what the other 40 outputs gain', () => {
    expect(
      answer.readings.map(({ reading, money, needed }) => [
        reading,
        money,
        needed?.usable,
        needed?.target,
        needed?.others,
        needed?.unusable,
      ]),
    ).toEqual([
      ['held', 'earmarked', '1483122.36', '1483122.36', '0.00', '0.00'],
      ['held', 'unearmarked', '29600000.00', '1483122.36', '28116877.64', '0.00'],
      ['reshared', 'earmarked', '9500000.00', '1483122.36', '8016877.64', '0.00'],
      ['reshared', 'unearmarked', '29600000.00', '1483122.36', '28116877.64', '0.00'],
    ]);
  });

  it('states what must be raised before programme support, and never a difference of two readings', () => {
    expect(answer.readings.map(({ needed }) => needed?.gross)).toEqual([
      '1675928.27',
      '33448000.00',
      '10735000.00',
      '33448000.00',
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/price|difference/);
  });

  it('lifts every output to 80 per cent with the 29.6 million, not only C1.4', () => {
    const before = awardsWith(example, 0n, '*');
    const after = awardsWith(example, cents('29600000.00'), '*');
    const { changes } = readingOf(answer, 'reshared', 'unearmarked').needed!;
    expect(changes.map(({ unit, change }) => [unit, cents(change)])).toEqual(
      [...after].map(([unit, award]) => [unit, award - before.get(unit)!]),
    );
    expect(after.get('C5.6')).toBe((400_000_000n * 8n) / 60n);
  });
});

describe('the least amount', () => {
  const cases: [string, Document, string[], string][] = [
    ['under pro rata', example, ['C1.4'], '0.8'],
    ['at a share that is no whole cent', example, ['C2.3', 'C5.6'], '5/7'],
    [
      'under equal amounts beside earmarked money',
      {
        ...example,
        program: program({ id: 's', to: '*', share: 'equal-awards' }),
        funding: [...firm160, { id: 'c5', amount: '3000000.00', stage: 'committed', earmark: { for: ['C5'] } }],
      },
      ['C1.1', 'C1.2'],
      '0.95',
    ],
    [
      'under tiers',
      {
        ...example,
        program: program(
          { id: 'first', to: { components: ['C2'] }, share: 'proportional', upTo: { percentOfClaim: '60' } },
          { id: 'rest', to: '*', share: 'equal-losses' },
        ),
      },
      ['C3.1'],
      '0.9',
    ],
    ['by component and then by output', { ...example, program: undefined }, ['C3.2'], '0.75'],
  ];

  it.each(cases)(
    '%s reaches the goal when the agreement is really there, and a cent less does not',
    (_, scenario, to, goal) => {
      for (const money of ['earmarked', 'unearmarked']) {
        const { usable } = readingOf(lifted(scenario, to, goal), 'reshared', money).needed!;
        const reaches = (amount: bigint): boolean =>
          reachesExactly(withAgreement(scenario, amount, money === 'earmarked' ? to : '*'), to, goal);
        const [enough, less, more] = [0n, -1n, 1_000_000n].map((by) => reaches(cents(usable) + by));
        expect([money, enough, less, more]).toEqual([money, true, false, true]);
      }
    },
  );

  it('is to the cent where awards are whole cents', () => {
    const funding = [{ id: 'a', amount: '100000000.00', stage: 'committed' }];
    const scenario = {
      ...example,
      level: 'component',
      funding,
      costing: {},
      program: program({ id: 's', to: ['C1', 'C2', 'C3', 'C4', 'C5'], share: 'priority' }),
    };
    const { usable } = readingOf(lifted(scenario, ['C1'], '0.8'), 'reshared', 'unearmarked').needed!;
    expect(usable).toBe('52000000.00');
    const [at, below] = [0n, 1n].map((less) => awardsWith(scenario, cents(usable) - less, '*').get('C1'));
    expect([at, below]).toEqual([15_200_000_000n, 15_199_999_999n]);
  });

  it('is nothing when the goal is reached already', () => {
    expect(lifted(example, ['C1.4'], '0.5').readings.map(({ needed }) => needed?.usable)).toEqual(
      Array.from({ length: 4 }, () => '0.00'),
    );
  });

  it('of held money is what a set lacks, output by output', () => {
    const { usable, others } = readingOf(lifted(example, ['C1.4', 'C1.5'], '0.9'), 'held', 'earmarked').needed!;
    const before = awardsWith(example, 0n, '*');
    expect(cents(usable)).toBe(2n * 1_068_750_000n - before.get('C1.4')! - before.get('C1.5')!);
    expect(others).toBe('0.00');
  });
});

describe('rules that may take away what they gave', () => {
  it('have the amount from which the goal holds for good, and say that it comes from the whole path', () => {
    // From 75 per cent of all claims on, the guard gives C5 its whole cost first.
    const guarded = program(
      { id: 'guarded', to: ['C5'], share: 'proportional', minFundingRatio: '3/4' },
      { id: 'rest', to: '*', share: 'proportional' },
    );
    const scenario = { ...example, program: guarded };
    const { needed } = readingOf(lifted(scenario, ['C1.1'], '0.75'), 'reshared', 'unearmarked');
    // Pro rata would do with 177.75 in all, but from there C5 takes 4 first: 4 + 233 x 0.75 = 178.75.
    expect([needed?.usable, needed?.method]).toEqual(['18750000.00', 'funding-path']);
    const reaches = (million: bigint): boolean =>
      awardsWith(scenario, million * 1_000_000n, '*').get('C1.1')! >= 890_625_000n;
    expect([1_774n, 1_800n, 1_874n, 1_875n, 2_500n].map(reaches)).toEqual([false, false, false, true, true]);
  });

  it('hold the whole choice of an output that fits only later', () => {
    const whole = program(
      { id: 'whole', to: ['C1.1', 'C2.1'], select: 'in-order' },
      { id: 'rest', to: '*', share: 'proportional' },
    );
    const funding = [{ id: 'a', amount: '10000000.00', stage: 'committed' }];
    const scenario = { ...example, program: whole, funding };
    const { needed } = readingOf(lifted(scenario, ['C2.1'], '1'), 'reshared', 'unearmarked');
    const full = 222_222_223n;
    // With 10 million C2.1 is whole already; from 11.875 on C1.1 is chosen first, and C2.1 waits for 14.1 million.
    const at = (amount: bigint): bigint => awardsWith(scenario, amount, '*').get('C2.1')!;
    expect(at(0n)).toBeGreaterThanOrEqual(full - 1n);
    expect(at(200_000_000n)).toBeLessThan(full - 1n);
    expect(at(cents(needed!.usable))).toBeGreaterThanOrEqual(full - 1n);
    expect(at(cents(needed!.usable) - 1n)).toBeLessThan(full - 1n);
  });
});

describe('a plan of which nothing is open any more', () => {
  const funding = ['C1.1', 'C2.1'].map((output) => ({
    ...{ id: output, amount: '10.00', stage: 'received', earmark: { for: [output] } },
  }));

  it('gets an answer, and an output that costs nothing needs nothing', () => {
    const { program: _, ...byRule } = example;
    const costing = { split: { C1: { amounts: { 'C1.1': '0.00' } } } };
    const scenario = { ...byRule, grain: 'year', asOf: '2027-01-01', funding, costing };
    const { readings } = lifted(scenario, ['C1.1'], '1');
    expect(readings.map(({ needed }) => needed?.usable)).toEqual(['0.00', '0.00', '0.00', '0.00']);
  });

  it('gets an answer also where the whole plan costs nothing', () => {
    const { program: _, costing: __, ...byRule } = example;
    const { document } = PLANS.get('gb343-ins-3-1')!;
    const components = document.components.map((component) => ({ ...component, indicativeBudget: '0.00' }));
    const free = { ...byRule, plan: { ...document, id: 'free', totalBudget: '0.00', components }, funding };
    expect(lifted(free, ['C1.1'], '1').readings[3]?.needed?.usable).toBe('0.00');
  });
});

describe('goals that no money reaches', () => {
  it('are explained by cost that has lapsed', () => {
    const scenario = { ...threeLetters, asOf: '2024-01-01', slippage: 'lapse' };
    const { readings, periods } = lifted(scenario, ['C5.6', 'C1.1'], '0.9');
    expect(periods).toEqual(['2024', '2025', '2026']);
    for (const { needed, infeasible } of readings) {
      expect([needed, infeasible?.code]).toEqual([null, 'lapsed']);
      expect(infeasible?.units.map(({ unit, reasons }) => [unit, reasons])).toContainEqual(['C5.6', ['window-closed']]);
    }
  });

  it('are explained by rules that stop below them', () => {
    const half = program({ id: 'half', to: '*', share: 'proportional', upTo: { percentOfClaim: '50' } });
    const { readings } = lifted({ ...example, program: half }, ['C1.4'], '0.8');
    expect(readings.map(({ needed, infeasible }) => needed?.usable ?? infeasible)).toEqual([
      '3562500.00',
      ...Array.from({ length: 3 }, () => ({
        code: 'rules-keep-it-below',
        units: [{ unit: 'C1.4', reaches: '0.500000', reasons: ['at-stage-ceiling'] }],
      })),
    ]);
  });

  it('have no proved amount where the path bends', () => {
    const funding = [{ id: 'c1', amount: '60000000.00', stage: 'committed', earmark: { for: ['C1'] } }, ...firm160];
    const limited = program(
      { id: 'limited', to: { components: ['C1'] }, share: 'equal-awards', limit: { percentOfFunds: '30' } },
      { id: 'rest', to: '*', share: 'proportional' },
    );
    const { readings } = lifted({ ...example, funding, program: limited }, ['C1.4'], '0.99');
    expect(readings.at(-1)?.infeasible?.code).toBe('path-not-linear');
  });
});

describe('at the grain of years', () => {
  it('new money is not asked for years that have passed, and reaches the goal when it is really there', () => {
    const answer = lifted(threeLetters, ['C2.1'], '0.8');
    const { usable } = readingOf(answer, 'reshared', 'earmarked').needed!;
    expect(answer.periods).not.toContain('2022');
    const cost = 320_000_000n;
    expect(awardsWith(threeLetters, cents(usable), ['C2.1']).get('C2.1')! * 10n).toBeGreaterThanOrEqual(cost * 8n);
    expect(awardsWith(threeLetters, cents(usable) - 100n, ['C2.1']).get('C2.1')! * 10n).toBeLessThan(cost * 8n);
  });
});
