import { evaluate, readScenario, WORKED_SCENARIOS } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';
import { type ModesAnswer, modesAnswer } from './modes-answer.ts';

type Document = Record<string, unknown>;
type Answer<M extends ModesAnswer['mode']> = Extract<ModesAnswer, { mode: M }>;

const worked = (id: string): Document =>
  WORKED_SCENARIOS.find((each) => each.id === id)!.document as unknown as Document;
const threeLetters = worked('three-letters');
const cents = (text: string): bigint => BigInt(text.replace('.', ''));
const amountOf = (value: bigint): string => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;

function byComponent(funding: unknown, more: Document = {}): Document {
  return { schema: 'scenario/1', name: 'invented', plan: 'gb343-ins-3-1', level: 'component', funding, ...more };
}

function asked<M extends ModesAnswer['mode']>(mode: M, scenario: Document, question: Document = {}): Answer<M> {
  const answer = modesAnswer({ scenario, mode, ...question });
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.value as Answer<M>;
}

function faultsOf(body: unknown, mostWork?: number): string[] {
  const answer = modesAnswer(body, mostWork);
  return answer.ok ? [] : answer.faults.map(({ pointer, code }) => `${pointer} ${code}`);
}

function evaluated(document: Document) {
  const read = readScenario(document);
  const answer = read.ok ? evaluate(read.value) : read;
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.value;
}

type SourceDocument = Record<string, unknown> & { id: string; earmark?: Document };

/** The document with one source changed. */
function withSource(scenario: Document, id: string, change: (source: SourceDocument) => Document): Document {
  const funding = (scenario['funding'] as SourceDocument[]).map((source) =>
    source.id === id ? change(source) : source,
  );
  return { ...scenario, funding };
}

describe('the cost of earmarking', () => {
  const mixed = byComponent([
    { id: 'c5', amount: '10000000.00', stage: 'committed', earmark: { for: ['C5'] } },
    { id: 'any', amount: '10000000.00', stage: 'committed' },
  ]);

  it('is what conditions make unusable, and what they move away from the priorities', () => {
    const { unusable, moved, changes, sources } = asked('earmarking', mixed);
    // C5 takes 4 of 10 million, 6 are idle; without the condition it would get 20 x 4/237 million.
    expect([unusable, moved]).toEqual(['6000000.00', '3662447.26']);
    expect(changes.find(({ unit }) => unit === 'C5')?.change).toBe('-3662447.26');
    expect(sources.map((source) => [source.source, source.unusable])).toEqual([['c5', '6000000.00']]);
  });

  it('is what the document without the condition allocates more', () => {
    const { sources } = asked('earmarking', threeLetters);
    expect(sources.length).toBeGreaterThan(5);
    const now = cents(evaluated(threeLetters).totals.award);
    for (const { source, unusable } of sources.filter(({ source: id }) => ['health-c', 'finance-e'].includes(id))) {
      const freed = withSource(threeLetters, source, (each) => ({ ...each, earmark: { for: '*' } }));
      expect([source, cents(unusable)]).toEqual([source, cents(evaluated(freed).totals.award) - now]);
    }
  });

  it('is nothing where nothing is earmarked', () => {
    const { unusable, moved, changes, sources } = asked(
      'earmarking',
      byComponent([{ id: 'any', amount: '10000000.00', stage: 'committed' }]),
    );
    expect([unusable, moved, changes, sources]).toEqual(['0.00', '0.00', [], []]);
  });
});

