import { describe, expect, it } from 'vitest';
import { MOST_VALUES, readJsonDocument } from './json-document.ts';

function faultsOf(text: string): string[] {
  const read = readJsonDocument(text);
  return read.ok ? [] : read.faults.map((fault) => `${fault.code} ${fault.pointer}`);
}

describe('readJsonDocument', () => {
  it('hands on exactly what was sent when nothing is wrong', () => {
    const text = '{"a":[1,-2,9007199254740991,"x",null,true,{}],"b":{"c":"0.13"}}';
    expect(readJsonDocument(text)).toEqual({ ok: true, value: JSON.parse(text) });
    for (const scalar of ['1', '"x"', 'null', 'true']) expect(readJsonDocument(scalar).ok).toBe(true);
  });

  it.each(['', '  ', '{', '{"a":NaN}', '{"a":1,}', '[Infinity]', "{'a':1}", '{"a":1} {"b":2}', '// x\n1', '{"a":01}'])(
    'refuses %j as no JSON',
    (text) => expect(faultsOf(text)).toEqual(['malformed-json ']),
  );

  it('says where a text stops being JSON', () => {
    const read = readJsonDocument('{"first": 1,\n "second": 2\n "third": 3}');
    expect(!read.ok && read.faults[0]!.detail).toMatch(/line 3, column 2/);
  });

  it('finds every fault of one document, in document order', () => {
    const text =
      '{"__proto__":1,"a":{"constructor":{"x":0.1}},"b":[0.5,{"prototype":2}],"c":1e400,"d":9007199254740993,"e":"\\ud800"}';
    expect(faultsOf(text)).toEqual([
      'forbidden-key /__proto__',
      'forbidden-key /a/constructor',
      'unsafe-number /b/0',
      'forbidden-key /b/1/prototype',
      'unsafe-number /c',
      'unsafe-number /d',
      'malformed-text /e',
    ]);
  });

  it('refuses a number of 400 digits instead of reading it as another number', () => {
    expect(faultsOf(`{"amount":${'9'.repeat(400)}}`)).toEqual(['unsafe-number /amount']);
  });

  it('takes 32 levels and refuses the 33rd with its place', () => {
    expect(faultsOf('['.repeat(32) + ']'.repeat(32))).toEqual([]);
    expect(faultsOf('['.repeat(33) + ']'.repeat(33))).toEqual([`too-deep ${'/0'.repeat(32)}`]);
  });

  it('does not fall over a document nested a million levels deep', () => {
    const deep = 1_000_000;
    expect(faultsOf(`${'{"not":'.repeat(10_000)}{}${'}'.repeat(10_000)}`)).toHaveLength(1);
    expect(faultsOf('['.repeat(deep) + ']'.repeat(deep))).toHaveLength(1);
  });

  it('stops counting at the limit of values, with the faults found so far', () => {
    const list = (length: number) => `[${Array.from({ length }, () => '1').join(',')}]`;
    expect(faultsOf(list(MOST_VALUES - 1))).toEqual([]);
    expect(faultsOf(list(MOST_VALUES))).toEqual(['too-many-values ']);
    expect(faultsOf(`[0.5,${list(MOST_VALUES).slice(1)}`)).toEqual(['unsafe-number /0', 'too-many-values ']);
  });

  it('answers five megabytes of faults with at most 10,000 short ones', () => {
    const read = readJsonDocument(`[${'0.1,'.repeat(49_000)}1]`);
    expect(!read.ok && read.faults).toHaveLength(10_000);
    const long = 'k'.repeat(5_000_000);
    const inLongKey = readJsonDocument(`{"${long}":[0.1,0.2]}`);
    expect(inLongKey.ok).toBe(false);
    expect(JSON.stringify(inLongKey).length).toBeLessThan(500);
  });
});
