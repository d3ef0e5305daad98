import { createHash } from 'node:crypto';
import { BASE_HEADERS } from '../http/security-headers.ts';
import type { Person } from './people.ts';
import type { SiteAnswer } from './site.ts';

const STYLE = [
  'body{font:1rem/1.5 system-ui,sans-serif;margin:12vh auto;max-width:32rem;padding:0 1rem;color:#1c2430}',
  'h1{font-size:1.4rem;font-weight:600}',
  'button{display:block;width:100%;margin:.5rem 0;padding:.75rem 1rem;font:inherit;text-align:start;',
  'background:#fff;border:1px solid #8a94a3;border-radius:.25rem;cursor:pointer}',
  'button:hover,button:focus-visible{border-color:#0b4f8a;outline:2px solid #0b4f8a}',
].join('');

const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;

/** The parts of the request that the form sends back unchanged. */
const KEPT = [
  'client_id',
  'response_type',
  'redirect_uri',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
];

/** The page on which signing in means choosing a person. */
export function signInPage(asked: URLSearchParams, people: readonly Person[]): SiteAnswer {
  const hidden = KEPT.flatMap((name) => {
    const value = asked.get(name);
    return value === null ? [] : [`<input type="hidden" name="${name}" value="${escaped(value)}">`];
  });
  const buttons = people.map(
    ({ id, name, groups }) =>
      `<button name="person" value="${escaped(id)}"><strong>${escaped(name)}</strong><br>${escaped(groups.join(', '))}</button>`,
  );
  const page = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1"><title>Sign in (development)</title>',
    `<style>${STYLE}</style></head><body><main><h1>Sign in as</h1>`,
    '<p>Invented people of the development issuer. It exists on this machine only.</p>',
    `<form method="post" action="/authorize">${hidden.join('')}${buttons.join('')}</form></main></body></html>`,
  ].join('');
  return {
    status: 200,
    headers: {
      ...BASE_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    },
    body: Buffer.from(page),
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
