import { expect, it } from 'vitest';
import { cursorOf, keysOf } from './cursor.ts';

const QUERY = { list: 'all', workspace: 'a', scenario: 'x' };

it('a reader goes on where the page before ended', () => {
  expect(keysOf(cursorOf(['42'], QUERY), QUERY)).toEqual(['42']);
});

it('the order in which a query is written does not matter', () => {
  expect(keysOf(cursorOf(['42'], QUERY), { scenario: 'x', workspace: 'a', list: 'all' })).toEqual(['42']);
});

it.each([
  ['another workspace', cursorOf(['42'], { ...QUERY, workspace: 'b' })],
  ['other filters', cursorOf(['42'], { ...QUERY, text: 'x' })],
  ['another list', cursorOf(['42'], { ...QUERY, list: 'revisions' })],
  ['no base64url', '%%%'],
  ['no JSON', Buffer.from('nothing').toString('base64url')],
  ['another version', Buffer.from('{"v":2,"q":"0123456789abcdef","k":["1"]}').toString('base64url')],
  [
    'more keys than written',
    Buffer.from(JSON.stringify({ v: 1, q: '0'.repeat(16), k: [], x: 1 })).toString('base64url'),
  ],
])('a cursor never shows what its query does not: %s', (_name, cursor) => {
  expect(keysOf(cursor, QUERY)).toMatchObject({ refused: 'malformed-cursor' });
});
