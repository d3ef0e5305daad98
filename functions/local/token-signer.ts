import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Person } from './people.ts';

/** The public client that the page signs in as; real issuers give it out at registration. */
export const CLIENT_ID = 'tamwil-local';
export const SCOPE = 'tamwil/use';

const ALGORITHM = 'RS256';

/** Makes and checks the development issuer's tokens, in the form that Cognito gives them. */
export interface TokenSigner {
  readonly issuer: string;
  readonly publicKeys: { readonly keys: readonly JWK[] };
  /** @param seconds How long the token is good for. */
  readonly accessToken: (person: Person, seconds: number) => Promise<string>;
  readonly idToken: (person: Person, seconds: number, nonce: string | undefined) => Promise<string>;
  /** The claims of a token that this issuer signed and that has not ended; `undefined` otherwise. */
  readonly verified: (token: string) => Promise<JWTPayload | undefined>;
}

/**
 * @param keyFile Where the private key is kept, so that sessions survive a restart.
 */
export async function openTokenSigner(issuer: string, keyFile: string): Promise<TokenSigner> {
  const stored = await storedKey(keyFile);
  const privateKey = await importJWK(stored, ALGORITHM);
  const { n, e, kid } = stored;
  const publicJwk: JWK = {
    kty: 'RSA',
    alg: ALGORITHM,
    use: 'sig',
    ...(n && { n }),
    ...(e && { e }),
    ...(kid && { kid }),
  };
  const publicKey = await importJWK(publicJwk, ALGORITHM);
  const sign = (claims: JWTPayload, person: Person, seconds: number) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM, ...(kid && { kid }) })
      .setIssuer(issuer)
      .setSubject(person.id)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${seconds} seconds`)
      .sign(privateKey);
  return {
    issuer,
    publicKeys: { keys: [publicJwk] },
    accessToken: (person, seconds) =>
      sign(
        {
          token_use: 'access',
          client_id: CLIENT_ID,
          scope: SCOPE,
          username: person.name,
          'cognito:groups': [...person.groups],
        },
        person,
        seconds,
      ),
    idToken: (person, seconds, nonce) =>
      sign(
        { token_use: 'id', aud: CLIENT_ID, 'cognito:username': person.name, ...(nonce === undefined ? {} : { nonce }) },
        person,
        seconds,
      ),
    async verified(token) {
      try {
        return (await jwtVerify(token, publicKey, { issuer, algorithms: [ALGORITHM] })).payload;
      } catch {
        return undefined;
      }
    },
  };
}

async function storedKey(keyFile: string): Promise<JWK> {
  try {
    return JSON.parse(await readFile(keyFile, 'utf8')) as JWK;
  } catch {
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    const key = { ...(await exportJWK(privateKey)), kid: randomUUID() };
    await mkdir(dirname(keyFile), { recursive: true });
    await writeFile(keyFile, JSON.stringify(key), { mode: 0o600 });
    return key;
  }
}
