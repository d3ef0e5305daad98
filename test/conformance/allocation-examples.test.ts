import { describe, expect, test } from 'vitest';
import { answerTo, type FullAnswer } from './allocation-wire.ts';

const million = (amount: number): string => (amount === 0 ? '0.00' : `${amount}000000.00`);

/** The plan's five components with illustrative minima. */
const components = [
  ['C1', 190, 60],
  ['C2', 20, 8],
  ['C3', 15, 6],
  ['C4', 8, 4],
  ['C5', 4, 2],
] as const;
const targets = components.map(([id, claim, minimum]) => ({
  id,
  claim: million(claim),
  fields: { minimum: million(minimum) },
}));
const core = (amount: string) => [{ id: 'core', amount, for: '*' as const }];
const awards = (answer: FullAnswer) => answer.awards.map(({ award }) => award);

test('example A: minima pro rata, C2 and C4 to their claims, the rest pro rata', () => {
  const stages = [
    { id: 'protect-minimum', upTo: { field: 'minimum' }, share: 'proportional' },
    { id: 'core-tier', to: ['C2', 'C4'], share: 'proportional' },
    { id: 'everyone-else', share: 'proportional' },
  ];
  const answer = answerTo({ targets, sources: core(million(150)), program: { stages } });
  expect(awards(answer)).toEqual(['109787234.04', '20000000.00', '9446808.51', '8000000.00', '2765957.45']);
  expect(answer.stages.map(({ used }) => used)).toEqual(['80000000.00', '16000000.00', '54000000.00']);
  expect(answer.stages[2]!.levels).toEqual([{ level: '18/47', targets: ['C1', 'C3', 'C5'] }]);
  expect(answer.awards.map(({ reasons }) => reasons[0]?.code)).toEqual([
    'money-exhausted',
    'complete',
    'money-exhausted',
    'complete',
    'money-exhausted',
  ]);
});

describe('example B: restricted money', () => {
  const sources = [
    { id: 'core', amount: million(60), for: '*' },
    { id: 'donorX', amount: million(30), for: ['C1'] },
    { id: 'donorY', amount: million(25), for: ['C3', 'C5'] },
    { id: 'donorZ', amount: million(10), for: ['C2'] },
  ];
  const stages = [
    { id: 'protect-minimum', to: '*', upTo: { field: 'minimum' }, share: 'proportional' },
    { id: 'same-coverage', to: '*', share: 'proportional' },
  ];
  const answer = answerTo({ targets, sources, program: { stages } });

  test('awards to the cent, 6 million stranded on donor Y', () => {
    expect(awards(answer)).toEqual(['84931506.85', '10301369.86', '15000000.00', '4767123.29', '4000000.00']);
    expect(answer).toMatchObject({
      engine: '0.1.0',
      currency: 'USD',
      claims: '237000000.00',
      funds: '125000000.00',
      allocated: '119000000.00',
      unallocated: '6000000.00',
      stranded: '6000000.00',
      surplus: '0.00',
      withheld: '0.00',
    });
    expect(answer.idle).toEqual([
      { source: 'donorY', amount: '6000000.00', kind: 'stranded', widerEarmarkWouldFund: ['C1', 'C2', 'C4'] },
    ]);
  });

  test('the answer has the keys and the order that other programs rely on', () => {
    expect(Object.keys(answer)).toEqual([
      'engine',
      'currency',
      'claims',
      'funds',
      'allocated',
      'unallocated',
      'stranded',
      'surplus',
      'withheld',
      'awards',
      'idle',
      'routing',
      'stages',
      'bottlenecks',
      'released',
      'overspent',
      'rounding',
      'warnings',
    ]);
    expect(JSON.stringify(answer.awards[0])).toBe(
      '{"target":"C1","claim":"190000000.00","award":"84931506.85","gap":"105068493.15","coverage":"0.447007","exact":"620000000000/73","reasons":[{"code":"bottleneck","params":{}}]}',
    );
    expect(JSON.stringify(answer.stages[1]!.levels)).toBe(
      '[{"level":"14/73","targets":["C1","C2","C4"]},{"level":"1","targets":["C3","C5"]}]',
    );
    expect(JSON.stringify(answer.stages[1]!.given[0])).toBe(
      '{"target":"C1","amount":"24931506.84","exact":"182000000000/73"}',
    );
  });

  test('the bottleneck names who shares which exhausted sources', () => {
    expect(answer.bottlenecks).toEqual([
      {
        stage: 'same-coverage',
        level: '14/73',
        targets: ['C1', 'C2', 'C4'],
        sources: ['core', 'donorX', 'donorZ'],
        limit: false,
      },
    ]);
  });

  test('restricted money pays first, flexible money fills up', () => {
    expect(answer.routing).toEqual([
      { source: 'core', target: 'C1', amount: '54931506.85' },
      { source: 'core', target: 'C2', amount: '301369.86' },
      { source: 'core', target: 'C4', amount: '4767123.29' },
      { source: 'donorX', target: 'C1', amount: '30000000.00' },
      { source: 'donorY', target: 'C3', amount: '15000000.00' },
      { source: 'donorY', target: 'C5', amount: '4000000.00' },
      { source: 'donorZ', target: 'C2', amount: '10000000.00' },
    ]);
  });
});

