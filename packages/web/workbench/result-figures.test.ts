import { type Evaluation, evaluate, readScenario, type ScenarioDocument } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';
import { CATALOGUES } from '../language/catalogues.ts';
import { wordingOf } from '../language/wording.ts';
import { newScenarioDocument, withAvailableMoney } from './edit-scenario.ts';
import { positionSentence } from './position-sentence.ts';
import { mainReason } from './reason-text.ts';
import { resultFigures } from './result-figures.ts';

const english = wordingOf('en', CATALOGUES.en, 'latn');
const document = withAvailableMoney(newScenarioDocument('A position', 'Money available'), '160000000.00');

function evaluated(scenario: ScenarioDocument) {
  const read = readScenario(scenario);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const result = evaluate(read.value);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return { result: result.value as Evaluation, plan: read.value.plan };
}

describe('an officer who reads the result', () => {
  it('finds every cent of the cost in hand, agreed, missing or lapsed, by component and by output', () => {
    const { result, plan } = evaluated({ ...document, grain: 'year', asOf: '2024-12-31' });
    const components = resultFigures(result, plan);
    const whole = components.reduce((sum, { inHand, agreed, gap, lapsed }) => sum + inHand + agreed + gap + lapsed, 0n);
    expect(whole).toBe(23_700_000_000n);
    for (const { outputs, inHand, agreed, gap, lapsed } of components) {
      const sum = (of: 'inHand' | 'agreed' | 'gap' | 'lapsed') =>
        outputs.reduce((total, output) => total + output[of], 0n);
      expect([sum('inHand'), sum('agreed'), sum('gap'), sum('lapsed')]).toEqual([inHand, agreed, gap, lapsed]);
    }
    expect(components.flatMap(({ outputs }) => outputs).length).toBe(41);
  });

  it('is shown no amount of an output while its cost is a placeholder, and every amount once it was entered', () => {
    const placeholder = evaluated(document);
    expect(resultFigures(placeholder.result, placeholder.plan).map(({ parts }) => parts)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    const shares = { 'C5.1': '0.1', 'C5.2': '0.1', 'C5.3': '0.1', 'C5.4': '0.1', 'C5.5': '0.1', 'C5.6': '0.5' };
    const entered = evaluated({ ...document, costing: { split: { C5: { shares } } } });
    expect(resultFigures(entered.result, entered.plan).map(({ parts }) => parts === null)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('reads first where the plan stands, and that no output is fully financed', () => {
    const { result, plan } = evaluated({ ...document, asOf: '2021-12-31' });
    expect(positionSentence(result, plan, english)).toBe(
      'As at 31 December 2021, firm money covers US$160.0 million of the indicative 237.0 (67.5 per cent). None of the 41 outputs is fully financed.',
    );
  });

  it('reads that windows have closed, and why an output of such a window got nothing', () => {
    const { result, plan } = evaluated({ ...document, asOf: '2024-01-01' });
    expect(positionSentence(result, plan, english)).toMatch(/; 2 can no longer be delivered in their time frame\.$/);
    const closed = resultFigures(result, plan)
      .flatMap(({ outputs }) => outputs)
      .find(({ id }) => id === 'C5.6')!;
    expect(mainReason(closed, english)).toBe('Its time frame has ended');
  });

  it('is not told that a cost is covered because one of its years is', () => {
    const reasons = [
      { code: 'complete', params: {}, periods: ['2022'] },
      { code: 'money-exhausted', params: {}, periods: ['2023', '2024'] },
    ];
    expect(mainReason({ reasons, coverage: '0.500000', isClosed: false }, english)).toBe(
      'The money ran out at its step',
    );
  });
});
