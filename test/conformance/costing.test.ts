import { readFileSync } from 'node:fs';
import { costPlan, exchangeEffects, grossOf, programmeSupportOn, readCosting } from '@tamwil/costing';
import {
  formatDecimal,
  fraction,
  minus,
  ONE,
  over,
  parseAmount,
  parseFraction,
  parseRate,
  sum,
  times,
} from '@tamwil/money';
import { PLANS, readPlan } from '@tamwil/plan';
import { describe, expect, it } from 'vitest';

interface Vector {
  readonly id: string;
  readonly topic: string;
  readonly inputs: Readonly<Record<string, string & readonly string[]>>;
  readonly exact: Readonly<Record<string, string>>;
  readonly expected: Readonly<Record<string, string>>;
}

const { vectors } = JSON.parse(readFileSync(new URL('./vectors/finance.json', import.meta.url), 'utf8')) as {
  vectors: Vector[];
};
const vector = (id: string): Vector => vectors.find((each) => each.id === id)!;
const plan = PLANS.get('gb343-ins-3-1')!;

/** A plan of one component and one output, for figures that other documents publish. */
function planOf(budget: string, firstYear: number, lastYear: number) {
  const text = { en: 'Published figure' };
  const output = { id: 'P.1', title: text, summary: text, firstYear, lastYear };
  const component = { id: 'P', number: 1, name: text, shortName: text, indicativeBudget: budget, outputs: [output] };
  const heading = {
    id: 'published',
    document: 'Published',
    body: 'Elsewhere',
    title: text,
    currency: 'USD',
    indicative: true,
  };
  const read = readPlan({ ...heading, firstYear, lastYear, totalBudget: budget, components: [component] });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

function linesOf(document: object, of = plan) {
  const read = readCosting(document, of);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return { costing: read.value, lines: costPlan(read.value) };
}

describe('costs agree with figures that others have published', () => {
  it('ESC-1: 10,000 at 5 per cent for 3 years', () => {
    const { inputs, exact } = vector('ESC-1');
    const { lines } = linesOf(
      {
        escalation: { rate: inputs['rate']!, baseYear: 2021 },
        stubYearWeight: '1',
        phasing: { 'P.1': { '2024': '1' } },
      },
      planOf(`${inputs['cost']}.00`, 2021, 2024),
    );
    expect(lines.at(-1)!.direct).toBe(parseAmount(exact['value']!, 2));
  });

  it('ESC-PLAN: 237 million over six even years at 2 per cent from 2021', () => {
    const { inputs, exact } = vector('ESC-PLAN');
    const { lines } = linesOf(
      { escalation: { rate: inputs['rate']!, baseYear: 2021 }, stubYearWeight: '1' },
      planOf(`${inputs['total']}000000.00`, 2021, 2026),
    );
    const millions = times(parseFraction(exact['nominal']!)!, fraction(100_000_000n));
    const off = minus(fraction(lines.reduce((total, { direct }) => total + direct, 0n)), millions);
    // Six cells, each rounded to the nearest cent.
    expect(off.n * off.n <= 9n * off.d * off.d).toBe(true);
  });

  it('FX-ILO-1996-97 and FX-ILO-HALF: the regular budget in francs at the budget rate of exchange, half of it a year', () => {
    const { inputs, exact } = vector('FX-ILO-1996-97');
    const francs = times(parseFraction(inputs['usd']!)!, parseRate(inputs['chf_per_usd']!)!);
    expect(formatDecimal(francs, 0, 'down')).toBe(exact['chf']);
    expect(formatDecimal(over(francs, fraction(2n)), 0, 'down')).toBe(vector('FX-ILO-HALF').exact['per_year']);
    // A budget wholly in francs costs the same francs at any scenario rate: dollars x scenario rate stay 672,220,000.
    const { costing, lines } = linesOf(
      {
        stubYearWeight: '1',
        exchange: [
          {
            currency: 'CHF',
            share: { P: '1' },
            budgetRates: { '1996-97': inputs['chf_per_usd']! },
            scenarioRate: '1.45',
          },
        ],
      },
      planOf(`${inputs['usd']}.00`, 1996, 1997),
    );
    const dollars = lines.reduce((total, { direct }) => total + direct, 0n);
    expect(formatDecimal(times(fraction(dollars, 100n), parseRate('1.45')!), 0, 'half-even')).toBe(exact['chf']);
    expect(exchangeEffects(costing, lines).get('CHF')!.n < 0n).toBe(true);
  });

  it.each(vectors.filter(({ topic }) => topic === 'growth'))('$id: a change in per cent', ({ inputs, exact }) => {
    const [from, to] = [inputs['from_usd_m'] ?? inputs['initial'], inputs['to_usd_m'] ?? inputs['revised']];
    const change = minus(over(parseFraction(to!)!, parseFraction(from!)!), ONE);
    expect(times(change, fraction(100n))).toEqual(parseFraction(exact['pct']!));
  });

  it.each(vectors.filter(({ id }) => id.startsWith('SUM-WHO')))(
    '$id: segments of a published budget add up',
    ({ inputs, exact }) => {
      const parts = inputs['segments'] ?? Object.values(inputs);
      expect(sum(parts.map((text) => parseFraction(text)!))).toEqual(parseFraction(exact['total']!));
    },
  );

  it('COST-WP58-BENEFICIARIES: who is counted in two groups is counted once', () => {
    const { inputs, exact } = vector('COST-WP58-BENEFICIARIES');
    const of = (key: string) => parseFraction(inputs[key]!)!;
    const mothers = minus(of('children_incl_unborn'), of('children'));
    const total = sum([of('children'), mothers, of('disability'), of('older')]);
    expect(total).toEqual(parseFraction(exact['total_million']!));
  });
});

describe('the default split of GB.343/INS/3/1', () => {
  it('gives C5.6 0.149 million, C3.5 1.324, C1.14 7.081, C1.1 12.195, and every component its figure', () => {
    const { costing } = linesOf({});
    const millions = (id: string): string =>
      formatDecimal(fraction(costing.outputCosts.get(id)!, 100_000_000n), 3, 'half-even');
    expect(['C5.6', 'C3.5', 'C1.14', 'C1.1'].map(millions)).toEqual(['0.149', '1.324', '7.081', '12.195']);
    for (const { budget, outputs } of plan.components) {
      expect(outputs.reduce((total, { id }) => total + costing.outputCosts.get(id)!, 0n)).toBe(budget);
    }
  });
});

describe('programme support costs stand beside direct cost', () => {
  it('come on expenditure, so 1,000 of direct cost needs 1,130 at 13 per cent and 237 million hold 209.73, not 206.19', () => {
    const rate = parseRate('0.13')!;
    expect([programmeSupportOn(100_000n, rate), grossOf(100_000n, rate)]).toEqual([13_000n, 113_000n]);
    const { lines } = linesOf({ programmeSupport: { basis: 'included', newMoneyRate: '0.13' } });
    const direct = lines.reduce((total, line) => total + line.direct, 0n);
    expect(formatDecimal(fraction(direct, 100_000_000n), 2, 'half-even')).toBe('209.73');
  });
});
