import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorsPage } from '../functions/errors-page.ts';
import { listed, sourceFiles } from './source-files.ts';

describe('a reader who follows the documentation does not get lost', () => {
  it('docs/errors.md has a section for every code that an answer can carry (`npm run docs` writes it anew)', () => {
    expect(readFileSync('docs/errors.md', 'utf8')).toBe(errorsPage());
  });

  const CATALOGUE = /const (\w+) = \{\n((?:(?!\n\}).)*)\n\} as const satisfies (?:Fault|Problem)Catalogue;/gs;
  // The page itself names every catalogue and makes no code.
  const product = sourceFiles('packages', 'functions')
    .filter((file) => file !== 'functions/errors-page.ts')
    .map((file) => ({
      workspace: /^(?:packages\/[\w-]+|functions)/.exec(file)![0],
      code: readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
    }));
  const catalogues = product.flatMap(({ workspace, code }) =>
    [...code.matchAll(CATALOGUE)].map(([, name, entries]) => ({
      workspace,
      name: name!,
      codes: [...entries!.matchAll(/^ {2}'?([a-z-]+)'?: \{/gm)].map((match) => match[1]!),
    })),
  );
  /** What a workspace does, without its catalogues and without the lists of what a route may refuse. */
  const madeIn = (workspace: string) =>
    product
      .filter((file) => file.workspace === workspace)
      .map(({ code }) => code.replaceAll(CATALOGUE, '').replaceAll(/\bproblems: \[[^\]]*\]/g, ''))
      .join('\n');
  const made = new Map(product.map(({ workspace }) => [workspace, '']));
  for (const workspace of made.keys()) made.set(workspace, madeIn(workspace));

  it.each(catalogues)(
    'docs/errors.md explains no code of $name that no answer carries',
    ({ workspace, name, codes }) => {
      // A package may also use the codes of one that it imports, by the name of the catalogue.
      const users = [...made].filter(([each, code]) => each === workspace || new RegExp(`\\b${name}\\b`).test(code));
      expect(codes.length).toBeGreaterThan(0);
      expect(codes.filter((each) => !users.some(([, code]) => code.includes(`'${each}'`)))).toEqual([]);
    },
  );

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
