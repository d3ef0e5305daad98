/** A donor's address and what the server may know of it. */
export interface LinkAddress {
  /** The whole address; it is shown once and nowhere kept. */
  readonly address: string;
  /** SHA-256 of the token's text, hexadecimal: the server learns nothing more before a donor opens the address. */
  readonly hash: string;
}

const TOKEN_BYTES = 16;

/**
 * Makes the address of a new link: 128 random bits as base64url.
 *
 * @param origin where the donor's page is, without a slash at the end
 * @param random fills a buffer with random bytes
 */
export async function newLinkAddress(
  origin: string,
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
): Promise<LinkAddress> {
  const bytes = random(new Uint8Array(TOKEN_BYTES));
  const token = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { address: `${origin}/s/${token}`, hash };
}