describe('three letters', () => {
  const answer = asked('renegotiate', threeLetters);

  it('free more together than the pledge is expected to close', () => {
    const agreements = answer.together.ids.map((id) => id.split(':')[0]);
    expect(new Set(agreements)).toEqual(new Set(['health-c', 'standards-d', 'finance-e']));
    const pledge = evaluated(threeLetters).pipeline.items.find(({ source }) => source === 'pledge-h')!;
    expect(cents(answer.together.freed)).toBeGreaterThan(cents(pledge.weighted));
  });

  it('are ranked by what each frees, of equal ones the smallest change first, and each names who gains', () => {
    const order = ['period', 'output', 'component', 'theme'];
    for (const [index, { freed, changes, kind, source }] of answer.changes.entries()) {
      expect(changes.reduce((sum, { change }) => sum + cents(change), 0n)).toBe(cents(freed));
      const next = answer.changes[index + 1];
      if (next === undefined) continue;
      expect(cents(next.freed)).toBeLessThanOrEqual(cents(freed));
      if (next.freed === freed && next.source === source) {
        expect(order.indexOf(next.kind)).toBeGreaterThan(order.indexOf(kind));
      }
    }
  });

  it('free what the changed document allocates more', () => {
    const now = cents(evaluated(threeLetters).totals.award);
    for (const { source, kind, to, freed } of answer.changes.filter((change) => change.kind !== 'period')) {
      const changed = withSource(threeLetters, source, (each) => {
        const before = each.earmark?.['for'];
        const wider = kind === 'theme' ? '*' : { any: [before, kind === 'output' ? [to] : { components: [to] }] };
        return { ...each, earmark: { ...each.earmark, for: wider } };
      });
      expect([source, kind, cents(freed)]).toEqual([source, kind, cents(evaluated(changed).totals.award) - now]);
    }
  });

  it('together free at least what the best of them frees alone', () => {
    expect(cents(answer.together.freed)).toBeGreaterThanOrEqual(cents(answer.changes[0]!.freed));
  });

  it('chosen one by one have the effect that the list gives, and an unknown one is refused', () => {
    const [first] = answer.changes;
    expect(asked('renegotiate', threeLetters, { together: [first!.id] }).together.freed).toBe(first!.freed);
    expect(asked('renegotiate', threeLetters, { together: [] }).together).toEqual({
      ids: [],
      freed: '0.00',
      changes: [],
    });
    const body = { scenario: threeLetters, mode: 'renegotiate', together: ['health-c:theme', 'nobody:theme'] };
    expect(faultsOf(body)).toEqual(['/together/1 unknown-change']);
  });

  it('never go to the Conference, and never free what is for ODA-eligible work from its theme', () => {
    const sources = threeLetters['funding'] as { id: string; kind?: string }[];
    const kindOf = new Map(sources.map(({ id, kind }) => [id, kind]));
    const dated = { ...threeLetters, program: undefined };
    for (const { source, kind } of asked('renegotiate', dated).changes) {
      expect(kindOf.get(source)).not.toBe('regular-budget');
      expect([kindOf.get(source), kind]).not.toEqual(['rbsa', 'theme']);
    }
  });
});

describe('one more period', () => {
  it('frees money that its time limit strands', () => {
    const dated = {
      ...byComponent([
        {
          id: 'short',
          amount: '60000000.00',
          stage: 'received',
          usableFrom: '2022',
          usableUntil: '2022',
        },
      ]),
      grain: 'year',
      asOf: '2022-06-30',
    };
    const { changes } = asked('renegotiate', dated);
    const [first] = changes;
    expect([first?.id, first?.to]).toEqual(['short:period', '2023']);
    const longer = withSource(dated, 'short', (source) => ({ ...source, usableUntil: '2023' }));
    const gain = cents(evaluated(longer).totals.award) - cents(evaluated(dated).totals.award);
    expect(cents(first!.freed)).toBe(gain);
    expect(gain).toBeGreaterThan(0n);
  });
});

