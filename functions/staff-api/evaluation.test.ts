import { WorkMeter } from '@tamwil/allocation';
import { describe, expect, it } from 'vitest';
import { engineRequest } from './engine-request.ts';
import { evaluated, evaluatedBody } from './evaluation.ts';
import { MOST_RUN_WORK } from './most-work.ts';

const text = { en: 'Invented' };

/** A plan of 2,000 outputs by years, 300 agreements that lie across its components, and a hundred steps by component. */
function hostile(): Record<string, unknown> {
  const components = Array.from({ length: 40 }, (_, c) => ({
    ...{ id: `C${c}`, number: c + 1, name: text, shortName: text, indicativeBudget: '1000000.00' },
    outputs: Array.from({ length: 50 }, (__, o) => ({
      ...{ id: `C${c}.${o}`, title: text, summary: text, firstYear: 2021, lastYear: 2026 },
    })),
  }));
  const outputs = components.flatMap((component) => component.outputs.map(({ id }) => id));
  const plan = {
    ...{ id: 'large', document: 'invented', body: 'invented', title: text, currency: 'USD', indicative: true },
    ...{ firstYear: 2021, lastYear: 2026, totalBudget: '40000000.00', components },
  };
  const funding = Array.from({ length: 300 }, (_, s) => ({
    ...{ id: `s${s}`, amount: `${50 + s}000.00`, stage: 'committed' },
    earmark: { for: { outputs: Array.from({ length: 40 }, (__, k) => outputs[(s * 7_919 + k * 104_729) % 2_000]) } },
  }));
  const stages = Array.from({ length: 100 }, (_, k) => ({
    ...{ id: `k${k}`, to: '*', share: 'equal-awards', by: 'component', within: 'equal-losses' },
    upTo: { percentOfClaim: `${k + 1}` },
  }));
  const program = { format: 'allocation-program/1', stages };
  return { schema: 'scenario/1', name: 'x', plan, grain: 'year', asOf: '2021-11-01', funding, program };
}

describe('a scenario whose rules would take more than the ten seconds of a request', () => {
  const document = hostile();
  const codesOf = (answer: { ok: boolean; faults?: readonly { code: string; pointer: string }[] }): string[] =>
    (answer.faults ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

  it('is refused when it is computed or saved, after a counted amount of work', () => {
    expect(codesOf(evaluated(document, '/scenario'))).toEqual(['/scenario work-too-large']);
    expect(codesOf(evaluatedBody(document))).toEqual([' work-too-large']);
  });

  it('is refused when the engine is asked about it', () => {
    const answer = engineRequest({ scenario: document }, {}, new WorkMeter(MOST_RUN_WORK));
    expect(codesOf(answer)).toEqual(['/scenario work-too-large']);
  });
});
