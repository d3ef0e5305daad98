import { PLANS } from '@tamwil/plan';
import { WORKED_SCENARIOS } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';
import { type ModesAnswer, modesAnswer } from './modes-answer.ts';

type Document = Record<string, unknown>;

/** Every component divided equally over its outputs. */
const equalSplit = Object.fromEntries(
  PLANS.get('gb343-ins-3-1')!.components.map(({ id, outputs }) => [
    id,
    { shares: Object.fromEntries(outputs.map((output) => [output.id, `1/${outputs.length}`])) },
  ]),
);
const proRata = { format: 'allocation-program/1', stages: [{ id: 'same-coverage', to: '*', share: 'proportional' }] };
const firm160 = [{ id: 'a', amount: '160000000.00', stage: 'committed' }];

function scenario(more: Document = {}): Document {
  const base = {
    schema: 'scenario/1',
    name: 'x',
    plan: 'gb343-ins-3-1',
    funding: firm160,
    costing: { split: equalSplit },
  };
  return { ...base, program: proRata, ...more };
}

function asked(question: Document): ModesAnswer {
  const answer = modesAnswer(question);
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.value;
}

const worked = (id: string): Document =>
  WORKED_SCENARIOS.find((each) => each.id === id)!.document as unknown as Document;
const cents = (text: string): bigint => BigInt(text.replace('.', ''));

