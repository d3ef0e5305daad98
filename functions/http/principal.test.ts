import { expect, it } from 'vitest';
import { COGNITO_CLAIMS, principalOf } from './principal.ts';

const CLAIMS = {
  iss: 'https://issuer.example',
  sub: 'person-1',
  exp: 2_000_000_000,
  token_use: 'access',
  username: 'Person One',
  'cognito:groups': ['programme', 'workspace:social-protection', 'another-application'],
};
const COPY = {
  ...CLAIMS,
  exp: '2000000000',
  'cognito:groups': '[programme workspace:social-protection another-application]',
};

function bearer(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `Bearer ${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`;
}

const read = (authorization: string | undefined, copy: Record<string, unknown> | undefined = COPY) =>
  principalOf(authorization, copy, COGNITO_CLAIMS);

it('a person is who the token says, in its groups and its one workspace', () => {
  expect(read(bearer(CLAIMS))).toEqual({
    subject: 'person-1',
    name: 'Person One',
    groups: ['programme'],
    workspace: 'social-protection',
  });
});

it.each([
  ['no header', undefined, COPY],
  ['nothing that the gateway verified', bearer(CLAIMS), undefined],
  ['another scheme', 'Basic abc', COPY],
  ['no token', 'Bearer ', COPY],
  ['a payload that is no JSON', 'Bearer a.b.c', COPY],
  ['a doubled header', `${bearer(CLAIMS)},${bearer({ ...CLAIMS, sub: 'person-2' })}`, COPY],
  ['two tokens', `${bearer(CLAIMS)} ${bearer(CLAIMS)}`, COPY],
  ['another issuer', bearer({ ...CLAIMS, iss: 'https://other.example' }), COPY],
  ['another person', bearer({ ...CLAIMS, sub: 'person-2' }), COPY],
  ['another end', bearer({ ...CLAIMS, exp: 2_000_000_001 }), COPY],
  ['no subject', bearer({ ...CLAIMS, sub: undefined }), COPY],
  ['an ID token', bearer({ ...CLAIMS, token_use: 'id' }), COPY],
  ['a token without a use', bearer({ ...CLAIMS, token_use: undefined }), COPY],
])('nobody acts as another person: %s', (_name, authorization, copy) => {
  // The third argument has a default, so the absent copy is passed explicitly.
  expect(principalOf(authorization, copy, COGNITO_CLAIMS)).toMatchObject({ refused: 'unauthenticated' });
});

it.each([
  ['none', ['programme']],
  ['two', ['programme', 'workspace:a', 'workspace:b']],
  ['a malformed one', ['programme', 'workspace:A']],
  ['one with a key separator', ['programme', 'workspace:a#b']],
  ['no list of groups', '[programme workspace:a]'],
])('nobody sees a workspace by accident: %s', (_name, groups) => {
  expect(read(bearer({ ...CLAIMS, 'cognito:groups': groups }))).toMatchObject({ refused: 'group-needed' });
});

it('a group whose name only resembles one of ours gives no right', () => {
  const claims = { ...CLAIMS, 'cognito:groups': ['Programme', 'finance ', 'workspace:a'] };
  expect(read(bearer(claims))).toMatchObject({ groups: [] });
});

it('another issuer with other claim names works without a token_use claim', () => {
  const claims = { iss: 'i', sub: 's', exp: 1, roles: ['finance', 'workspace:w'], preferred_username: 'P' };
  const names = { groups: 'roles', name: 'preferred_username', use: '' };
  const copy = { iss: 'i', sub: 's', exp: '1' };
  expect(principalOf(bearer(claims), copy, names)).toMatchObject({ name: 'P', groups: ['finance'], workspace: 'w' });
});
