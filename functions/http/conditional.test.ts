import { describe, expect, it } from 'vitest';
import { etagOf, hasAlready, readPrecondition, stale, versionToChange } from './conditional.ts';
import { isRefusal } from './problem.ts';

describe('versionToChange', () => {
  it.each([
    ['"7"', 7],
    ['W/"7"', 7],
    [' "7" ', 7],
    ['"12345678"', 12_345_678],
  ])('a save goes on top of the version that its author read: %s', (header, version) => {
    expect(versionToChange(header)).toBe(version);
  });

  it.each(['"r7"', '"0"', '"07"', '"123456789"', '"-1"', '"1e3"'])(
    'a tag that no version has is stale, so nothing is overwritten: %s',
    (header) => expect(versionToChange(header)).toBe(0),
  );

  it('a save without a version is refused with the way out', () => {
    expect(versionToChange(undefined)).toMatchObject({ refused: 'precondition-required' });
  });

  it.each(['*', '7', '"7', '"7","8"', '', '"7" "8"', "'7'"])('nothing is overwritten by a guess: %j', (header) => {
    expect(versionToChange(header)).toMatchObject({ refused: 'malformed-request' });
  });
});

describe('hasAlready', () => {
  it.each([
    ['"7"', true],
    ['W/"7"', true],
    ['"6", "7"', true],
    ['*', true],
    ['"6"', false],
    ['7', false],
    [undefined, false],
  ])('a reader is spared what he has, and only that: %s', (header, has) => {
    expect(hasAlready(header, etagOf(7))).toBe(has);
  });
});

it('an entity tag may hold a comma only as RFC 9110 does not allow in ours, so a list never becomes one tag', () => {
  expect(readPrecondition('"a,b"')).toBeUndefined();
});

it('someone who comes second learns which version is in force', () => {
  const refusal = stale(9);
  expect(isRefusal(refusal)).toBe(true);
  expect(refusal.headers).toEqual({ etag: '"9"' });
});
