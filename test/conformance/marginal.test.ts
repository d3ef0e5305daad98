import { fundingPath, type Problem, type ProgramDocument } from '@tamwil/allocation';
import { compare, formatFraction, fraction } from '@tamwil/money';
import { describe, expect, it } from 'vitest';
import { claimsVectors } from './claims-vectors.ts';

type Stage = ProgramDocument['stages'][number];
const half = { percentOfClaim: '50' };

/** The classical rules as programs. */
const PROGRAMS: Readonly<Record<string, Stage[]>> = {
  PRO: [{ id: 'all', share: 'proportional' }],
  CEA: [{ id: 'all', share: 'equal-awards' }],
  CEL: [{ id: 'all', share: 'equal-losses' }],
  TAL: [
    { id: 'half', upTo: half, share: 'equal-awards' },
    { id: 'rest', share: 'equal-losses' },
  ],
  PIN: [
    { id: 'half', upTo: half, share: 'equal-awards' },
    { id: 'rest', share: 'equal-awards' },
  ],
};

describe('who gets the next dollar', () => {
  for (const { id, rule, inputs, expected } of claimsVectors('marginal')) {
    it(`${id}: the split of the next dollar is exact, on the path and at the single amount`, () => {
      const funds = BigInt(inputs.E);
      const problem: Problem = {
        digits: 2,
        targets: inputs.claims.map((claim, i) => ({ id: `t${i}`, claim: BigInt(claim) })),
        sources: [{ id: 'core', amount: 100n, for: '*' }],
        program: { format: 'allocation-program/1', stages: PROGRAMS[rule]! },
      };
      for (const vary of ['all', 'core']) {
        const path = fundingPath(problem, { vary, at: [funds] });
        if (!path.ok) throw new Error(JSON.stringify(path.faults));
        expect(path.value.refused).toBeNull();
        expect(path.value.at[0]?.nextDollar?.map(formatFraction)).toEqual(expected);
        const before = path.value.breakpoints.findLast((one) => compare(one.funds, fraction(funds)) <= 0);
        expect(before?.nextDollar.map(formatFraction)).toEqual(expected);
      }
    });
  }
});
