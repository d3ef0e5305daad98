import { formatFraction, fraction } from '@tamwil/money';
import { PLANS } from '@tamwil/plan';
import { describe, expect, it } from 'vitest';
import {
  amountOn,
  BASES,
  FUNDING_ASSUMPTIONS,
  FUNDING_FAULTS,
  FUNDING_WARNINGS,
  type Funding,
  type FundingContext,
  readFunding,
  type Tranche,
} from './index.ts';

const plan = PLANS.get('gb343-ins-3-1')!;
const context: FundingContext = { plan, currency: 'USD', asOf: null };

function funding(section: unknown, more: Partial<FundingContext> = {}): Funding {
  const read = readFunding(section, { ...context, ...more });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

const tranche = (source: object, more: Partial<FundingContext> = {}): Tranche =>
  funding([{ id: 'a', ...source }], more).sources[0]!.tranches[0]!;

function faultsOf(section: unknown, more: Partial<FundingContext> = {}): string[] {
  const read = readFunding(section, { ...context, ...more });
  return read.ok ? [] : read.faults.map(({ pointer, code }) => `${pointer} ${code}`);
}

const warningsOf = (section: unknown, more: Partial<FundingContext> = {}): string[] =>
  funding(section, more).warnings.map(({ pointer, code }) => `${pointer} ${code}`);
const assumptionsOf = (section: unknown): string[] =>
  funding(section).assumptions.map(({ pointer, code, value }) => `${code} ${pointer} ${value}`);

describe('cost and money meet in direct cost', () => {
  it.each<[string, object]>([
    ['11.30 at the usual 13 per cent', { kind: 'development-cooperation', amount: '11.30', stage: 'received' }],
    [
      '10.70 at the 7 per cent of European Union agreements',
      { kind: 'development-cooperation', amount: '10.70', stage: 'received', charges: { programmeSupport: '0.07' } },
    ],
    [
      '10.00 of regular budget, which carries no charge',
      { kind: 'regular-budget', amount: '10.00', stage: 'received' },
    ],
    [
      '10.00 that is stated after charges',
      { kind: 'development-cooperation', amount: '10.00', stage: 'received', charges: { deducted: true } },
    ],
  ])('exactly 10.00 of direct cost is financed by %s', (_name, source) => {
    expect(tranche(source).usable).toBe(1000n);
  });

  it('exactly 10 million is financed by 10,808,081 through a fund whose agent takes 1 per cent before 7 per cent', () => {
    // 10.808081 x 0.99 / 1.07 = 10.0000001..., in millions: the cent is rounded down once per tranche.
    const fund = tranche({ kind: 'pooled-fund', amount: '10808081.00', stage: 'received' });
    expect(fund.usable).toBe(1_000_000_017n);
    expect(tranche({ kind: 'pooled-fund', amount: '10808080.80', stage: 'received' }).usable).toBe(999_999_999n);
  });

  it('shows what goes where: gross = uncollected + charges + usable', () => {
    const { gross, uncollected, charges, usable } = tranche({
      kind: 'development-cooperation',
      amount: '1130.00',
      stage: 'committed',
      charges: { agentFee: '0.01', levy: '0.01' },
    });
    expect([gross, uncollected, charges, usable]).toEqual([113_000n, 0n, 15_000n, 98_000n]);
  });

  it('takes off what of the regular budget is not collected in time', () => {
    const { gross, uncollected, usable } = tranche({
      kind: 'regular-budget',
      amount: '100.00',
      stage: 'committed',
      collection: '0.95',
    });
    expect([gross, uncollected, usable]).toEqual([10_000n, 500n, 9_500n]);
  });
});

describe('money in another currency becomes dollars once, rounded down', () => {
  it.each<[string, string, string, bigint]>([
    ['EUR', '9200000.00', '0.92', 1_000_000_000n],
    ['JPY', '690000000', '138', 500_000_000n],
    ['KRW', '1380', '1380', 100n],
    ['KWD', '3.075', '0.3075', 1_000n],
    ['CHF', '0.01', '0.90', 1n],
  ])('%s %s at %s', (currency, amount, rate, usable) => {
    expect(tranche({ currency, amount, rate, stage: 'received', charges: { deducted: true } }).usable).toBe(usable);
  });

  it('keeps the rate of receipt for money in hand and takes the scenario rate for money to come', () => {
    const scenarioRates = new Map([['EUR', fraction(1n)]]);
    const section = { currency: 'EUR', rate: '0.50', amount: '100.00', charges: { deducted: true } };
    const inHand = tranche({ ...section, stage: 'received' }, { scenarioRates });
    const toCome = tranche({ ...section, stage: 'committed' }, { scenarioRates });
    expect([inHand.usable, inHand.usableAtOwnRate]).toEqual([20_000n, 20_000n]);
    expect([toCome.usable, toCome.usableAtOwnRate]).toEqual([10_000n, 20_000n]);
  });

  it('lets regular budget money move with the cost it pays, and other money not', () => {
    const seen: string[] = [];
    const hedge: NonNullable<FundingContext['hedge']> = (outputs, { firstYear, lastYear }) => {
      seen.push(`${[...outputs].join()} ${firstYear}-${lastYear}`);
      return fraction(11n, 10n);
    };
    const source = {
      tranches: [{ period: '2022-23', amount: '100.00', stage: 'committed' }],
      earmark: { for: ['C1.1', 'C1.2'] },
    };
    expect(tranche({ ...source, kind: 'regular-budget' }, { hedge }).usable).toBe(11_000n);
    expect(tranche({ ...source, kind: 'development-cooperation', charges: { deducted: true } }, { hedge }).usable).toBe(
      10_000n,
    );
    expect(seen).toEqual(['C1.1,C1.2 2022-2023']);
  });
});

describe('a pledge is not money, and a signature is not cash', () => {
  const sources = (['identified', 'pledged', 'committed', 'received', 'spent'] as const).map((stage, index) => ({
    id: stage,
    kind: 'development-cooperation',
    charges: { deducted: true },
    tranches: [
      {
        period: '2022',
        amount: `${10 ** index}.00`,
        stage,
        ...(index < 3 ? { probability: '0.333' } : { probability: '0.1' }),
      },
    ],
    earmark: { for: ['C1.1'] },
  }));

  it('counts each stage on the bases it belongs to and on no other', () => {
    const tranches = funding(sources).sources.map(({ tranches: [only] }) => only!);
    const on = Object.fromEntries(BASES.map((basis) => [basis, tranches.map((each) => amountOn(basis, each))]));
    expect(on).toEqual({
      'in-hand': [0n, 0n, 0n, 100_000n, 1_000_000n],
      firm: [0n, 0n, 10_000n, 100_000n, 1_000_000n],
      expected: [33n, 333n, 3330n, 100_000n, 1_000_000n],
      pledged: [0n, 1_000n, 10_000n, 100_000n, 1_000_000n],
    });
  });

  it('holds agreed money for certain and other money for nothing until somebody says how likely it is, and lists both', () => {
    const stages = ['committed', 'pledged', 'received'].map((stage) => ({ period: '2022', amount: '1.00', stage }));
    const read = funding([{ id: 'a', kind: 'regular-budget', tranches: stages }]);
    expect(read.sources[0]!.tranches.map(({ probability }) => formatFraction(probability))).toEqual(['1', '0', '1']);
    expect(read.assumptions.map(({ code, pointer, value }) => `${code} ${pointer} ${value}`)).toContain(
      'agreed-is-certain /0/tranches 1',
    );
    expect(read.assumptions.map(({ code, pointer, value }) => `${code} ${pointer} ${value}`)).toContain(
      'no-probability /0/tranches 0',
    );
  });
});

describe('the smallest document is complete and hides nothing that was assumed', () => {
  it('160 million of anything', () => {
    const section = [{ id: 'a', amount: '160000000.00', stage: 'committed' }];
    expect(funding(section).sources[0]!.tranches[0]!.usable).toBe(16_000_000_000n);
    expect(assumptionsOf(section)).toEqual([
      'own-currency /0/currency USD',
      'charges-deducted /0/charges/deducted true',
      'unearmarked /0/earmark/for *',
      'agreed-is-certain /0/probability 1',
      'undated-whole-plan /0/period usable from its first year, carried over',
    ]);
    expect(warningsOf(section)).toEqual([]);
  });

  it('usual charges of a kind, usual carry-over and collection are listed with their value', () => {
    const at = {
      tranches: [{ period: '2022', amount: '1.00', stage: 'received' }],
      currency: 'USD',
      earmark: { for: '*' },
    };
    expect(
      assumptionsOf([
        { id: 'a', kind: 'pooled-fund', ...at },
        { id: 'b', kind: 'regular-budget', ...at },
      ]),
    ).toEqual([
      'charges-of-kind /0/charges/programmeSupport 0.07',
      'charges-of-kind /0/charges/agentFee 0.01',
      'carry-over /0/carryOver plan',
      'carry-over /1/carryOver biennium',
      'collected-in-time /1/collection 1',
    ]);
  });
});

describe('every fault of a funding section comes back at once, with its place', () => {
  it('and nothing is counted', () => {
    const dated = (more: object) => [{ period: '2022', amount: '1.00', stage: 'committed', ...more }];
    expect(
      faultsOf([
        { id: 'a', amount: '1.00' },
        { id: 'a', stage: 'received' },
        { id: 'c', amount: '1.00', stage: 'received', tranches: dated({}) },
        {
          id: 'd',
          kind: 'development-cooperation',
          tranches: [
            ...dated({ period: '2027', probability: '1.2' }),
            ...dated({ period: '2021-22', rate: '0' }),
            ...dated({ amount: '1.001', rate: '2' }),
          ],
        },
        {
          id: 'e',
          kind: 'development-cooperation',
          currency: 'EUR',
          amount: '1.00',
          stage: 'pledged',
          rateDate: '2023-02-30',
        },
        { id: 'f', currency: 'JPY', amount: '1.5', rate: '138', stage: 'received' },
        { id: 'g', currency: 'EUX', amount: '1.00', stage: 'received' },
        { id: 'h', kind: 'rbsa', amount: '1.00', stage: 'received', charges: { deducted: true } },
        { id: 'i', kind: 'rbsa', amount: '1.00', stage: 'received', earmark: { for: ['C1.1'] } },
        {
          id: 'j',
          kind: 'other',
          amount: '1.00',
          stage: 'received',
          charges: { programmeSupport: '2', agentFee: '0.6', levy: '0.4' },
          collection: '0.9',
        },
        {
          id: 'k',
          amount: '1.00',
          stage: 'received',
          earmark: { for: { components: ['C9'] }, atMost: { 'C1.99': '1.00', C1: '-1' } },
        },
        {
          id: 'l',
          amount: '1.00',
          stage: 'received',
          earmark: { for: ['C1.1', 'C1.2'], split: { 'C1.1': '0.5', 'C2.1': '0.4', 'C/1': '0.2' } },
        },
        {
          id: 'm',
          amount: '1.00',
          stage: 'received',
          earmark: { for: ['C1.1'] },
          booked: [
            { output: 'C1.2', period: '2022', amount: '1.00' },
            { output: 'X', period: '2030', amount: '1.00' },
          ],
        },
        {
          id: 'n',
          amount: '1.00',
          stage: 'received',
          usableFrom: '2024',
          usableUntil: '2023',
          via: { fund: 'Fund', total: '0.50' },
        },
        { id: 'o', amount: '1.00', stage: 'received', usableUntil: 'soon' },
      ]),
    ).toEqual([
      '/1/id duplicate-id',
      '/0/stage stage-required',
      '/1 amount-or-tranches',
      '/2 amount-or-tranches',
      '/3/tranches/0/period unknown-period',
      '/3/tranches/0/probability number-out-of-range',
      '/3/tranches/1/rate number-out-of-range',
      '/3/tranches/1/period unknown-period',
      '/3/tranches/2/amount too-precise',
      '/3/tranches/2/rate rate-not-one',
      '/4/rateDate not-a-date',
      '/4/rate rate-required',
      '/5/amount too-precise',
      '/6/currency unknown-currency',
      '/7/earmark/for rbsa-needs-outputs',
      '/8/charges charges-required',
      '/9/charges/programmeSupport number-out-of-range',
      '/9/charges charges-take-all',
      '/9/collection collection-not-regular-budget',
      '/10/earmark/for/components/0 unknown-component',
      '/10/earmark/atMost/C1.99 unknown-id',
      '/10/earmark/atMost/C1 negative-amount',
      '/11/earmark/split/C2.1 split-outside-earmark',
      '/11/earmark/split/C~11 unknown-output',
      '/11/earmark/split split-does-not-add-up',
      '/12/booked/0/output booked-outside-earmark',
      '/12/booked/1/output unknown-output',
      '/12/booked/1/period unknown-period',
      '/13/usableUntil years-reversed',
      '/13/via/total fund-below-share',
      '/14/usableUntil unknown-period',
    ]);
  });

  it('refuses 5,000 sources beside the faults in them', () => {
    const section = Array.from({ length: 5000 }, (_, index) => ({
      id: `s${index}`,
      amount: index === 7 ? '-1' : '1.00',
      stage: 'received',
    }));
    expect(faultsOf(section)).toEqual([' too-many-tranches', '/7/amount negative-amount']);
  });

  it('refuses an amount that its rate blows up beyond what can be written', () => {
    const source = { id: 'a', currency: 'EUR', rate: '0.000001', amount: '9999999999999999.00', stage: 'received' };
    expect(faultsOf([source])).toEqual(['/0/rate converted-too-large']);
  });

  it('refuses RBSA money for everything, however that is written', () => {
    for (const selector of ['*', { not: [] }, { components: ['C1', 'C2', 'C3', 'C4', 'C5'] }, { all: [] }]) {
      expect(
        faultsOf([
          {
            id: 'r',
            kind: 'rbsa',
            amount: '1.00',
            stage: 'received',
            charges: { deducted: true },
            earmark: { for: selector },
          },
        ]),
      ).toEqual(['/0/earmark/for rbsa-needs-outputs']);
    }
  });

  it('refuses a selector of 10,000 levels in an earmark without a crash', () => {
    let selector: unknown = '*';
    for (let level = 0; level < 10_000; level += 1) selector = { not: selector };
    expect(faultsOf([{ id: 'a', amount: '1.00', stage: 'received', earmark: { for: selector } }])).toEqual([
      `/0/earmark/for${'/not'.repeat(32)} selector-too-deep`,
    ]);
  });

  it('refuses unknown keys and stages', () => {
    expect(faultsOf([{ id: 'a b', amount: 1, stage: 'promised', probabilty: '1' }])).toEqual([
      '/0/id wrong-format',
      '/0/amount wrong-type',
      '/0/stage unknown-value',
      '/0/probabilty unknown-key',
    ]);
  });
});

describe('what is unusual about a source is said, not silently changed', () => {
  const regular = (more: object) => ({ id: 'rb', kind: 'regular-budget', ...more });

  it('regular budget over several financial periods, carried over, or agreed before the Conference adopted it', () => {
    const tranches = [
      { period: '2022-23', amount: '1.00', stage: 'committed' },
      { period: '2024', amount: '1.00', stage: 'committed' },
    ];
    expect(warningsOf([regular({ tranches, carryOver: 'plan' })], { asOf: '2023-05-31' })).toEqual([
      '/0/tranches regular-budget-over-biennia',
      '/0/carryOver regular-budget-carry-over',
      '/0/tranches/1/stage regular-budget-not-adopted',
    ]);
    expect(warningsOf([regular({ tranches: tranches.slice(1) })], { asOf: '2023-12-31' })).toEqual([]);
  });

  it('money that no year or output can use', () => {
    const tranches = [
      { period: '2022', amount: '1.00', stage: 'received' },
      { period: '2025', amount: '1.00', stage: 'received' },
    ];
    expect(
      warningsOf([
        { id: 'a', tranches, usableFrom: '2024', carryOver: 'none' },
        { id: 'b', amount: '1.00', stage: 'received', earmark: { for: [] } },
      ]),
    ).toEqual(['/0/tranches/0 reaches-nobody', '/1/earmark reaches-nobody']);
  });

  it('a contribution that is already counted inside a pooled fund, which is then not counted again', () => {
    const section = [
      {
        id: 'fund',
        kind: 'pooled-fund',
        amount: '2.00',
        stage: 'received',
        via: { fund: 'Joint fund', total: '10.00' },
      },
      { id: 'donor', kind: 'development-cooperation', amount: '5.00', stage: 'received', via: { fund: 'fund' } },
    ];
    expect(warningsOf(section)).toEqual(['/1/via/fund passed-through-fund']);
    expect(funding(section).sources.map(({ internal }) => internal)).toEqual([false, true]);
  });

  it('rows that look like one amount at several stages, over several sources of one agreement', () => {
    const row = (id: string, stage: string, amount: string) => ({
      id,
      agreement: 'A-1',
      tranches: [{ period: '2022', amount, stage }],
    });
    expect(
      warningsOf([row('a', 'pledged', '10.00'), row('b', 'committed', '8.00'), row('c', 'received', '8.00')]),
    ).toEqual(['/0 stages-look-cumulative']);
    expect(warningsOf([row('a', 'pledged', '2.00'), row('b', 'committed', '8.00')])).toEqual([]);
  });

  it('dates that the grain of the plan ignores, ceilings that are shared, and spending in the future', () => {
    const dated = {
      id: 'a',
      tranches: [{ period: '2024', amount: '1.00', stage: 'spent' }],
      earmark: { for: ['C1.1'], atMost: { 'C1.1': '0.50' } },
    };
    expect(warningsOf([dated], { grain: 'plan' })).toEqual(['/0/tranches years-ignored']);
    expect(warningsOf([dated], { grain: 'year', asOf: '2023-12-31' })).toEqual([
      '/0/tranches/0/stage spent-after-the-position',
      '/0/earmark/atMost ceiling-shared-over-periods',
    ]);
  });

  it('in words that every catalogue has', () => {
    for (const catalogue of [FUNDING_FAULTS, FUNDING_WARNINGS]) {
      for (const { meaning, fix } of Object.values(catalogue))
        expect([meaning, fix].every((text) => /^[A-Z].*\.$/.test(text))).toBe(true);
    }
    for (const { meaning } of Object.values(FUNDING_ASSUMPTIONS)) expect(meaning).toMatch(/^[A-Z].*\.$/);
  });
});
