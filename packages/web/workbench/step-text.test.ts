import type { StageDocument } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';
import { wordingOf } from '../language/wording.ts';
import shell from '../shell/languages/en.json' with { type: 'json' };
import { ruleText, stepName } from './step-text.ts';

const english = wordingOf('en', shell, 'latn');
const told = (stage: Partial<StageDocument>, hands: 'awards' | 'cuts' = 'awards') =>
  ruleText({ id: 'x', ...stage } as StageDocument, hands, 'USD', english);

describe('an officer who has to defend a step of the rules', () => {
  it.each<[Partial<StageDocument>, string]>([
    [{ share: 'proportional' }, 'every output gets the same share of what it still needs.'],
    [{}, 'every output gets the same share of what it still needs.'],
    [
      { share: 'equal-awards', upTo: { percentOfClaim: '50' } },
      'every output gets the same amount, none more than it needs. Up to 50 per cent of its cost.',
    ],
    [
      { share: 'priority', upTo: { field: 'minimum' }, limit: { percentOfFunds: '60' } },
      'outputs are served one after the other. Up to its least amount to deliver. At most 60 per cent of all money goes here.',
    ],
    [
      { share: 'equal-losses', upTo: { amount: '1000000' }, limit: { amount: '2500000.5' }, minFundingRatio: '1/2' },
      'every output misses the same amount, none less than zero. Up to USD\u00a01,000,000.00. At most USD\u00a02,500,000.50 goes here. Only if the money is at least 1/2 of the cost.',
    ],
    [{ upTo: { field: 'own' } }, 'every output gets the same share of what it still needs. Up to its figure “own”.'],
    [
      { by: 'component', within: 'equal-awards' },
      'first between components, then inside each: every output gets the same share of what it still needs.',
    ],
    [{ select: 'in-order' }, 'outputs are financed whole or not at all.'],
  ])('reads all that holds for it: %j', (stage, sentence) => {
    expect(told(stage)).toBe(sentence);
  });

  it('is not told that outputs get money where they lose it', () => {
    expect(told({ share: 'equal-awards' }, 'cuts')).toBe(
      'every output is reduced by the same amount, none by more than may be cut.',
    );
  });

  it('reads the name that the author gave it, else ours, else its id', () => {
    const names = [
      stepName('high', { id: 'high', label: { en: 'Health first' } } as unknown as StageDocument, english),
      stepName('high', undefined, english),
      stepName('step-7', undefined, english),
    ];
    expect(names).toEqual(['Health first', 'High', 'step-7']);
  });
});