describe('the ask list', () => {
  const answer = asked('asks', threeLetters, { goal: '0.8' });

  it('asks for no closed line, and for more before programme support than after', () => {
    expect(answer.asks.length).toBeGreaterThan(1);
    for (const { periods, usable, gross } of answer.asks) {
      expect(periods.every((period) => period >= '2023')).toBe(true);
      expect(cents(gross)).toBe((cents(usable) * 113n + 50n) / 100n);
    }
    expect(answer.asks.flatMap(({ units }) => units)).not.toContain('C5.6');
  });

  it('closes what the document closes with the agreement, alone and with all the others', () => {
    const now = cents(evaluated(threeLetters).totals.award);
    const agreement = ({ usable, outputs, periods }: (typeof answer.asks)[number], index: number): Document => ({
      id: `ask-${index}`,
      amount: usable,
      stage: 'received',
      charges: { programmeSupport: '0', deducted: true },
      earmark: { for: outputs },
      usableFrom: periods[0],
      usableUntil: periods.at(-1),
    });
    const more = answer.asks.map(agreement);
    const closes = (added: readonly Document[]): bigint =>
      cents(
        evaluated({ ...threeLetters, funding: [...(threeLetters['funding'] as Document[]), ...added] }).totals.award,
      ) - now;
    const all = closes(more);
    expect(cents(answer.together.closes)).toBe(all);
    for (const [index, ask] of answer.asks.entries()) {
      expect([index, cents(ask.closes.alone), cents(ask.closes.withAll)]).toEqual([
        index,
        closes([more[index]!]),
        all - closes(more.toSpliced(index, 1)),
      ]);
    }
  });

  it('adds up to the whole gap where every line is open and lacks money', () => {
    const { asks, together, heldBackByRules } = asked(
      'asks',
      byComponent([{ id: 'a', amount: '160000000.00', stage: 'committed' }]),
    );
    expect(asks.map(({ units, usable }) => [units, usable])).toEqual([[['C1', 'C2', 'C3', 'C4', 'C5'], '77000000.00']]);
    expect(together).toEqual({ usable: '77000000.00', gross: '87010000.00', closes: '77000000.00' });
    expect(heldBackByRules).toEqual({ units: [], lack: '0.00' });
  });

  it('does not ask for money that the rules would keep from the outputs', () => {
    const half = {
      format: 'allocation-program/1',
      stages: [{ id: 'half', to: '*', share: 'proportional', upTo: { percentOfClaim: '50' } }],
    };
    const funding = [{ id: 'a', amount: '160000000.00', stage: 'committed' }];
    const { asks, heldBackByRules } = asked('asks', byComponent(funding, { program: half }));
    expect(asks).toEqual([]);
    expect(heldBackByRules).toEqual({ units: ['C1', 'C2', 'C3', 'C4', 'C5'], lack: '118500000.00' });
  });

  it('of a cut is one line for all that was cut', () => {
    const cut = {
      format: 'allocation-program/1',
      direction: 'cut',
      stages: [{ id: 'all', to: '*', share: 'equal-awards' }],
    };
    const funding = [{ id: 'a', amount: '220000000.00', stage: 'committed' }];
    const { asks } = asked('asks', byComponent(funding, { program: cut }));
    expect(asks.map(({ usable, limitedBy, closes }) => [usable, limitedBy, closes])).toEqual([
      ['17000000.00', ['a'], { alone: '17000000.00', withAll: '17000000.00' }],
    ]);
  });
});

