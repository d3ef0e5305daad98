/**
 * Every header value that protects a reader, in one place: the functions send them, the local server sends them with
 * the site, and the stacks give the same values to CloudFront. No imports: the stacks read this file as it is.
 */

/** Name of a header (lower case) to its value. */
export type Headers = Readonly<Record<string, string>>;

/** What every answer carries, whoever sends it. */
export const BASE_HEADERS: Headers = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/**
 * Content security policy of the static site. Styles and scripts come from its own files only: an inline `style`
 * attribute is refused, which is why charts use presentation attributes and classes.
 *
 * @param issuers Origins that the page signs in with, beside its own (`https://example.auth.eu-west-1.amazoncognito.com`).
 */
export function siteContentSecurityPolicy(issuers: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    ['connect-src', "'self'", ...issuers].join(' '),
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Headers of the static site, without its caching: hashed assets and index.html differ there (see `SITE_CACHING`). */
export function siteHeaders(issuers: readonly string[]): Headers {
  return {
    ...BASE_HEADERS,
    'content-security-policy': siteContentSecurityPolicy(issuers),
    'referrer-policy': 'no-referrer',
  };
}

/** A file whose name holds its hash never changes; index.html and config.json are asked for again every time. */
export const SITE_CACHING = {
  hashed: 'public, max-age=31536000, immutable',
  entry: 'no-cache',
} as const;

/**
 * Content security policy of the donor page: nothing runs, only the page's own style sheet, named by its hash, applies.
 *
 * @param styles Hashes of the inline style sheets as CSP writes them without quotes (`sha256-...` in base64); none for files.
 */
export function donorContentSecurityPolicy(styles: readonly string[]): string {
  return [
    "default-src 'none'",
    ...(styles.length === 0 ? [] : [['style-src', ...styles.map((style) => `'${style}'`)].join(' ')]),
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Headers of every answer under /s, files and refusals too: the address is the secret, so it is not passed on, not
 * indexed and not kept by a shared cache; a revoked link is noticed at the next load.
 */
export function donorHeaders(styles: readonly string[]): Headers {
  return {
    ...BASE_HEADERS,
    'content-security-policy': donorContentSecurityPolicy(styles),
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    'cache-control': 'private, no-cache',
  };
}

/** Headers of every answer under /v1: figures of one workspace, kept by no cache and drawn by no browser. */
export const API_HEADERS: Headers = {
  ...BASE_HEADERS,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};
