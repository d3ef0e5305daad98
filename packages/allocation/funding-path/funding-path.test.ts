import { formatFraction, fraction, minus, over, plus, sum, times } from '@tamwil/money';
import { describe, expect, it } from 'vitest';
import { type Problem, type ProgramDocument, runProgram, type Source, type Target, WorkMeter } from '../index.ts';
import { fundingPath, fundingPathAnswer, type PathOptions, readFundingPathRequest } from './index.ts';

type Stage = ProgramDocument['stages'][number];

function problem(targets: Target[], sources: Source[], stages: Stage[], rest: Partial<ProgramDocument> = {}): Problem {
  return { digits: 2, targets, sources, program: { format: 'allocation-program/1', stages, ...rest } };
}

function pathOf(of: Problem, options: PathOptions = { vary: 'all' }) {
  const path = fundingPath(of, options);
  if (!path.ok) throw new Error(JSON.stringify(path.faults));
  return fundingPathAnswer(path.value);
}

/** Break-points in short: funds, shares of the next dollar, events. */
function outline(of: Problem, options?: PathOptions) {
  return pathOf(of, options).breakpoints.map(({ exact, nextDollar, events, jump }) => [
    exact,
    nextDollar.map(({ target, share }) => `${target} ${share}`).join(', '),
    events.map(({ code, target, stage }) => [code, target ?? stage].filter(Boolean).join(' ')).join(', '),
    ...(jump ? [jump.map(({ target, before, exact: after }) => `${target} ${before}>${after}`).join(', ')] : []),
  ]);
}

const core: Source = { id: 'core', amount: 1n, for: '*' };
const claims = (...amounts: number[]): Target[] => amounts.map((claim, i) => ({ id: `t${i}`, claim: BigInt(claim) }));

