import type { Problem, ProgramDocument, Source, Target } from '@tamwil/allocation';

/** Whole numbers from a fixed seed (a linear congruential generator, Numerical Recipes): every run measures the same. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const YEARS = ['2021', '2022', '2023', '2024', '2025', '2026'];
const OUTPUTS = [15, 8, 7, 6, 5];
const COMPONENT_CLAIMS = [190, 20, 15, 8, 4];
const component = (id: string) => id.slice(0, 2);

const ALL_PROPORTIONAL: ProgramDocument = {
  format: 'allocation-program/1',
  stages: [{ id: 'all', share: 'proportional' }],
};

/** 230 cells (41 outputs by year, 16 windows closed), 12 sources with six yearly tranches that may be carried over. */
export function yearGrain(stages: 'four' | 'one'): Problem {
  const draw = seeded(7);
  const outputs = OUTPUTS.flatMap((count, c) =>
    Array.from({ length: count }, (_, i) => ({ id: `C${c + 1}.${i + 1}`, millions: COMPONENT_CLAIMS[c]! / count })),
  );
  const targets: Target[] = outputs
    .flatMap(({ id, millions }) =>
      YEARS.map((year) => {
        const claim = BigInt(Math.floor((millions * 100_000_000 * (60 + draw(80))) / 600));
        const minimum = (claim * BigInt(10 + draw(30))) / 100n;
        return { id: `${id}@${year}`, claim, unit: id, group: component(id), fields: { minimum } };
      }),
    )
    .filter((_, i) => i % 15 !== 14);
  const reaches = ['*', 'C1', 'C2', 'C1 C3', 'C3 C5', 'C2 C4', 'C1', 'C4', 'C1 C2 C3', 'C5', '*', 'C3 C4'];
  const sources: Source[] = reaches.flatMap((reach, s) =>
    YEARS.map((year, y) => ({
      id: `s${s}-${year}`,
      amount: BigInt((reach.includes('C1') || reach === '*' ? 4_000_000_00 : 400_000_00) + draw(100_000_000)),
      // A tranche can be used in its year or, carried over, in the two that follow.
      for: targets
        .filter(({ id }) => {
          const cell = YEARS.indexOf(id.slice(-4));
          return cell >= y && cell <= y + 2 && (reach === '*' || reach.includes(component(id)));
        })
        .map(({ id }) => id),
    })),
  );
  const named = (...components: string[]) =>
    targets.filter(({ id }) => components.includes(component(id))).map(({ id }) => id);
  const four: ProgramDocument = {
    format: 'allocation-program/1',
    stages: [
      { id: 'minima', upTo: { field: 'minimum' }, share: 'proportional' },
      { id: 'core-tier', to: named('C2', 'C4'), upTo: { percentOfClaim: '60' }, share: 'equal-awards' },
      { id: 'half', upTo: { percentOfClaim: '50' }, share: 'equal-awards' },
      { id: 'rest', share: 'proportional' },
    ],
  };
  return { digits: 2, targets, sources, program: stages === 'four' ? four : ALL_PROPORTIONAL };
}

/** The plan at component or output level: one pool of 150 million, three stages, minima of 30 per cent. */
export function planLevel(level: 'component' | 'output'): Problem {
  const million = 100_000_000n;
  const targets = OUTPUTS.flatMap((count, c) => {
    const claim = BigInt(COMPONENT_CLAIMS[c]!) * million;
    const parts = level === 'component' ? 1 : count;
    return Array.from({ length: parts }, (_, i) => {
      const part = claim / BigInt(parts) + BigInt(i);
      const id = parts === 1 ? `C${c + 1}` : `C${c + 1}.${i + 1}`;
      return { id, claim: part, group: `C${c + 1}`, fields: { minimum: (part * 3n) / 10n } };
    });
  });
  return {
    digits: 2,
    targets,
    sources: [{ id: 'core', amount: 150n * million, for: '*' }],
    program: {
      format: 'allocation-program/1',
      stages: [
        { id: 'minima', upTo: { field: 'minimum' }, share: 'proportional' },
        { id: 'core-tier', to: { groups: ['C2', 'C4'] }, upTo: { percentOfClaim: '60' }, share: 'equal-awards' },
        { id: 'rest', share: 'proportional' },
      ],
    },
  };
}

/** Many targets, each source reaching 100 of them at random, money for 60 per cent, three proportional stages. */
export function manyTargets(count: number, sourceCount: number): Problem {
  const draw = seeded(count);
  const targets = Array.from({ length: count }, (_, i) => {
    const claim = BigInt(1_000_00 + draw(900_000_00));
    return { id: `t${i}`, claim, fields: { minimum: claim / BigInt(3 + draw(5)) } };
  });
  const claims = targets.reduce((sum, { claim }) => sum + claim, 0n);
  const parts = Array.from({ length: sourceCount }, () => BigInt(50 + draw(100)));
  const whole = parts.reduce((a, b) => a + b, 0n);
  return {
    digits: 2,
    targets,
    sources: parts.map((part, s) => {
      const reached = new Set<string>();
      while (reached.size < 100) reached.add(`t${draw(count)}`);
      return { id: `s${s}`, amount: (claims * 6n * part) / (10n * whole), for: [...reached] };
    }),
    program: {
      format: 'allocation-program/1',
      stages: [
        { id: 'minima', upTo: { field: 'minimum' }, share: 'proportional' },
        { id: 'half', upTo: { percentOfClaim: '50' }, share: 'proportional' },
        { id: 'rest', share: 'proportional' },
      ],
    },
  };
}

/** A choice among 41 whole outputs: a third of the cost in money, two thirds of it earmarked. */
export function wholeOutputs(seed: number): Problem {
  const draw = seeded(seed + 1);
  const targets = Array.from({ length: 41 }, (_, i) => ({
    id: `o${i}`,
    claim: BigInt(1_000_000_00 + draw(1_200_000_000)),
  }));
  const ids = targets.map(({ id }) => id);
  const claims = targets.reduce((sum, { claim }) => sum + claim, 0n);
  const sources: Source[] = Array.from({ length: 6 }, (_, s) => ({
    id: `s${s}`,
    amount: (claims * BigInt(3 + draw(5))) / 90n,
    for: s === 0 ? '*' : ids.filter(() => draw(3) === 0),
  }));
  const pairs = Array.from({ length: 4 }, (): [string, string] => [ids[draw(20)]!, ids[20 + draw(21)]!]);
  return {
    digits: 2,
    targets,
    sources: [{ ...sources[0]!, amount: sources[0]!.amount * 2n }, ...sources.slice(1)],
    program: {
      format: 'allocation-program/1',
      stages: [
        {
          id: 'whole',
          select: 'best-value',
          value: Object.fromEntries(ids.map((id) => [id, 1 + draw(100)])),
          requires: pairs.slice(0, 3),
          excludes: pairs.slice(3),
        },
      ],
    },
  };
}
