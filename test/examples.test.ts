import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

/**
 * Runs the `@example` of every public docstring, so that no reader copies a line that does not work. A line
 * `expression // => literal` is an assertion; a line ending in `// throws Name` must throw that error.
 */
interface Example {
  file: string;
  line: number;
  code: string;
}

const FENCE = /@example[\s\S]*?```ts\n([\s\S]*?)```/g;

function examplesOf(file: string): Example[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(FENCE)].map((match) => ({
    file,
    line: text.slice(0, match.index).split('\n').length,
    code: match[1]!.replaceAll(/^\s*\* ?/gm, '').replace(/\s*\*\/?\s*$/, ''),
  }));
}

/** The example as the body of an async function: imports become awaits, asserted lines become expectations. */
function program(code: string): string {
  const lines = code.split('\n').map((line) => {
    const imported = /^import (?:\* as (\w+)|(\{[^}]*\})) from '([^']+)'( with .*)?;?$/.exec(line.trim());
    if (imported)
      return `const ${imported[1] ?? imported[2]!.replaceAll(' as ', ': ')} = await load('${imported[3]}');`;
    const asserted = /^(.*?);?\s*\/\/ => (.*)$/.exec(line);
    if (asserted) return `expect(await (${asserted[1]})).toEqual(${asserted[2]});`;
    const throwing = /^(.*?);?\s*\/\/ throws (\w+)$/.exec(line);
    if (throwing) return `expect(() => (${throwing[1]})).toThrow(${throwing[2]});`;
    return line;
  });
  return transformSync(`async function example() {${lines.join('\n')}}`, { loader: 'ts' }).code;
}

const examples = sourceFiles('packages', 'functions').flatMap(examplesOf);

describe('the examples of the documentation do what they say', () => {
  it('finds examples at all', () => expect(examples.length).toBeGreaterThan(10));

  it.each(examples)('$file:$line', async ({ file, code }) => {
    expect(code).toMatch(/\/\/ (=>|throws) /);
    // What the file itself exports needs no import line in its examples.
    const own: Record<string, unknown> = await import(/* @vite-ignore */ resolve(file));
    const load = (name: string) =>
      import(/* @vite-ignore */ name.startsWith('.') ? resolve(dirname(file), name) : name);
    const run = new Function('load', 'expect', ...Object.keys(own), `${program(code)}; return example();`);
    await run(load, expect, ...Object.values(own));
  });
});