describe('the funding path', () => {
  it('shows every amount at which an output is complete, and how the next dollar is split', () => {
    const awards = problem(claims(10, 20, 30), [core], [{ id: 'all', share: 'equal-awards' }]);
    expect(outline(awards)).toEqual([
      ['0', 't0 1/3, t1 1/3, t2 1/3', 'stage-starts all, target-starts t0, target-starts t1, target-starts t2'],
      ['30', 't1 1/2, t2 1/2', 'target-complete t0'],
      ['50', 't2 1', 'target-complete t1'],
      ['60', '', 'target-complete t2, money-unusable'],
    ]);
    const losses = problem(claims(10, 20, 30), [core], [{ id: 'all', share: 'equal-losses' }]);
    expect(outline(losses)).toEqual([
      ['0', 't2 1', 'stage-starts all, target-starts t2'],
      ['10', 't1 1/2, t2 1/2', 'target-starts t1'],
      ['30', 't0 1/3, t1 1/3, t2 1/3', 'target-starts t0'],
      ['60', '', 'target-complete t0, target-complete t1, target-complete t2, money-unusable'],
    ]);
  });

  it('ends when everything is complete: no next dollar is promised to anyone', () => {
    const path = outline(problem(claims(10, 20), [core], [{ id: 'all', share: 'proportional' }]), {
      vary: 'all',
      upTo: 50n,
    });
    expect(path.at(-1)).toEqual(['30', '', 'target-complete t0, target-complete t1, money-unusable']);
  });

  it('one donor alone is varied: worked example B, where the next dollar of donor Y is not usable', () => {
    const million = 100_000_000n;
    const plan = [190n, 20n, 15n, 8n, 4n];
    const minima = [60n, 8n, 6n, 4n, 2n];
    const example = problem(
      plan.map((claim, i) => ({
        id: `C${i + 1}`,
        claim: claim * million,
        fields: { minimum: minima[i]! * million },
      })),
      [
        { id: 'core', amount: 60n * million, for: '*' },
        { id: 'donorX', amount: 30n * million, for: ['C1'] },
        { id: 'donorY', amount: 25n * million, for: ['C3', 'C5'] },
        { id: 'donorZ', amount: 10n * million, for: ['C2'] },
      ],
      [
        { id: 'protect-minimum', upTo: { field: 'minimum' }, share: 'proportional' },
        { id: 'same-coverage', share: 'proportional' },
      ],
    );
    const path = pathOf(example, { vary: 'donorY', at: [2_500_000_000n] });
    expect(path.at).toEqual([
      {
        funds: '25000000.00',
        awards: [
          { target: 'C1', exact: '620000000000/73' },
          { target: 'C2', exact: '75200000000/73' },
          { target: 'C3', exact: '1500000000' },
          { target: 'C4', exact: '34800000000/73' },
          { target: 'C5', exact: '400000000' },
        ],
        nextDollar: [],
      },
    ]);
    expect(path.breakpoints.at(-1)).toEqual({
      funds: '19000000.00',
      exact: '1900000000',
      nextDollar: [],
      events: [
        { code: 'target-complete', target: 'C3' },
        { code: 'target-complete', target: 'C5' },
        { code: 'money-unusable' },
      ],
    });
  });

  it('full awards stand at the first break-point, so that the whole path follows from the answer', () => {
    const { breakpoints } = pathOf(problem(claims(10, 20), [core], [{ id: 'all', share: 'equal-awards' }]));
    expect(breakpoints[0]?.awards).toEqual([
      { target: 't0', exact: '0' },
      { target: 't1', exact: '0' },
    ]);
    expect(breakpoints[1]?.awards).toBeUndefined();
  });

  it('many targets complete at one amount: one break-point, not many, and no step is lost', () => {
    const path = outline(problem(claims(7, 7, 7, 7, 20), [core], [{ id: 'all', share: 'equal-awards' }]));
    expect(path.map(([funds, nextDollar]) => [funds, nextDollar])).toEqual([
      ['0', 't0 1/5, t1 1/5, t2 1/5, t3 1/5, t4 1/5'],
      ['35', 't4 1'],
      ['48', ''],
    ]);
  });

  it('a plateau is shown: between a limit and a guard money moves nobody', () => {
    const stages: Stage[] = [
      { id: 'first', share: 'priority', limit: { amount: '0.10' } },
      { id: 'then', share: 'priority', minFundingRatio: '1/2' },
    ];
    expect(outline(problem(claims(20, 20), [core], stages))).toEqual([
      ['0', 't0 1', 'stage-starts first, target-starts t0'],
      ['10', '', 'money-unusable'],
      ['20', 't1 1', 'jump, stage-starts then, target-complete t0, target-starts t1', 't0 10>20'],
      ['40', '', 'target-complete t1, money-unusable'],
    ]);
  });

  it('a limit that is met exactly where the path is looked at is still a break-point', () => {
    const stages: Stage[] = [{ id: 'half', share: 'priority', limit: { percentOfFunds: '50' } }];
    // The first look is at a third of 60: there the limit is 10, just what the first target takes.
    expect(outline(problem(claims(10, 10), [core], stages), { vary: 'core', upTo: 60n })).toEqual([
      ['0', 't0 1/2', 'stage-starts half, target-starts t0, money-unusable'],
      ['20', 't1 1/2', 'target-complete t0, target-starts t1'],
      ['40', '', 'target-complete t1, money-unusable'],
    ]);
  });

  it('a guard makes awards jump, with both sides told', () => {
    const stages: Stage[] = [
      { id: 'guarded', to: ['t0'], share: 'priority', minFundingRatio: '1/2' },
      { id: 'rest', to: ['t1', 't0'], share: 'priority' },
    ];
    const path = outline(problem(claims(20, 20), [core], stages));
    expect(path[1]).toEqual([
      '20',
      't1 1',
      'jump, stage-starts guarded, target-starts t0, target-complete t0',
      't0 0>20, t1 20>0',
    ]);
  });

  it('a guard over groups before whole outputs: where runs nearby lie on other pieces, their slopes are not believed', () => {
    const grouped = [
      ['A1', 34_679n, 'A'],
      ['A2', 34_718n, 'A'],
      ['A3', 10_251n, 'A'],
      ['B1', 6_268n, 'B'],
      ['B2', 13_334n, 'B'],
    ] as const;
    const targets = grouped.map(([id, claim, group]) => ({ id, claim, group }));
    const path = pathOf(
      problem(
        targets,
        [{ ...core, amount: 99_250n }],
        [
          { id: 's0', minFundingRatio: '0.9', share: 'proportional', by: 'group', within: 'proportional' },
          { id: 's1', to: '*', select: 'in-order', onMisfit: 'skip' },
        ],
      ),
    );
    expect(path.refused).toBeNull();
    // Nine tenths of the claims open the first stage; until then whole outputs are funded as they fit.
    const guard = path.breakpoints.find(({ exact }) => exact === '89325');
    expect(guard?.jump?.map(({ target, exact }) => [target, exact])).toContainEqual(['A1', '312111/10']);
  });

  it('a minimum that becomes affordable makes awards jump at exactly that amount', () => {
    const targets = claims(30, 30).map((target) => ({ ...target, fields: { minimum: 20n } }));
    const viable = problem(targets, [core], [{ id: 'rest', share: 'proportional' }], {
      minimumViable: { field: 'minimum', release: ['t1'] },
    });
    expect(outline(viable)).toEqual([
      ['0', '', 'money-unusable'],
      ['20', 't0 1', 'jump, stage-starts rest, target-starts t0', 't0 0>20'],
      ['30', '', 'target-complete t0, money-unusable'],
      ['40', 't0 1/2, t1 1/2', 'jump, target-starts t1', 't0 30>20, t1 0>20'],
      ['60', '', 'target-complete t0, target-complete t1, money-unusable'],
    ]);
  });

  it('whole outputs: a choice flips where the dearer output fits, even when it throws out a cheaper one', () => {
    const inOrder = problem(claims(10, 4, 3), [core], [{ id: 'whole', select: 'in-order' }]);
    expect(outline(inOrder).map(([funds, , , jump]) => [funds, jump])).toEqual([
      ['0', undefined],
      ['3', 't2 0>3'],
      ['4', 't1 0>4, t2 3>0'],
      ['7', 't2 0>3'],
      ['10', 't0 0>10, t1 4>0, t2 3>0'],
      ['13', 't2 0>3'],
      ['14', 't1 0>4, t2 3>0'],
      ['17', 't2 0>3'],
    ]);
    const value = { t0: 10, t1: 6, t2: 5 };
    const best = problem(claims(10, 6, 5), [core], [{ id: 'whole', select: 'best-value', value }]);
    expect(outline(best).map(([funds, , , jump]) => [funds, jump])).toEqual([
      ['0', undefined],
      ['5', 't2 0>5'],
      ['6', 't1 0>6, t2 5>0'],
      ['10', 't0 0>10, t1 6>0'],
      ['11', 't0 10>0, t1 0>6, t2 0>5'],
      ['15', 't0 0>10, t1 6>0'],
      ['16', 't1 0>6, t2 5>0'],
      ['21', 't2 0>5'],
    ]);
  });

  it('a path that is curved is refused, and single amounts are still answered exactly', () => {
    const stages: Stage[] = [
      { id: 'some', share: 'equal-awards', limit: { percentOfFunds: '60' } },
      { id: 'rest', share: 'proportional' },
    ];
    const path = pathOf(problem(claims(10, 30), [core], stages), { vary: 'all', at: [20n] });
    // 60 % of 20 is 6 each; of the open 4 and 24, the other 8 are 8/7 and 48/7.
    expect(path).toEqual({
      breakpoints: [],
      at: [
        {
          funds: '0.20',
          awards: [
            { target: 't0', exact: '50/7' },
            { target: 't1', exact: '90/7' },
          ],
          nextDollar: null,
        },
      ],
      refused: 'path-not-linear',
    });
    const fixed: Stage[] = [{ id: 'some', share: 'equal-awards', limit: { amount: '0.08' } }, stages[1]!];
    expect(pathOf(problem(claims(10, 30), [core], fixed)).refused).toBeNull();
  });

  it('cells of one output that move each other in equal sharing bend the path: refused, not approximated', () => {
    const targets: Target[] = ['a@1', 'a@2', 'b'].map((id) => ({ id, claim: 100n, unit: id[0]! }));
    const sources: Source[] = [
      { id: 'early', amount: 10n, for: ['a@1'] },
      { id: 'late', amount: 60n, for: ['a@2', 'b'] },
    ];
    const stages: Stage[] = [
      { id: 'early-first', to: ['a@1'], share: 'proportional' },
      { id: 'all', share: 'equal-awards' },
    ];
    expect(pathOf(problem(targets, sources, stages)).refused).toBe('path-not-linear');
  });

  it('the path begins where booked money is covered, and where a cut is absorbed', () => {
    const booked: Source = { id: 'b', amount: 50n, for: '*', booked: [{ target: 't0', amount: 10n }] };
    const withBooked = problem(claims(20, 30), [booked], [{ id: 'all', share: 'proportional' }]);
    const path = pathOf(withBooked, { vary: 'b', at: [5n] });
    expect(path.breakpoints[0]?.exact).toBe('10');
    expect(path.at).toEqual([{ funds: '0.05', awards: [], nextDollar: [], fault: 'booked-above-amount' }]);
    const cut = problem(
      claims(20, 30),
      [core],
      [{ id: 'some', upTo: { percentOfClaim: '20' }, share: 'proportional' }],
      {
        direction: 'cut',
      },
    );
    expect(outline(cut)).toEqual([
      ['40', 't0 2/5, t1 3/5', 'stage-starts some, target-starts t0, target-starts t1'],
      ['50', '', 'target-complete t0, target-complete t1, money-unusable'],
    ]);
    expect(pathOf(cut, { vary: 'all', at: [39n] }).at[0]?.fault).toBe('cut-not-absorbed');
  });

  it('a cut that is absorbed nowhere on the way is said of each amount, and takes no answer away from the others', () => {
    const cut = problem(claims(100), [core], [{ id: 'some', upTo: { percentOfClaim: '10' }, share: 'priority' }], {
      direction: 'cut',
    });
    const { breakpoints, at } = pathOf(cut, { vary: 'core', upTo: 60n, at: [10n, 95n] });
    expect(breakpoints).toEqual([]);
    expect(at.map(({ funds, fault, awards }) => [funds, fault, awards[0]?.exact])).toEqual([
      ['0.10', 'cut-not-absorbed', undefined],
      ['0.95', undefined, '95'],
    ]);
    const refused = fundingPath(cut, { vary: 'core', upTo: 60n });
    expect(refused.ok ? [] : refused.faults.map(({ code }) => code)).toEqual(['cut-not-absorbed']);
  });

  it('an end that is a break-point is listed, and one that is none is not', () => {
    const awards = problem(claims(100, 200), [core], [{ id: 'all', share: 'equal-awards' }]);
    const upTo = (end: bigint) => pathOf(awards, { vary: 'all', upTo: end }).breakpoints.map(({ exact }) => exact);
    expect([0n, 1n, 199n, 200n, 201n, 300n, 400n].map(upTo)).toEqual([
      ['0'],
      ['0'],
      ['0'],
      ['0', '200'],
      ['0', '200'],
      ['0', '200', '300'],
      ['0', '200', '300'],
    ]);
  });

  it('a path that would take too much work ends with the part found, and single amounts are answered beyond it', () => {
    const many = claims(...Array.from({ length: 150 }, (_, i) => i + 1));
    const path = pathOf(problem(many, [core], [{ id: 'all', share: 'priority' }]), {
      vary: 'all',
      workLimit: 1,
      at: [11_000n],
    });
    expect(path.refused).toBe('path-too-long');
    expect(path.breakpoints.length).toBeGreaterThan(0);
    expect(path.breakpoints.length).toBeLessThan(150);
    // 147 x 148 / 2 = 10,878: the 148th target is being paid.
    expect(path.at[0]?.nextDollar).toEqual([{ target: 't147', share: '1' }]);
  });

  it('a path that is looked at exactly where one output of a group is complete and another begins goes on', () => {
    const [first, second, third] = claims(1, 6, 4);
    const grouped = [
      { ...first!, group: 'K', fields: { minimum: 0n } },
      { ...second!, group: 'K', fields: { minimum: 3n } },
      { ...third!, group: 'G', fields: { minimum: 1n } },
    ];
    const { breakpoints } = pathOf(
      problem(
        grouped,
        [{ ...core, amount: 13n }],
        [
          { id: 'minima', upTo: { field: 'minimum' }, share: 'proportional', by: 'group' },
          { id: 'rest', share: 'priority' },
        ],
      ),
      { vary: 'core' },
    );
    expect(
      breakpoints.map(({ exact, nextDollar }) => [exact, nextDollar.map(({ target }) => target).join(' ')]),
    ).toEqual([
      ['0', 't1 t2'],
      ['4', 't0'],
      ['5', 't1'],
      ['8', 't2'],
      ['11', ''],
    ]);
  });

  it('the money of one donor is varied beside that of the others, which is counted once', () => {
    const two: Source[] = [
      { id: 'x', amount: 3n, for: '*' },
      { id: 'y', amount: 1n, for: '*' },
    ];
    const priority = problem(claims(4), two, [{ id: 'all', share: 'priority' }]);
    const path = pathOf(priority, { vary: 'x', at: [0n] });
    expect(path.breakpoints.map(({ exact }) => exact)).toEqual(['0', '3']);
    expect(path.at[0]).toMatchObject({ awards: [{ target: 't0', exact: '1' }], nextDollar: [{ share: '1' }] });
  });

  it('booked money of a donor who is not varied asks nothing of the one who is', () => {
    const sources: Source[] = [
      { id: 'x', amount: 9n, for: '*', booked: [{ target: 't0', amount: 9n }] },
      { id: 'y', amount: 1n, for: '*' },
    ];
    const booked = problem(claims(20), sources, [{ id: 'all', share: 'priority' }]);
    expect(pathOf(booked, { vary: 'y', at: [0n] }).at[0]).toMatchObject({ awards: [{ exact: '9' }] });
    // At exactly what is booked the path begins.
    const [enough, less] = pathOf(booked, { vary: 'x', at: [9n, 8n] }).at;
    expect(enough).toMatchObject({ awards: [{ exact: '10' }], nextDollar: [{ target: 't0', share: '1' }] });
    expect(less?.fault).toBe('booked-above-amount');
  });

  it('the end is that of the money there is, when it is more than all claims', () => {
    const sources: Source[] = [
      { id: 'x', amount: 30n, for: ['t0'] },
      { id: 'y', amount: 30n, for: ['t1'] },
    ];
    const ends: string[] = [];
    for (const vary of ['all', 'x']) {
      const of = problem(claims(20, 20), sources, [{ id: 'all', share: 'priority' }]);
      ends.push(...pathOf(of, { vary }).breakpoints.map(({ exact }) => exact));
    }
    // Of 60 each target's donor has half: both are complete at 40.
    expect(ends).toEqual(['0', '40', '0', '20']);
  });

  it('a third of a cent is not a complete output, and an output without a claim is never one', () => {
    const third = [{ id: 'all', share: 'equal-losses', upTo: { percentOfClaim: '100/3' } }] as const;
    expect(outline(problem(claims(1), [core], [...third])).at(-1)).toEqual(['1/3', '', 'money-unusable']);
    const path = outline(problem(claims(0, 2), [core], [{ id: 'all', share: 'priority' }]), { vary: 'all', upTo: 9n });
    expect(path).toEqual([
      ['0', 't1 1', 'stage-starts all, target-starts t1'],
      ['2', '', 'target-complete t1, money-unusable'],
    ]);
  });

  it('a jump tells every award that changes, also between parts of a cent', () => {
    const stages: Stage[] = [
      { id: 'guarded', share: 'priority', minFundingRatio: '1/4' },
      { id: 'rest', share: 'proportional' },
    ];
    expect(outline(problem(claims(1, 1), [core], stages))[1]).toEqual([
      '1/2',
      't0 1',
      'jump, stage-starts guarded',
      't0 1/4>1/2, t1 1/4>0',
    ]);
  });

  it('a program that runs nowhere says why, and too much work is told as such', () => {
    const must = problem(claims(1), [{ ...core, for: [] }], [{ id: 'whole', select: 'in-order', must: ['t0'] }]);
    expect(fundingPath(must, { vary: 'all' })).toMatchObject({
      ok: false,
      faults: [{ code: 'selection-infeasible', pointer: '/program/stages/0/must' }],
    });
    const within = new WorkMeter(1);
    const plain = problem(claims(1), [core], [{ id: 'all', share: 'priority' }]);
    expect(fundingPath(plain, { vary: 'all', within })).toMatchObject({
      ok: false,
      faults: [{ code: 'work-too-large' }],
    });
    expect(() => fundingPath({ ...plain, targets: null as never }, { vary: 'all' })).toThrow(TypeError);
  });

  const viable = [
    { id: 't0', claim: 33n, group: 'G', fields: { minimum: 21n } },
    { id: 't1', claim: 52n, group: 'K', fields: { minimum: 4n } },
    { id: 't2', claim: 43n, group: 'G', fields: { minimum: 31n } },
    { id: 't3', claim: 52n, group: 'H', fields: { minimum: 20n } },
  ];
  const release = { minimumViable: { field: 'minimum', release: ['t2', 't3', 't1', 't0'] } };
  const byGroup: Stage = { id: 'all', share: 'proportional', by: 'group' };
  const donor = (id: string, amount: bigint, reach: string[], booked: Source['booked'] = []): Source => ({
    id,
    amount,
    for: reach,
    booked,
  });

  it.each<[string, Problem]>([
    [
      'with weights',
      problem(claims(1, 1), [core], [{ id: 'all', share: 'equal-awards', weights: { t0: '1', t1: '7/3' } }]),
    ],
    [
      'with groups on restricted money above minima',
      problem(viable, [donor('x', 105n, ['t1', 't2', 't3']), donor('y', 30n, ['t0', 't3'])], [byGroup], release),
    ],
    [
      'with groups of which some have nothing but their minima',
      problem(viable, [donor('x', 0n, ['t1', 't2', 't3']), donor('y', 29n, ['t0', 't3'])], [byGroup], release),
    ],
    [
      'with groups and booked money',
      problem(
        viable,
        [donor('x', 105n, ['t1', 't2', 't3'], [{ target: 't3', amount: 105n }]), donor('y', 62n, ['t0', 't3'])],
        [byGroup],
        release,
      ),
    ],
    [
      'with groups shared out in order',
      problem(
        viable,
        [donor('x', 105n, ['t1', 't2', 't3'], [{ target: 't3', amount: 105n }]), donor('y', 64n, ['t0', 't2', 't3'])],
        [{ ...byGroup, within: 'priority' }],
        release,
      ),
    ],
    [
      'with a group that no money reaches',
      problem(
        [
          { id: 't0', claim: 1n, group: 'G' },
          { id: 't1', claim: 1n, group: 'H' },
        ],
        [donor('x', 1n, ['t1'])],
        [byGroup],
      ),
    ],
    [
      'with a guard and a limit in per cent',
      problem(
        claims(1, 3),
        [core],
        [{ id: 'all', share: 'equal-losses', limit: { percentOfFunds: '60' }, minFundingRatio: '1/4' }],
      ),
    ],
    [
      'with a guard before a choice',
      problem(claims(4, 3), [core], [{ id: 'whole', select: 'best-value', minFundingRatio: '1/2', value: { t0: 1 } }]),
    ],
  ])('is what the engine gives at each amount, %s', (_, of) => {
    for (const vary of ['all', of.sources.at(-1)!.id]) {
      const path = fundingPath(of, { vary });
      if (!path.ok) throw new Error(JSON.stringify(path.faults));
      const { breakpoints, refused } = path.value;
      expect(refused).toBeNull();
      const present = sum(of.sources.map(({ amount }) => fraction(amount)));
      for (const [i, { funds, awards, nextDollar }] of breakpoints.entries()) {
        const next = breakpoints[i + 1]?.funds ?? funds;
        for (const part of [0n, 1n, 5n]) {
          const step = times(minus(next, funds), fraction(part, 7n));
          const money = plus(funds, step);
          const amounts = of.sources.map(({ id, amount }) =>
            vary === 'all' ? times(fraction(amount), over(money, present)) : id === vary ? money : fraction(amount),
          );
          const run = runProgram(of, { amounts });
          if (!run.ok) throw new Error(JSON.stringify(run.faults));
          const line = awards.map((award, target) => plus(award, times(nextDollar[target]!, step)));
          expect(line.map(formatFraction)).toEqual(run.value.awards.map(formatFraction));
        }
      }
    }
  });

  it('tells how far it is', () => {
    const told: number[] = [];
    pathOf(problem(claims(10, 20, 30), [core], [{ id: 'all', share: 'equal-awards' }]), {
      vary: 'all',
      onProgress: (done) => told.push(done),
    });
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });
});