describe('departures', () => {
  it('take what the document without the unpaid money allocates less', () => {
    const { departures, threeLargest } = asked('departures', threeLetters);
    const now = cents(evaluated(threeLetters).totals.award);
    const flagship = departures.find(({ source }) => source === 'flagship-a')!;
    const gone = withSource(threeLetters, 'flagship-a', (source) => ({
      ...source,
      tranches: (source['tranches'] as { stage: string }[]).map((tranche) =>
        tranche.stage === 'committed' ? { ...tranche, stage: 'identified' } : tranche,
      ),
    }));
    expect(cents(flagship.loss!)).toBe(now - cents(evaluated(gone).totals.award));
    expect(cents(flagship.loss!)).toBeLessThanOrEqual(cents(flagship.awaited));
    expect(flagship.changes.reduce((sum, { change }) => sum + cents(change), 0n)).toBe(-cents(flagship.loss!));
    expect(threeLargest.sources[0]).toBe('flagship-a');
  });

  it('of money that has been paid change nothing, and no pledge is missed', () => {
    const { departures } = asked(
      'departures',
      byComponent([
        { id: 'paid', amount: '10000000.00', stage: 'received' },
        { id: 'hoped', amount: '10000000.00', stage: 'pledged' },
      ]),
    );
    expect(departures).toEqual([]);
  });

  it('name the outputs that fall below their least amount, also when only money in hand counts', () => {
    const minimum = {
      level: 'output',
      basis: 'in-hand',
      minimumViable: { outputs: { 'C5.6': '10000.00', 'C2.3': '1.00' } },
    };
    const funding = [
      { id: 'one', amount: '1000000.00', stage: 'received' },
      { id: 'two', amount: '200000000.00', stage: 'committed' },
    ];
    const answer = asked('departures', byComponent(funding, minimum));
    expect(answer.basis).toBe('firm');
    expect(answer.departures.map(({ source, belowMinimum }) => [source, belowMinimum])).toEqual([['two', ['C5.6']]]);
  });

  it('say so when the rules cannot run without the agreement', () => {
    const program = {
      format: 'allocation-program/1',
      stages: [{ id: 'all', to: '*', share: 'proportional' }],
      minimumViable: { field: 'minimum', protected: ['C5.6'] },
    };
    const minimum = { level: 'output', program, minimumViable: { outputs: { 'C5.6': '10000.00' } } };
    const answer = asked('departures', byComponent([{ id: 'a', amount: '10000.00', stage: 'committed' }], minimum));
    expect(answer.departures[0]).toMatchObject({ loss: null, fault: 'minima-not-fundable' });
  });

  it('share of the three largest is of all firm money', () => {
    const funding = [1, 2, 3, 4].map((million) => ({
      id: `m${million}`,
      amount: `${million}000000.00`,
      stage: 'committed',
    }));
    expect(asked('departures', byComponent(funding)).threeLargest).toEqual({
      sources: ['m4', 'm3', 'm2'],
      share: '0.900000',
    });
  });
});

describe('questions about a scenario', () => {
  const scenario = byComponent([{ id: 'a', amount: '160000000.00', stage: 'committed' }]);

  it('are refused with every fault of the scenario and of themselves', () => {
    expect(faultsOf({ scenario, mode: 'lift', to: ['C9'], goal: '1.5' })).toEqual([
      '/to/0 unknown-id',
      '/goal not-a-share',
    ]);
    expect(faultsOf({ scenario, mode: 'lift', to: [], goal: '0.8' })).toEqual(['/to empty-selection']);
    expect(faultsOf({ scenario, mode: 'asks', goal: '0' })).toEqual(['/goal not-a-share']);
    expect(faultsOf({ scenario: { ...scenario, grain: 'day' }, mode: 'lift', to: 7 })).toEqual([
      '/scenario/grain unknown-value',
      '/to not-a-selector',
      '/goal required',
    ]);
    expect(faultsOf({ scenario: { ...scenario, grain: 'day' }, mode: 'guess', to: 7 })).toEqual([
      '/scenario/grain unknown-value',
      '/mode unknown-value',
    ]);
    expect(faultsOf('lift')).toEqual([' wrong-type']);
  });

  it('that would take too long are refused with the estimate before they begin', () => {
    expect(faultsOf({ scenario: threeLetters, mode: 'lift', to: ['C1.1'], goal: '1' }, 1_000)).toEqual([
      ' work-too-large',
    ]);
    const answer = modesAnswer({ scenario: threeLetters, mode: 'lift', to: ['C1.1'], goal: '1' }, 1_000);
    expect(!answer.ok && answer.faults[0]!.detail).toMatch(/27600/);
  });

  it('say the day of the position and what they are measured on', () => {
    const { currency, asOf, basis } = asked('earmarking', threeLetters);
    expect([currency, asOf, basis]).toEqual(['USD', '2023-12-31', 'firm']);
  });

  it('give the same answer twice', () => {
    const question = {
      scenario: { ...scenario, funding: [{ id: amountOf(0n), amount: '1.00', stage: 'committed' }] },
      mode: 'asks',
    };
    expect(JSON.stringify(modesAnswer(question))).toBe(JSON.stringify(modesAnswer(structuredClone(question))));
  });
});
