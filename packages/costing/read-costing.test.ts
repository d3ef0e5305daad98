import { PLANS } from '@tamwil/plan';
import { describe, expect, it } from 'vitest';
import { COSTING_ASSUMPTIONS, COSTING_FAULTS, type CostingDocument, readCosting } from './index.ts';

const plan = PLANS.get('gb343-ins-3-1')!;

function faultsOf(section: unknown): string[] {
  const read = readCosting(section, plan);
  return read.ok ? [] : read.faults.map(({ pointer, code }) => `${pointer} ${code}`);
}

function costOf(section: CostingDocument, output: string): bigint {
  const read = readCosting(section, plan);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value.outputCosts.get(output)!;
}

describe('a component is divided as the user said, and only the rest by the placeholder', () => {
  it('takes amounts first, then shares of the component, then the default for the outputs without a figure', () => {
    const split = { C4: { amounts: { 'C4.1': '1000000.00' }, shares: { 'C4.2': '0.25' } } };
    // 8 million less 1 less 2 leaves 5 for three outputs of equal time frames.
    expect(['C4.1', 'C4.2', 'C4.3', 'C4.4', 'C4.5'].map((id) => costOf({ split }, id))).toEqual([
      100_000_000n,
      200_000_000n,
      166_666_667n,
      166_666_667n,
      166_666_666n,
    ]);
  });

  it('marks what nobody entered as a placeholder, output by output', () => {
    const read = readCosting({ split: { C5: { shares: { 'C5.1': '0.5' } } } }, plan);
    expect(read.ok && [...read.value.placeholders].filter((id) => id.startsWith('C5'))).toEqual([
      'C5.2',
      'C5.3',
      'C5.4',
      'C5.5',
      'C5.6',
    ]);
  });

  it('leaves an unnamed output nothing when the named ones take everything', () => {
    expect(costOf({ split: { C5: { shares: { 'C5.1': '1' } } } }, 'C5.2')).toBe(0n);
  });

  it('divides thirds without losing the cent that no third has', () => {
    const shares = Object.fromEntries(['C5.1', 'C5.2', 'C5.3'].map((id) => [id, '1/3']));
    const section = { split: { C5: { shares } } };
    expect(['C5.1', 'C5.2', 'C5.3', 'C5.4'].map((id) => costOf(section, id))).toEqual([
      133_333_334n,
      133_333_333n,
      133_333_333n,
      0n,
    ]);
  });

  it('follows a changed time frame in the placeholder', () => {
    const windows = { 'C5.6': { firstYear: 2021, lastYear: 2026, reason: 'The proposal is followed up every year.' } };
    expect(costOf({ windows }, 'C5.6')).toBe(costOf({ windows }, 'C5.5'));
  });

  it('counts the first year as the months that the user says', () => {
    expect(costOf({ stubYearWeight: '1' }, 'C3.5')).toBe(115_384_616n); // 15 million x 2/26, and the cent that four equal outputs leave
  });
});

