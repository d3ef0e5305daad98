import { expect, it } from 'vitest';
import { outputRuns } from './output-runs.ts';

const OUTPUTS = ['C1.1', 'C1.2', 'C1.3', 'C1.4', 'C2.1', 'C2.2'].map((id) => ({ id, component: id.slice(0, 2) }));

it.each([
  [['C1.1', 'C1.2', 'C1.3', 'C2.1'], 'C1.1–C1.3, C2.1'],
  [['C1.2', 'C1.1'], 'C1.1, C1.2'],
  [['C1.1', 'C1.3', 'C1.4', 'C2.1', 'C2.2'], 'C1.1, C1.3, C1.4, C2.1, C2.2'],
  [[], ''],
])(
  'a reader of a long list finds neighbouring outputs as a run that does not leave its component: %j',
  (chosen, text) => {
    expect(outputRuns(new Set(chosen), OUTPUTS)).toBe(text);
  },
);