describe('to lift an output to a goal', () => {
  it('says that C1.4 reaches 80 per cent with 1.48, 9.5 or 29.6 million, by reading, and who else gains', () => {
    const [answer] = asked({ scenario: scenario(), lift: [{ to: ['C1.4'], goal: '0.8' }] }).lift!;
    const rows = answer!.variants.map(({ reading, money, usable, target, others }) => [
      reading,
      money,
      usable,
      target,
      others,
    ]);
    expect(rows).toEqual([
      ['held', 'earmarked', '1483122.36', '1483122.36', '0.00'],
      // 29.6 million in round figures: rounding gives C1.4 its last cent nine cents earlier.
      ['held', 'unearmarked', '29599999.91', '1483122.36', '28116877.55'],
      ['reshared', 'earmarked', '9500000.00', '1483122.36', '8016877.64'],
      ['reshared', 'unearmarked', '29599999.91', '1483122.36', '28116877.55'],
    ]);
    expect(answer!.variants.map(({ gross }) => gross)[0]).toBe('1675928.27');
    expect(answer!.variants[2]!.changes).toHaveLength(41);
  });

  it('is the least amount: one cent less does not reach the goal', () => {
    const funding = [...firm160, { id: 'c5', amount: '3000000.00', stage: 'committed', earmark: { for: ['C5'] } }];
    const base = { program: { ...proRata, stages: [{ id: 's', to: '*', share: 'equal-awards' }] }, funding };
    const [answer] = asked({ scenario: scenario(base), lift: [{ to: { components: ['C1'] }, goal: '0.9' }] }).lift!;
    for (const { reading, money, usable } of answer!.variants.filter((variant) => variant.reading === 'reshared')) {
      const earmark = money === 'earmarked' ? { earmark: { for: ['C1'] } } : {};
      const reached = (amount: bigint): boolean => {
        const text = `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
        const more = [...funding, { id: 'new', amount: text, stage: 'committed', ...earmark }];
        const [held] = asked({
          scenario: scenario({ ...base, funding: more }),
          lift: [{ to: { components: ['C1'] }, goal: '0.9' }],
        }).lift!;
        return held!.variants[0]!.usable === '0.00';
      };
      expect([reading, money, reached(cents(usable!)), reached(cents(usable!) - 1n)]).toEqual([
        reading,
        money,
        true,
        false,
      ]);
    }
  });

  it('needs nothing when the goal is reached already', () => {
    const [answer] = asked({ scenario: scenario(), lift: [{ to: ['C1.4'], goal: '0.5' }] }).lift!;
    expect(answer!.variants.map(({ usable }) => usable)).toEqual(['0.00', '0.00', '0.00', '0.00']);
  });

  it('finds the amount from which a guarded program holds the goal for good', () => {
    // Above 75 per cent of all claims, the guard gives C5 its whole claim first.
    const stages = [
      { id: 'guarded', to: ['C5'], share: 'proportional', minFundingRatio: '3/4' },
      { id: 'rest', to: '*', share: 'proportional' },
    ];
    const program = { format: 'allocation-program/1', stages };
    const [answer] = asked({ scenario: scenario({ program }), lift: [{ to: ['C1.1'], goal: '0.75' }] }).lift!;
    const unearmarked = answer!.variants.find(
      ({ reading, money }) => reading === 'reshared' && money === 'unearmarked',
    );
    // Pro rata would do with 177.75 in all, but from there C5 takes 4 first: 4 + 233 x 0.75 = 178.75.
    expect(unearmarked?.usable).toBe('18750000.00');
  });

  it('says why an output whose time has passed cannot be lifted', () => {
    const [answer] = asked({
      scenario: { ...worked('three-letters'), asOf: '2023-12-31' },
      lift: [{ to: ['C5.6'], goal: '0.8' }],
    }).lift!;
    expect(answer!.periods).toEqual([]);
    expect(answer!.variants.map(({ usable, because }) => [usable, because])).toEqual(
      Array.from({ length: 4 }, () => [null, 'window-closed']),
    );
  });
});

describe('the cost of earmarking', () => {
  it('is what conditions make unusable, and what they move away from the priorities', () => {
    const funding = [
      { id: 'c5', amount: '10000000.00', stage: 'committed', earmark: { for: ['C5'] } },
      { id: 'any', amount: '10000000.00', stage: 'committed' },
    ];
    const { earmarkCost } = asked({
      scenario: scenario({ level: 'component', funding, costing: {} }),
      earmarkCost: true,
    });
    expect(earmarkCost?.unusable).toBe('6000000.00');
    expect(earmarkCost?.changes.find(({ unit }) => unit === 'C5')?.change).toBe('-3662447.26');
    expect(earmarkCost?.moved).toBe('3662447.26');
    expect(earmarkCost?.sources.map(({ source, unusable }) => [source, unusable])).toEqual([['c5', '6000000.00']]);
  });

  it('is nothing where nothing is earmarked', () => {
    const { earmarkCost } = asked({ scenario: scenario(), earmarkCost: true });
    expect(earmarkCost).toEqual({ unusable: '0.00', moved: '0.00', changes: [], sources: [] });
  });
});

describe('three letters', () => {
  const { renegotiate, departures, askList } = asked({
    scenario: worked('three-letters'),
    renegotiate: {},
    departures: true,
    askList: { goal: '0.8' },
  });

  it('free more together than the pledge is expected to close', () => {
    const { ids, freed } = renegotiate!.together;
    expect(new Set(ids.map((id) => id.split(':')[0]))).toEqual(new Set(['health-c', 'standards-d', 'finance-e']));
    expect(freed).toBe('5944249.90');
    expect(cents(freed)).toBeGreaterThan(448_064_515n);
  });

  it('are ranked by what each frees, and each names who gains', () => {
    const freed = renegotiate!.changes.map((change) => cents(change.freed));
    expect(freed).toEqual(freed.toSorted((a, b) => (a > b ? -1 : 1)));
    for (const { changes, freed: amount } of renegotiate!.changes) {
      expect(changes.reduce((sum, { change }) => sum + cents(change), 0n)).toBe(cents(amount));
    }
  });

  it('a chosen set has its joint effect, and an unknown letter is refused', () => {
    const [first] = renegotiate!.changes;
    const one = asked({ scenario: worked('three-letters'), renegotiate: { together: [first!.id] } }).renegotiate!;
    expect(one.together.freed).toBe(first!.freed);
    const wrong = modesAnswer({ scenario: worked('three-letters'), renegotiate: { together: ['nobody:theme'] } });
    expect(!wrong.ok && wrong.faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/renegotiate/together/0 unknown-change',
    ]);
  });

  it('the ask list closes what it asks for, and asks for no closed line', () => {
    expect(askList!.asks.length).toBeGreaterThan(1);
    for (const { periods, usable, gross, closes } of askList!.asks) {
      expect(periods).not.toContain('2022');
      expect(cents(closes)).toBeLessThanOrEqual(cents(usable));
      expect(cents(gross)).toBeGreaterThan(cents(usable));
    }
    expect(askList!.asks.flatMap(({ units }) => units)).not.toContain('C5.6');
    expect(cents(askList!.together.closes)).toBeLessThanOrEqual(cents(askList!.together.usable));
  });

  it('an agreement that leaves takes what it adds, no more than it would bring', () => {
    const flagship = departures!.departures.find(({ source }) => source === 'flagship-a')!;
    expect(flagship.lost).toBe('35398230.08');
    expect(cents(flagship.loss)).toBeGreaterThan(0n);
    expect(cents(flagship.loss)).toBeLessThanOrEqual(cents(flagship.lost));
    expect(departures!.threeLargest.sources[0]).toBe('flagship-a');
  });
});

describe('questions about a scenario', () => {
  it('are refused with every fault of the scenario and of themselves', () => {
    const answer = modesAnswer({
      scenario: scenario(),
      lift: [
        { to: ['C9.9'], goal: '1.5' },
        { to: [], goal: '0.8' },
      ],
      askList: { goal: '0' },
    });
    expect(!answer.ok && answer.faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/lift/0/to/0 unknown-id',
      '/lift/0/goal not-a-share',
      '/lift/1/to empty-selection',
      '/askList/goal not-a-share',
    ]);
    const both = modesAnswer({ scenario: { ...scenario(), grain: 'day' }, lift: 'x' });
    expect(!both.ok && both.faults.map(({ pointer }) => pointer)).toEqual(['/scenario/grain', '/lift']);
  });
});