describe('every fault of a costing section comes back at once, with its place', () => {
  it('and nothing is computed', () => {
    expect(
      faultsOf({
        split: {
          C1: { shares: { 'C1.1': '0.6', 'C1.2': '0.5' } },
          C2: { amounts: { 'C1.1': '1.00' } },
          C9: {},
          C3: { amounts: { 'C3.1': '1e6', 'C3.9': '1' }, shares: { 'C3.1': '0.1' } },
        },
        windows: {
          'C1.1': { firstYear: 2020, lastYear: 2026, reason: 'x' },
          'C1.2': { firstYear: 2025, lastYear: 2024, reason: 'x' },
          'C1/~': { firstYear: 2021, lastYear: 2022, reason: 'x' },
        },
        phasing: { 'C5.6': { '2021': '1/2', '2022': '1/2' }, 'C1.3': { '2022': '0.5', '2030': '0.1' }, 'C9.9': {} },
        stubYearWeight: '0',
        escalation: { rate: '2%', baseYear: 1950, components: { C8: '0.1' } },
        exchange: [
          { currency: 'XXX', scenarioRate: '0' },
          { currency: 'USD', scenarioRate: '1' },
          {
            currency: 'CHF',
            share: { C1: '0.7', C7: '0.1' },
            budgetRates: { '2022-23': '0', '2021-22': '1' },
            scenarioRate: '0.9',
          },
          { currency: 'CHF', share: { C1: '0.4' }, scenarioRate: '0.9' },
        ],
        contingency: '-0.1',
        programmeSupport: { newMoneyRate: '13' },
        drivers: [
          { id: 'a', outputs: ['C3.2', 'C3.2', 'C8.1'], unit: 'x', planned: 50, scenario: 45, variableShare: '0.6' },
          { id: 'a', outputs: ['C3.2'], unit: 'x', planned: 50, scenario: 45, variableShare: '0.7' },
          { id: 'b', outputs: ['C3.3'], unit: 'x', planned: 50, scenario: 45, variableShare: '0' },
        ],
      }),
    ).toEqual([
      '/windows/C1.1 window-outside-plan',
      '/windows/C1.2/lastYear years-reversed',
      '/windows/C1~1~0 unknown-output',
      '/stubYearWeight number-out-of-range',
      '/programmeSupport/newMoneyRate number-out-of-range',
      '/split/C9 unknown-component',
      '/split/C1 split-above-component',
      '/split/C2/amounts/C1.1 output-of-other-component',
      '/split/C3/amounts/C3.1 not-an-amount',
      '/split/C3/amounts/C3.9 unknown-output',
      '/split/C3/shares/C3.1 named-twice',
      '/phasing/C5.6/2021 outside-window',
      '/phasing/C1.3/2030 unknown-period',
      '/phasing/C1.3 shares-do-not-add-up',
      '/phasing/C9.9 unknown-output',
      '/escalation/rate not-a-number',
      '/escalation/components/C8 unknown-component',
      '/escalation/baseYear number-out-of-range',
      '/exchange/0/currency unknown-currency',
      '/exchange/0/scenarioRate number-out-of-range',
      '/exchange/1/currency own-currency',
      '/exchange/2/share/C7 unknown-component',
      '/exchange/2/budgetRates/2022-23 number-out-of-range',
      '/exchange/2/budgetRates/2021-22 unknown-period',
      '/exchange/3/currency duplicate-id',
      '/exchange foreign-shares-above-one',
      '/drivers/0/outputs/1 duplicate-id',
      '/drivers/0/outputs/2 unknown-output',
      '/drivers/1/id duplicate-id',
      '/drivers/2/variableShare number-out-of-range',
      '/drivers variable-shares-above-one',
      '/contingency number-out-of-range',
    ]);
  });

  it('refuses a split that names every output and does not make the component', () => {
    const shares = Object.fromEntries(plan.components[4]!.outputs.map(({ id }) => [id, '0.1']));
    expect(faultsOf({ split: { C5: { shares } } })).toEqual(['/split/C5 split-below-component']);
  });

  it('refuses rates that would make a component cost more than any amount can be written', () => {
    const exchange = [
      { currency: 'CHF', share: { C1: '1' }, budgetRates: { '2022-23': '1000000' }, scenarioRate: '0.000001' },
    ];
    expect(faultsOf({ exchange })).toEqual([' cost-too-large']);
  });

  it('refuses unknown keys and numbers where exact texts belong', () => {
    expect(faultsOf({ discountRate: '0.05', contingency: 0.05, split: { C1: { share: {} } } })).toEqual([
      '/split/C1/share unknown-key',
      '/contingency wrong-type',
      '/discountRate unknown-key',
    ]);
  });

  it('takes nothing outside a time frame, and a zero there for nothing', () => {
    expect(faultsOf({ phasing: { 'C5.6': { '2021': '0', '2022': '1' } } })).toEqual([]);
  });
});

describe('nothing that the source does not say passes for an ILO figure', () => {
  it('lists every default with the place where it can be changed', () => {
    const read = readCosting({}, plan);
    expect(read.ok && read.value.assumptions.map(({ code, pointer, value }) => `${code} ${pointer} ${value}`)).toEqual([
      'stub-year-weight /stubYearWeight 2/12',
      'programme-support-added /programmeSupport/basis added',
      'new-money-rate /programmeSupport/newMoneyRate 0.13',
      ...plan.components.map(({ id }) => `split-placeholder /split/${id} in proportion to the years of the time frame`),
      'phasing-even /phasing even',
      'no-escalation /escalation 0',
      'no-exchange /exchange none',
      'no-contingency /contingency 0',
    ]);
  });

  it('lists a default no longer once the user has said the same thing', () => {
    const section = {
      stubYearWeight: '2/12',
      contingency: '0',
      escalation: { rate: '0', baseYear: 2021 },
      programmeSupport: { basis: 'added', newMoneyRate: '0.13' },
    };
    const read = readCosting(section, plan);
    expect(read.ok && new Set(read.value.assumptions.map(({ code }) => code))).toEqual(
      new Set(['split-placeholder', 'phasing-even', 'no-exchange']),
    );
  });

  it('says so when a financial period has no budget rate and when the regular budget is taken to be hedged', () => {
    const read = readCosting(
      { exchange: [{ currency: 'CHF', share: { C1: '0.3' }, budgetRates: { '2022-23': '0.9' }, scenarioRate: '0.8' }] },
      plan,
    );
    expect(
      read.ok &&
        read.value.assumptions
          .filter(({ pointer }) => pointer.startsWith('/exchange'))
          .map(({ code, pointer }) => `${code} ${pointer}`),
    ).toEqual([
      'budget-rate-missing /exchange/0/budgetRates/2020-21',
      'budget-rate-missing /exchange/0/budgetRates/2024-25',
      'budget-rate-missing /exchange/0/budgetRates/2026-27',
      'regular-budget-hedged /exchange/0/hedged',
    ]);
  });

  it('has an entry in its catalogues for every code', () => {
    expect(Object.keys(COSTING_FAULTS)).toHaveLength(10);
    expect(Object.keys(COSTING_ASSUMPTIONS)).toHaveLength(11);
  });
});