test('example C: half first, then equal reductions, is the Talmud rule', () => {
  const stages = [
    { id: 'half-first', upTo: { percentOfClaim: '50' }, share: 'equal-awards' },
    { id: 'equal-losses', share: 'equal-losses' },
  ];
  const answer = answerTo({ targets, sources: core('150000000.01'), program: { stages } });
  expect(awards(answer)).toEqual(['126500000.01', '10000000.00', '7500000.00', '4000000.00', '2000000.00']);
  const more = answerTo({ targets, sources: core(million(204)), program: { stages } });
  expect(awards(more)[1]).toBe('10250000.00');
});

test('example D: a cut list is a program that hands out the shortfall', () => {
  const stages = [
    { id: 'ten-percent', to: ['C1', 'C2', 'C3', 'C5'], upTo: { percentOfClaim: '10' }, share: 'proportional' },
    { id: 'equal-cuts', to: ['C1', 'C2', 'C3'], upTo: { percentOfClaim: '60' }, share: 'equal-awards' },
  ];
  const answer = answerTo({ targets, sources: core(million(180)), program: { direction: 'cut', stages } });
  expect(awards(answer)).toEqual(['154400000.00', '8000000.00', '6000000.00', '8000000.00', '3600000.00']);
  expect(answer.stages.map(({ distributes, used }) => [distributes, used])).toEqual([
    ['cuts', '22900000.00'],
    ['cuts', '34100000.00'],
  ]);
});

test('the reference line: 160 of 237 million firm, pro rata', () => {
  const stages = [{ id: 'reference-line', share: 'proportional' }];
  const answer = answerTo({ targets, sources: core(million(160)), program: { stages } });
  expect(awards(answer)).toEqual(['128270042.19', '13502109.71', '10126582.28', '5400843.88', '2700421.94']);
  expect(answer.awards[0]!.reasons.map(({ code }) => code)).toEqual(['money-exhausted', 'no-priorities-chosen']);
});

test('earmarked money first leaves other awards than the joint optimum, and both are right', () => {
  const earmarked = { C1: 120, C2: 0, C3: 5, C4: 0, C5: 0 };
  const withField = targets.map((target) => ({
    ...target,
    fields: { earmarked: million(earmarked[target.id]) },
  }));
  const sources = [
    { id: 'free', amount: million(35), for: '*' },
    { id: 'flagship', amount: million(120), for: ['C1'] },
    { id: 'theme', amount: million(5), for: ['C3'] },
  ];
  const first = { id: 'earmarked', upTo: { field: 'earmarked' }, share: 'proportional' };
  const rest = { id: 'rest', share: 'proportional' };
  const separate = answerTo({ targets: withField, sources, program: { stages: [first, rest] } });
  expect(awards(separate)).toEqual(['141875000.00', '6250000.00', '8125000.00', '2500000.00', '1250000.00']);
  const joint = answerTo({ targets: withField, sources, program: { stages: [rest] } });
  expect(awards(joint)).toEqual(['128270042.19', '13502109.71', '10126582.28', '5400843.88', '2700421.94']);
});
