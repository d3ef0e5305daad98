import { evaluate, readScenario } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';
import { redactedView } from './redacted-view.ts';
import { type RedactedView, redactedViewSchema } from './redacted-view-schema.ts';
import { toCsv } from './to-csv.ts';
import { viewTable } from './view-table.ts';

/** Every text and figure that must stay inside holds this word or is one of these amounts. */
const CANARY = 'CANARY';
const SECRET_AMOUNTS = ['13579246', '2468013', '8642097', '7531908', '11223344', '987654', '31415926'];

const document = {
  schema: 'scenario/1',
  name: 'Position at the end of 2023 (invented)',
  plan: 'gb343-ins-3-1',
  grain: 'year',
  asOf: '2023-12-31',
  costing: {
    split: {
      C2: {
        amounts: {
          'C2.1': '3200000.00',
          'C2.2': '2400000.00',
          'C2.3': '800000.00',
          'C2.4': '4600000.00',
          'C2.5': '300000.00',
          'C2.6': '2600000.00',
          'C2.7': '1100000.00',
          'C2.8': '3600000.00',
          'C2.9': '1400000.00',
        },
      },
    },
    windows: { 'C1.14': { firstYear: 2022, lastYear: 2026, reason: 'CANARY reason of the window' } },
    escalation: { rate: '0.02', baseYear: 2021 },
  },
  funding: [
    {
      id: 'own-thematic',
      name: 'CANARY own name',
      kind: 'development-cooperation',
      donor: 'Donor A (invented)',
      agreement: 'A-2022-17',
      currency: 'EUR',
      tranches: [
        { period: '2022', amount: '4600000.00', stage: 'received', rate: '0.92', rateDate: '2022-03-01' },
        { period: '2024', amount: '1840000.00', stage: 'committed', rate: '0.92', rateDate: '2023-12-31' },
        {
          period: '2025',
          amount: '31415926.00',
          stage: 'pledged',
          rate: '0.95',
          rateDate: '2023-12-31',
          probability: '0.5',
        },
      ],
      earmark: { category: 'earmarked', for: { components: ['C2'] } },
    },
    {
      id: 'own-flexible',
      kind: 'rbsa',
      donor: 'Donor A (invented)',
      agreement: null,
      amount: '1000000.00',
      stage: 'received',
      earmark: { category: 'softly-earmarked', for: { components: ['C1', 'C2'] } },
      charges: { programmeSupport: '0.07' },
    },
    {
      id: 'canary-source-b',
      name: 'CANARY programme B',
      kind: 'development-cooperation',
      donor: 'CANARY donor B',
      agreement: 'CANARY-B-1',
      country: 'CANARY country',
      confidential: true,
      amount: '13579246.00',
      stage: 'received',
      earmark: { category: 'tightly-earmarked', for: ['C2.4'], atMost: { 'C2.4': '987654.00' } },
      booked: [{ output: 'C2.4', period: '2023', amount: '11223.44' }],
    },
    {
      id: 'canary-source-c',
      kind: 'regular-budget',
      tranches: [
        { period: '2022-23', amount: '2468013.57', stage: 'committed' },
        { period: '2022-23', amount: '8642097.53', stage: 'pledged', probability: '0.77' },
        { period: '2022-23', amount: '7531908.64', stage: 'identified' },
      ],
    },
  ],
  priorities: { 'C1.12': { level: 'high', reason: 'CANARY reason of the priority', author: 'CANARY author' } },
};

function viewFor(donor: string | null, clearedOn: string | null = null): RedactedView {
  const read = readScenario(document);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const evaluation = evaluate(read.value);
  if (!evaluation.ok) throw new Error(JSON.stringify(evaluation.faults));
  const view = redactedView({
    scenario: read.value,
    evaluation: evaluation.value,
    version: 3,
    clearedOn,
    title: 'Position for the round table',
    donor,
  });
  if (!view.ok) throw new Error(JSON.stringify(view.faults));
  return redactedViewSchema.parse(view.value);
}

