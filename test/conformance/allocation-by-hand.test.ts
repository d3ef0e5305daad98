/** Small problems worked out on paper, one for each sentence of the method that a single figure can show. */
import { allocate, readAllocationRequest } from '@tamwil/allocation';
import { describe, expect, test } from 'vitest';
import { answerTo, type FullAnswer } from './allocation-wire.ts';

const money = (amount: number): string => amount.toFixed(2);
const targets = (...claims: number[]) => claims.map((claim, i) => ({ id: 'abc'[i]!, claim: money(claim) }));
const pool = (amount: number) => [{ id: 'core', amount: money(amount), for: '*' }];
const program = (...stages: object[]) => ({ stages: stages.map((stage, i) => ({ id: `s${i}`, ...stage })) });
type Request = Parameters<typeof answerTo>[0];

const awards = (answer: FullAnswer) => answer.awards.map(({ award }) => Number(award)).join(' ');
const reasons = (answer: FullAnswer) => answer.awards.map((award) => award.reasons.map(({ code }) => code).join('+'));
const idle = (answer: FullAnswer) => answer.idle.map(({ source, kind, amount }) => `${source} ${kind} ${amount}`);
const chosen = (answer: FullAnswer) => answer.stages.flatMap(({ selection }) => selection?.chosen ?? []).join(' ');