describe('a request for a funding path', () => {
  const body = {
    currency: 'USD',
    targets: [{ id: 't', claim: '1.00' }],
    sources: [{ id: 's', amount: '1.00', for: '*' }],
    program: { format: 'allocation-program/1', stages: [{ id: 'all', share: 'proportional' }] },
    vary: 'all',
  };
  const faultsOf = (json: unknown) => {
    const read = readFundingPathRequest(json);
    return read.ok ? [] : read.faults.map(({ pointer, code }) => `${pointer} ${code}`);
  };

  it('is read with its amounts', () => {
    const read = readFundingPathRequest({ ...body, vary: 's', upTo: '2.00', at: ['0.50'] });
    expect(read.ok && read.value).toMatchObject({ currency: 'USD', vary: 's', upTo: 200n, at: [50n] });
  });

  it('tells everything that is wrong at once', () => {
    const wrong = { ...body, targets: [{ id: 't', claim: '-1' }], vary: 'x', upTo: '1.005', at: ['1', 'y'], more: 1 };
    expect(faultsOf(wrong).sort((a, b) => a.localeCompare(b))).toEqual([
      '/at/1 amount-not-decimal',
      '/more unknown-key',
      '/targets/0/claim amount-negative',
      '/upTo amount-too-precise',
      '/vary unknown-id',
    ]);
    const { vary, ...without } = body;
    expect(vary).toBe('all');
    expect(faultsOf(without)).toEqual(['/vary required']);
    expect(faultsOf({ ...body, sources: [{ id: 's', amount: '0.00', for: '*' }] })).toEqual(['/vary nothing-to-scale']);
    expect(faultsOf([])).toEqual([' wrong-type']);
    for (const none of [null, 'text', 7, undefined]) expect(faultsOf(none)).toHaveLength(1);
  });

  it('tells what is wrong with one part whatever the others are', () => {
    expect(faultsOf({ ...body, vary: 'x' })).toEqual(['/vary unknown-id']);
    expect(faultsOf({ ...body, upTo: '1.005' })).toEqual(['/upTo amount-too-precise']);
    expect(faultsOf({ ...body, at: [1, '2.00'] })).toEqual(['/at/0 wrong-type']);
    expect(faultsOf({ ...body, upTo: 1 })).toEqual(['/upTo wrong-type']);
    // Without a known currency no amount is judged.
    expect(faultsOf({ ...body, currency: 7, upTo: '1.005' })).toEqual(['/currency wrong-type']);
    expect(faultsOf({ ...body, currency: 'XXX', upTo: '1.005' })).toEqual(['/currency unknown-currency']);
    expect(faultsOf({ ...body, sources: [null], vary: 's' })).toEqual(
      expect.arrayContaining(['/sources/0 wrong-type', '/vary unknown-id']),
    );
  });

  it('knows the donor to vary among several, and scales any money that is there', () => {
    const two = [
      { id: 's', amount: '0.00', for: '*' },
      { id: 'more', amount: '1.00', for: '*' },
    ];
    expect(faultsOf({ ...body, sources: two })).toEqual([]);
    expect(faultsOf({ ...body, sources: two, vary: 'more' })).toEqual([]);
    // One donor's money can be varied from nothing; that of all together cannot be scaled from it.
    expect(faultsOf({ ...body, sources: [two[0]], vary: 's' })).toEqual([]);
    const read = readFundingPathRequest(body);
    expect(read.ok && read.value).not.toHaveProperty('upTo');
    expect(read.ok && read.value.at).toEqual([]);
  });
});
