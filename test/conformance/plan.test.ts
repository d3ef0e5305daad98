import { readFileSync } from 'node:fs';
import { PLANS } from '@tamwil/plan';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const plan = PLANS.get('gb343-ins-3-1')!;
const { vectors } = JSON.parse(readFileSync(new URL('./vectors/finance.json', import.meta.url), 'utf8')) as {
  vectors: { id: string; inputs: Record<string, string[]>; expected: Record<string, string> }[];
};

describe('GB.343/INS/3/1 is what the document says', () => {
  it('has the component figures of its annex, which add up to the 237 million of paragraph 26', () => {
    const vector = vectors.find(({ id }) => id === 'PLAN-237')!;
    const millions = (text: string): bigint => BigInt(text) * 100_000_000n;
    expect(plan.components.map(({ budget }) => budget)).toEqual(vector.inputs['components_usd_million']!.map(millions));
    expect(plan.budget).toBe(millions(vector.expected['total']!));
  });

  it('has 16 + 9 + 5 + 5 + 6 = 41 outputs, numbered in its order', () => {
    expect(plan.components.map(({ outputs }) => outputs.length)).toEqual([16, 9, 5, 5, 6]);
    expect(plan.outputs.map(({ id }) => id)).toEqual(
      plan.components.flatMap(({ id, outputs }) => outputs.map((_, index) => `${id}.${index + 1}`)),
    );
  });

  it('has four outputs with a time frame of their own; the other 37 run from 2021 to 2026', () => {
    const short = plan.outputs.filter(({ firstYear, lastYear }) => firstYear !== 2021 || lastYear !== 2026);
    expect(short.map(({ id, firstYear, lastYear }) => [id, firstYear, lastYear])).toEqual([
      ['C1.14', 2022, 2024],
      ['C2.3', 2022, 2023],
      ['C3.5', 2025, 2026],
      ['C5.6', 2022, 2022],
    ]);
  });

  it('has annex pairs that exist: Programme and Budget 2022-23 has outcomes 1 to 8, the 2030 Agenda goals 1 to 17', () => {
    const codes = plan.outputs.flatMap(({ programmeOutputs }) => programmeOutputs);
    expect(codes.length).toBe(162);
    expect(codes.filter((code) => !/^[1-8]\.[1-5]$/.test(code))).toEqual([]);
    const targets = plan.outputs.flatMap(({ sdgTargets }) => sdgTargets);
    expect(targets.filter((target) => !/^([1-9]|1[0-7])\.([1-9]|1\d|[a-d])$/.test(target))).toEqual([]);
    expect(plan.outputs.filter(({ sdgTargets }) => sdgTargets.length === 0)).toEqual([]);
  });

  it('speaks English and Arabic everywhere, French and Spanish where it names components', () => {
    for (const { title } of plan.outputs)
      expect([title.en, title.ar].every((text) => (text ?? '').length > 5)).toBe(true);
    for (const { name } of plan.components)
      expect(new Set(Object.keys(name))).toEqual(new Set(['en', 'fr', 'es', 'ar']));
  });

  it("says nothing about the cost of an output, a ranking or a source: those are the user's", () => {
    const keys = new Set(
      plan.document.components.flatMap(({ outputs }) => outputs.flatMap((output) => Object.keys(output))),
    );
    expect(keys).toEqual(
      new Set([
        'firstYear',
        'frameworkParagraphs',
        'id',
        'lastYear',
        'programmeOutputs',
        'quantities',
        'sdgTargets',
        'summary',
        'title',
      ]),
    );
  });

  it('reaches the page and the functions: a bundle holds the plan and needs no file beside it', async () => {
    const { outputFiles } = await build({
      stdin: {
        contents:
          "import { PLANS } from '@tamwil/plan'; globalThis.outputs = PLANS.get('gb343-ins-3-1').outputs.length;",
        resolveDir: new URL('..', import.meta.url).pathname,
      },
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      write: false,
    });
    const { text } = outputFiles[0]!;
    const scope: { outputs?: number } = {};
    new Function('globalThis', text)(scope);
    expect(scope.outputs).toBe(41);
  });
});