/** The codes and places of all that is wrong; of a run, when the request is right. */
function faultsOf(request: Request): string[] {
  const body = { currency: 'USD', ...request, program: { format: 'allocation-program/1', ...request.program } };
  const read = readAllocationRequest(body);
  const result = read.ok ? allocate(read.value.problem) : read;
  return result.ok ? [] : result.faults.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe('a weight means what the method says, for every rule', () => {
  const thirty = targets(30, 30, 30);
  test.each([
    // 60 = L (2 x 30 + 30 + 30), L = 1/2: 30 15 15.
    ['proportional: twice the share', 60, 'proportional', '30 15 15'],
    // 40 = L (2 + 1 + 1).
    ['equal amounts: twice the amount', 40, 'equal-awards', '20 10 10'],
    // 90 - 50 = L (2 + 1 + 1): a gives up 20.
    ['equal reductions: twice the reduction', 50, 'equal-losses', '10 20 20'],
  ])('%s', (_, amount, share, expected) => {
    const stage = { share, weights: { a: '2' } };
    expect(awards(answerTo({ targets: thirty, sources: pool(amount), program: program(stage) }))).toBe(expected);
  });

  test('groups first: weights of groups, then members', () => {
    const inGroups = [
      { id: 'a', claim: '60.00', group: 'G' },
      { id: 'b', claim: '20.00', group: 'G' },
      { id: 'c', claim: '60.00', group: 'H' },
    ];
    // G 30, H 15; inside G equal amounts: 15 each.
    const stage = { share: 'equal-awards', by: 'group', weights: { G: '2' }, within: 'equal-awards' };
    expect(awards(answerTo({ targets: inGroups, sources: pool(45), program: program(stage) }))).toBe('15 15 15');
  });
});

describe('a step does what it says and no more', () => {
  test('priority follows the order of the step, not of the request', () => {
    const stage = { share: 'priority', to: ['c', 'a', 'b'] };
    const answer = answerTo({ targets: targets(30, 30, 30), sources: pool(50), program: program(stage) });
    expect(awards(answer)).toBe('20 0 30');
    expect(reasons(answer)).toEqual(['money-exhausted', 'money-exhausted', 'complete']);
  });

  test('a limit in per cent of the money holds for its step only', () => {
    // 60 to a; 40 over what is open, 40 and 100: 2/7 of each.
    const answer = answerTo({
      targets: targets(100, 100),
      sources: pool(100),
      program: program({ share: 'priority', limit: { percentOfFunds: '60' } }, { share: 'proportional' }),
    });
    expect(awards(answer)).toBe('71.43 28.57');
    expect(answer.warnings.map(({ code }) => code)).toEqual(['path-not-linear']);
  });

  test.each([
    [99.99, '50 49.99', ['funding-ratio', null]],
    [100, '100 0', [null, null]],
  ])('a guard of one half with %d of 200', (amount, expected, skipped) => {
    const answer = answerTo({
      targets: targets(100, 100),
      sources: pool(amount),
      program: program({ share: 'priority', minFundingRatio: '1/2' }, { share: 'equal-awards' }),
    });
    expect(awards(answer)).toBe(expected);
    expect(answer.stages.map((stage) => stage.skipped)).toEqual(skipped);
  });

  test('years of an output share as the output would, and an amount is split by cost', () => {
    const years = [
      { id: 'a1', unit: 'a', claim: '10.00' },
      { id: 'a2', unit: 'a', claim: '30.00' },
      { id: 'b', claim: '40.00' },
    ];
    const of = (stage: object) => awards(answerTo({ targets: years, sources: pool(40), program: program(stage) }));
    expect(of({ share: 'equal-awards' })).toBe('5 15 20');
    expect(of({ share: 'proportional', upTo: { amount: '8.00' } })).toBe('2 6 8');
    expect(of({ share: 'priority', to: ['a2', 'b', 'a1'] })).toBe('10 30 0');
  });

  test('cuts: ten per cent off all at most, the rest off one', () => {
    // 150 - 120 = 30: 10 and 5 in the first step, 15 more off a.
    const cut = program(
      { share: 'equal-awards', upTo: { percentOfClaim: '10' } },
      { share: 'equal-awards', to: ['a'] },
    );
    const request = (amount: number, of: object) => ({ targets: targets(100, 50), sources: pool(amount), program: of });
    expect(awards(answerTo(request(120, { direction: 'cut', ...cut })))).toBe('75 45');
    const weak = { direction: 'cut', stages: cut.stages.slice(0, 1) };
    expect(faultsOf(request(20, weak))).toEqual(['cut-not-absorbed /program/stages']);
  });
});

describe('whole outputs', () => {
  const choose = (stage: object, amount = 65, claims = [40, 50, 20]) =>
    answerTo({
      targets: targets(...claims),
      sources: pool(amount),
      program: program({ select: 'in-order', ...stage }),
    });

  test('skip goes on, stop ends there, what must be comes first', () => {
    const skip = choose({ onMisfit: 'skip' });
    expect([chosen(skip), awards(skip)]).toEqual(['a c', '40 0 20']);
    expect(idle(skip)).toEqual(['core withheld 5.00']);
    expect(reasons(skip)).toEqual(['complete', 'does-not-fit', 'complete']);
    expect(reasons(choose({ onMisfit: 'stop' }))).toEqual(['complete', 'does-not-fit', 'not-selected']);
    expect(chosen(choose({ must: ['b'] }))).toBe('b');
  });

  test('a requirement is met by what is chosen before, an exclusion bars what comes later', () => {
    const answer = choose({ requires: [['a', 'b']], excludes: [['b', 'c']] }, 120);
    expect(reasons(answer)).toEqual(['requires-unmet', 'complete', 'excluded']);
    const complete = answerTo({
      targets: targets(40, 20),
      sources: pool(60),
      program: program({ share: 'priority', to: ['b'] }, { select: 'in-order', to: ['a'], requires: [['a', 'b']] }),
    });
    expect(chosen(complete)).toBe('a');
  });

  test('of equal value the cheaper, of equal cost the first; what cannot be together is told', () => {
    const value = { a: 5, b: 5, c: 5 };
    expect(chosen(choose({ select: 'best-value', value }, 30, [30, 20, 20]))).toBe('b');
    const both = program({ select: 'in-order', must: ['a', 'b'] });
    expect(faultsOf({ targets: targets(40, 50), sources: pool(65), program: both })).toEqual([
      'selection-infeasible /program/stages/0/must',
    ]);
  });
});

describe('least amounts', () => {
  const withMinima = (...minima: number[]) =>
    targets(60, 60, 60)
      .slice(0, minima.length)
      .map((target, i) => ({ ...target, fields: { minimum: money(minima[i]!) } }));
  const minimumViable = (more: object) => ({
    ...program({ share: 'proportional' }),
    minimumViable: { field: 'minimum', ...more },
  });

  test('what was released is taken back when it fits after all', () => {
    // 120 wanted, 75 there: c (30) and a (50) are released; then c fits beside b. 5 more over 20 and 30.
    const answer = answerTo({
      targets: withMinima(50, 40, 30),
      sources: pool(75),
      program: minimumViable({ release: ['c', 'a'] }),
    });
    expect([answer.released, awards(answer)]).toEqual([['a'], '0 42 33']);
    expect(reasons(answer)[0]).toBe('released');
  });

  test('nobody is released whose release helps nobody', () => {
    const answer = answerTo({
      targets: withMinima(50, 40),
      sources: [
        { id: 'x', amount: '10.00', for: ['a'] },
        { id: 'y', amount: '50.00', for: ['b'] },
      ],
      program: minimumViable({ release: ['b', 'a'] }),
    });
    expect([answer.released, awards(answer), idle(answer)]).toEqual([['a'], '0 50', ['x withheld 10.00']]);
  });

  test('protected minima that do not fit are a fault', () => {
    const program = minimumViable({ protected: ['a'] });
    expect(faultsOf({ targets: withMinima(50), sources: pool(10), program })).toEqual([
      'minima-not-fundable /program/minimumViable',
    ]);
  });
});

describe('conditions of money', () => {
  test('a ceiling on a group holds for its members together, and is the bottleneck', () => {
    const answer = answerTo({
      targets: targets(50, 50, 50).map((target, i) => ({ ...target, group: i < 2 ? 'G' : 'H' })),
      sources: [{ id: 'x', amount: '90.00', for: '*', atMost: { G: '40.00' } }],
      program: program({ share: 'proportional' }),
    });
    expect(awards(answer)).toBe('20 20 50');
    expect(answer.bottlenecks).toEqual([
      { stage: 's0', level: '2/5', targets: ['a', 'b'], sources: ['x'], limit: false },
    ]);
  });

  test('booked money is where it is, even above the cost', () => {
    const booked = (amount: string) => [{ id: 'x', amount: '40.00', for: '*', booked: [{ target: 'a', amount }] }];
    const over = answerTo({
      targets: targets(10, 50),
      sources: booked('15.00'),
      program: program({ share: 'proportional' }),
    });
    expect([awards(over), over.overspent]).toEqual(['10 25', [{ target: 'a', amount: '5.00' }]]);
    // Equal amounts of a limit of 20 give 10 each, then a is raised to what is booked on it.
    const stage = { share: 'equal-awards', limit: { amount: '20.00' } };
    const raised = answerTo({ targets: targets(50, 50), sources: booked('30.00'), program: program(stage) });
    expect([awards(raised), reasons(raised)[0]]).toEqual(['30 10', 'stage-limit+booked']);
  });

  test('idle money says why: conditions, or enough for all; and whom a wider condition would help', () => {
    const sources = [
      { id: 'x', amount: '15.00', for: ['a'] },
      { id: 'y', amount: '5.00', for: ['b'] },
    ];
    const answer = answerTo({ targets: targets(10, 50), sources, program: program({ share: 'proportional' }) });
    expect([awards(answer), idle(answer)]).toEqual(['10 5', ['x stranded 5.00']]);
    expect(answer.idle[0]).toMatchObject({ widerEarmarkWouldFund: ['b'] });
    const enough = answerTo({ targets: targets(10), sources: pool(12), program: program({ share: 'proportional' }) });
    expect(idle(enough)).toEqual(['core surplus 2.00']);
  });

  test('the most restricted source pays first, so that free money stays where only it can go', () => {
    const sources = [...pool(10), { id: 'x', amount: '10.00', for: ['a'] }];
    const { routing } = answerTo({ targets: targets(10, 10), sources, program: program({ share: 'proportional' }) });
    expect(routing.map(({ source, target, amount }) => `${source} ${target} ${amount}`)).toEqual([
      'core b 10.00',
      'x a 10.00',
    ]);
  });

  test('a cent that three have an equal right to goes to the smallest rank', () => {
    const ranked = targets(1, 1, 1).map((target, i) => (i === 0 ? target : { ...target, rank: 3 - i }));
    expect(awards(answerTo({ targets: ranked, sources: pool(1), program: program({ share: 'proportional' }) }))).toBe(
      '0.33 0.33 0.34',
    );
  });
});

test('all that is wrong with a request is told at once, each where it stands', () => {
  expect(
    faultsOf({
      targets: targets(100),
      sources: [{ id: 'x', amount: '5.00', for: ['a'] }],
      program: {
        direction: 'cut',
        ...program({ share: 'proportional', minFundingRatio: '1/2', limit: { percentOfFunds: '5' } }),
      },
    }),
  ).toEqual([
    'cut-restricted-money /sources/0/for',
    'not-in-a-cut /program/stages/0/minFundingRatio',
    'not-in-a-cut /program/stages/0/limit/percentOfFunds',
  ]);
  expect(
    faultsOf({
      targets: [
        { id: 'a', claim: '1.00', group: 'G' },
        { id: 'b', claim: '1.00' },
      ],
      sources: [{ id: 'x', amount: '5.00', for: '*', atMost: { z: '1.00' } }],
      program: program({ share: 'proportional', by: 'group', weights: { G: '0' } }),
    }),
  ).toHaveLength(3);
});
