import { execFileSync } from 'node:child_process';

/**
 * TypeScript files of the product below some folders, tests left out: those git tracks and those it does not ignore, so
 * that a file which is about to be committed is checked too.
 */
export function sourceFiles(...folders: readonly string[]): string[] {
  return listed(folders, ['*.ts', '*.tsx']).filter((file) => !/\.test(-d)?\.tsx?$/.test(file));
}

/** Every text file of the repository that matches one of the patterns. */
export function listed(folders: readonly string[], patterns: readonly string[]): string[] {
  const specs =
    folders.length === 0 ? patterns : folders.flatMap((folder) => patterns.map((pattern) => `${folder}/**/${pattern}`));
  const output = execFileSync(
    'git',
    [
      'ls-files',
      '--cached',
      '--others',
      '--exclude-standard',
      '--deduplicate',
      '--',
      ...specs.map((spec) => `:(glob)${spec}`),
    ],
    { encoding: 'utf8' },
  );
  return output.split('\n').filter((file) => file !== '');
}
