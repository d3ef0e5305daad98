import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorsPage } from '../functions/errors-page.ts';
import { listed } from './source-files.ts';

describe('a reader who follows the documentation does not get lost', () => {
  it('docs/errors.md has a section for every code that an answer can carry (`npm run docs` writes it anew)', () => {
    expect(readFileSync('docs/errors.md', 'utf8')).toBe(errorsPage());
  });

  const pages = listed([], ['*.md', 'docs/*.md', 'docs/**/*.md']);

  it.each(pages)('every file that %s links to is there', (page) => {
    const targets = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)/g)].map(
      (match) => match[1]!,
    );
    expect(targets.filter((target) => !existsSync(normalize(join(dirname(page), target))))).toEqual([]);
  });

  it('decision records have numbers of their own, without gaps', () => {
    const numbers = listed(['docs/adr'], ['*.md']).map((file) => Number(/(\d{4})-/.exec(file)?.[1]));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});