describe('what a donor gets', () => {
  it('holds no name, number, amount, reason or label of anybody else, nor anything not yet agreed', () => {
    for (const donor of [null, 'Donor A (invented)']) {
      const view = viewFor(donor);
      for (const sent of [JSON.stringify(view), toCsv(viewTable(view))]) {
        expect(sent).not.toMatch(/canary/i);
        for (const amount of SECRET_AMOUNTS) expect(sent).not.toContain(amount);
        expect(sent).not.toContain('0.77');
      }
    }
    // The canaries do live in what the view is made from.
    const inside = JSON.stringify(document);
    for (const secret of [CANARY, ...SECRET_AMOUNTS.slice(0, 4)]) expect(inside).toContain(secret);
  });

  it('says nothing of his own agreements on a link that is not his', () => {
    const view = viewFor(null);
    expect(view.contributions).toBeNull();
    expect(JSON.stringify(view)).not.toContain('A-2022-17');
    expect(view.funding.map(({ group }) => group)).toEqual(['other']);
  });

  it('adds up: components to the plan, outputs to their components, groups to the money shown', () => {
    const view = viewFor('Donor A (invented)');
    const cents = (amounts: readonly string[]) =>
      amounts.reduce((sum, amount) => sum + BigInt(amount.replace('.', '')), 0n);
    const total = (amount: string) => cents([amount]);
    expect(cents(view.components.map(({ cost }) => cost))).toBe(total(view.totals.cost));
    expect(cents(view.components.map(({ firm }) => firm.award))).toBe(total(view.totals.firm.award));
    expect(cents(view.components.map(({ inHand }) => inHand.award))).toBe(total(view.totals.inHand.award));
    const outputs = view.outputs.filter(({ component }) => component === 'C2').map(({ amounts }) => amounts!);
    const component = view.components.find(({ id }) => id === 'C2')!;
    expect(cents(outputs.map(({ cost }) => cost))).toBe(total(component.cost));
    expect(cents(outputs.map(({ firm }) => firm))).toBe(total(component.firm.award));
    expect(cents(view.funding.map(({ firm }) => firm))).toBe(total(view.totals.usable.firm));
    expect(cents(view.funding.map(({ inHand }) => inHand))).toBe(total(view.totals.usable.inHand));
  });

  it('shows an output in coverage only while nobody has entered what it costs', () => {
    const view = viewFor(null);
    expect(view.outputs).toHaveLength(41);
    expect(view.outputs.filter(({ amounts }) => amounts !== null).map(({ component }) => component)).toEqual(
      Array.from({ length: 9 }, () => 'C2'),
    );
    expect(view.components.map(({ placeholderSplit }) => placeholderSplit)).toEqual([true, false, true, true, true]);
    expect(view.disclaimers).toContain('no-cost-per-output');
  });

  it('shows the years of an output as they are in force', () => {
    const changed = viewFor(null).outputs.find(({ id }) => id === 'C1.14');
    expect(changed).toMatchObject({ firstYear: 2022, lastYear: 2026 });
  });

  it('lists each assumption, with its value only where it concerns no agreement', () => {
    const { assumptions } = viewFor(null);
    expect(assumptions).toContainEqual({ code: 'no-contingency', value: expect.any(String) });
    expect(assumptions).toContainEqual({ code: 'no-priorities-chosen', value: 'reference line' });
    const ofFunding = assumptions.filter(({ code }) => code === 'own-currency' || code === 'charges-of-kind');
    expect(ofFunding).toEqual(ofFunding.map(({ code }) => ({ code, value: null })));
    expect(ofFunding.length).toBeGreaterThan(0);
  });

  it('says whether it was cleared, and when', () => {
    expect(viewFor(null).state).toEqual({ kind: 'draft' });
    expect(viewFor(null).disclaimers).toContain('draft-not-cleared');
    expect(viewFor(null, '2024-02-01').state).toEqual({ kind: 'cleared', on: '2024-02-01' });
    expect(viewFor(null, '2024-02-01').disclaimers).toContain('cleared-within-the-office');
  });
});

describe('the contribution of the donor whose link it is', () => {
  it('shows what he agreed and paid in his own currency, at which rates, and what of it is usable', () => {
    const [thematic, flexible, ...others] = viewFor('Donor A (invented)').contributions!;
    expect(others).toEqual([]);
    expect(thematic).toMatchObject({
      agreement: 'A-2022-17',
      currency: 'EUR',
      amount: '6440000.00',
      paid: '4600000.00',
      unpaid: '1840000.00',
      rates: [
        { rate: '0.92', date: '2022-03-01' },
        { rate: '0.92', date: '2023-12-31' },
      ],
      // 5,000,000 and 2,000,000 dollars at 13 per cent, each rounded down.
      usable: '6194690.26',
      allowed: ['C2.1', 'C2.2', 'C2.3', 'C2.4', 'C2.5', 'C2.6', 'C2.7', 'C2.8', 'C2.9'],
    });
    expect(flexible).toMatchObject({ agreement: null, currency: 'USD', amount: '1000000.00', rates: [] });
  });

  it('follows thematic money to outputs, never more of it than is usable, and flexible money to none', () => {
    const [thematic, flexible] = viewFor('Donor A (invented)').contributions!;
    if (thematic?.use.kind !== 'modelled') throw new Error('not followed');
    expect(thematic.use.by).toBe('output');
    const used = thematic.use.lines.reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n);
    expect(used > 0n && used <= BigInt(thematic.usable.replace('.', ''))).toBe(true);
    expect(thematic.use.lines.every(({ id }) => id.startsWith('C2.'))).toBe(true);
    expect(flexible?.use).toEqual({ kind: 'share', shareOfUsable: expect.stringMatching(/^0\.\d{6}$/) });
  });

  it('is refused for a donor whom no source names', () => {
    const read = readScenario(document);
    const evaluation = read.ok ? evaluate(read.value) : undefined;
    if (!read.ok || !evaluation?.ok) throw new Error('unreadable');
    const shown = { scenario: read.value, evaluation: evaluation.value, version: 1, clearedOn: null, title: 'x' };
    expect(redactedView({ ...shown, donor: 'Nobody' })).toMatchObject({
      ok: false,
      faults: [{ pointer: '/donor', code: 'unknown-donor' }],
    });
  });
});
