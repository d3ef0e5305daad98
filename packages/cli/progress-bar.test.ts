import { expect, it } from 'vitest';
import { progressBar } from './progress-bar.ts';

it('draws a bar on a terminal and leaves the line empty at the end', () => {
  let line = '';
  const bar = progressBar({
    isTTY: true,
    write: (text) => {
      line = text;
    },
  })!;
  bar(50, 100);
  expect(line).toBe(`\r[${'#'.repeat(15)}${' '.repeat(15)}] 50 %`);
  bar(51, 100);
  expect(line).toContain('51 %');
  bar(100, 100);
  expect(line.trim()).toBe('');
});

it('is silent where output is a file or a pipe', () => {
  expect(progressBar({ write: () => expect.fail('nothing is to be written') })).toBeUndefined();
});
