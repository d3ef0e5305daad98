import { describe, expect, it } from 'vitest';
import { ladderAnswer } from './ladder.ts';
import { patched } from './patched.ts';
import { sensitivityAnswer } from './sensitivity.ts';

type Document = Record<string, unknown>;

const scenario: Document = {
  schema: 'scenario/1',
  name: 'x',
  plan: 'gb343-ins-3-1',
  funding: [{ id: 'a', amount: '160000000.00', stage: 'committed' }],
};

function codesOf(answer: { ok: boolean; faults?: readonly { pointer: string; code: string }[] }): string[] {
  return (answer.faults ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('patched', () => {
  it.each([
    [{ a: [1, { b: 2 }] }, '/a/1/b', { a: [1, { b: 9 }] }],
    [{}, '/costing/contingency', { costing: { contingency: 9 } }],
    [{ 'a/b': 1 }, '/a~1b', { 'a/b': 9 }],
    [{ a: 1 }, '/a/b', undefined],
    [{ a: [] }, '/a/0', undefined],
    [{ a: 1 }, 'a', undefined],
  ])('%j at %s', (document, pointer, expected) => expect(patched(document, pointer, 9)).toEqual(expected));
});

describe('one input at a time', () => {
  // Contingency is rounded line by line, so ten per cent of 237 million are 19 cents more here.
  it('moves the gap by what the input moves, and leaves the base alone', () => {
    const inputs = [
      { pointer: '/costing/contingency', low: '0', high: '0.10' },
      { pointer: '/funding/0/amount', low: '150000000.00', high: '170000000.00' },
    ];
    const answer = sensitivityAnswer({ scenario, inputs });
    expect(answer.ok && answer.value.base.gap).toBe('77000000.00');
    expect(answer.ok && answer.value.inputs.map(({ swing }) => swing)).toEqual(['23700000.19', '-20000000.00']);
  });

  it('a value that makes the scenario faulty is a row that says so', () => {
    const answer = sensitivityAnswer({
      scenario,
      inputs: [{ pointer: '/costing/contingency', low: '-1', high: '0.1' }],
    });
    const [row] = answer.ok ? answer.value.inputs : [];
    expect(row).toMatchObject({ low: { outcome: { faults: [expect.any(String)] } }, swing: null });
  });

  it('two inputs together form a table, row by row', () => {
    const answer = sensitivityAnswer({
      scenario,
      sweep: {
        rows: { pointer: '/costing/contingency', values: ['0', '0.10'] },
        columns: { pointer: '/funding/0/amount', values: ['100000000.00', '237000000.00'] },
      },
    });
    const gaps = answer.ok
      ? answer.value.sweep?.outcomes.map((row) => row.map((cell) => 'gap' in cell && cell.gap))
      : [];
    expect(gaps).toEqual([
      ['137000000.00', '0.00'],
      ['160700000.19', '23700000.19'],
    ]);
  });

  it('refuses pointers that lead nowhere, all at once', () => {
    const inputs = [
      { pointer: '/funding/7/amount', low: '1', high: '2' },
      { pointer: '/name/x', low: '1', high: '2' },
    ];
    expect(codesOf(sensitivityAnswer({ scenario, inputs }))).toEqual([
      '/inputs/0/pointer no-such-place',
      '/inputs/1/pointer no-such-place',
    ]);
    expect(codesOf(sensitivityAnswer([]))).toEqual([' wrong-type']);
  });
});

describe('the shortfall ladder', () => {
  it('goes from fully financed to half short, whatever the money is now', () => {
    for (const funding of [scenario['funding'], []]) {
      const answer = ladderAnswer({ scenario: { ...scenario, funding } });
      const steps = answer.ok ? answer.value.steps : [];
      expect(steps.map(({ usable }) => usable.replace('.00', '')).slice(0, 3)).toEqual([
        '237000000',
        '225150000',
        '213300000',
      ]);
      expect(steps.at(-1)).toMatchObject({ shortfall: '0.5', award: '118500000.00', coverage: '0.500000', nothing: 0 });
      expect(steps[0]).toMatchObject({ gap: '0.00', complete: 41 });
    }
  });

  it('loses no cent of the money in scaling it, so that no shortfall of nothing leaves a gap', () => {
    const funding = ['10000000.01', '10000000.00', '10000000.00'].map((amount, index) => ({
      id: `s${index}`,
      amount,
      stage: 'committed',
    }));
    const answer = ladderAnswer({ scenario: { ...scenario, funding }, shortfalls: ['0', '0.5'] });
    expect(answer.ok && answer.value.steps.map(({ usable, gap }) => [usable, gap])).toEqual([
      ['237000000.00', '0.00'],
      ['118500000.00', '118500000.00'],
    ]);
  });

  it('counts no line as complete of which a part was not delivered in time', () => {
    const lapsed = { ...scenario, grain: 'year', asOf: '2022-06-30', slippage: 'lapse' };
    const answer = ladderAnswer({ scenario: lapsed, shortfalls: ['0'] });
    const [step] = answer.ok ? answer.value.steps : [];
    // Each of the 37 outputs that begin in 2021 lapsed there; the other lines are paid in full.
    const move = ladderAnswer({ scenario: { ...lapsed, slippage: 'move' }, shortfalls: ['0'] });
    expect(move.ok && move.value.steps[0]!.complete - step!.complete).toBe(37);
  });

  it('keeps the conditions of the money: what is stranded at full funding stays visible', () => {
    const funding = [
      { id: 'c5', amount: '100.00', stage: 'committed', earmark: { for: ['C5'] } },
      { id: 'any', amount: '100.00', stage: 'committed' },
    ];
    const answer = ladderAnswer({ scenario: { ...scenario, funding }, shortfalls: ['0'] });
    expect(answer.ok && answer.value.steps[0]).toMatchObject({ usable: '237000000.00', award: '122500000.00' });
  });

  it('a step that the program cannot take is a row with its reason', () => {
    const program = {
      format: 'allocation-program/1',
      direction: 'cut',
      stages: [{ id: 's', to: ['C1'], share: 'proportional', upTo: { percentOfClaim: '10' } }],
    };
    const answer = ladderAnswer({ scenario: { ...scenario, program }, shortfalls: ['0.05', '0.5'] });
    expect(answer.ok && answer.value.steps.map(({ fault }) => fault)).toEqual([null, 'cut-not-absorbed']);
  });

  it('refuses shares that are none', () => {
    expect(codesOf(ladderAnswer({ scenario, shortfalls: ['0.5', '1.5', 'half'] }))).toEqual([
      '/shortfalls/1 not-a-share',
      '/shortfalls/2 not-a-share',
    ]);
  });
});
