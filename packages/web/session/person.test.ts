import { describe, expect, it } from 'vitest';
import { Configuration } from './configuration.ts';
import { personIn } from './person.ts';

const tokenOf = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
const issuer = { issuer: 'https://login.example.org', clientId: 'abc' };
const claimsOf = (more: object) => Configuration.parse({ ...issuer, ...more }).claims;

describe('somebody who signs in', () => {
  it('has the rights of the own groups with Cognito, whose claims need no mention', () => {
    const token = tokenOf({ sub: '1', username: 'Zoë', 'cognito:groups': ['finance', 7] });
    expect(personIn(token, claimsOf({}))).toEqual({ subject: '1', name: 'Zoë', groups: ['finance'] });
  });

  it('is not left reading only by another issuer, whose claims have names of their own', () => {
    const claims = { groups: 'roles', name: 'preferred_username', use: '' };
    const token = tokenOf({ sub: '1', preferred_username: 'amal', roles: ['programme'], 'cognito:groups': ['reader'] });
    expect(personIn(token, claimsOf({ claims }))).toEqual({ subject: '1', name: 'amal', groups: ['programme'] });
  });

  it('is shown by the subject where the issuer gives no name, as beside every act', () => {
    expect(personIn(tokenOf({ sub: '1', username: '' }), claimsOf({}))).toEqual({
      subject: '1',
      name: '1',
      groups: [],
    });
  });
});
