import { createHash, randomBytes } from 'node:crypto';
import { donorHeaders } from '../http/security-headers.ts';
import type { ReceivedRequest } from './gateway.ts';
import { PEOPLE, type Person } from './people.ts';
import { signInPage } from './sign-in-page.ts';
import type { SiteAnswer } from './site.ts';
import { CLIENT_ID, SCOPE, type TokenSigner } from './token-signer.ts';

const ACCESS_SECONDS = 3_600;
/** Scripts have no refresh token. */
const SCRIPT_SECONDS = 12 * 3_600;
const CODE_MILLISECONDS = 60_000;

interface Pending {
  readonly person: Person;
  readonly challenge: string;
  readonly redirectUri: string;
  readonly nonce: string | undefined;
  readonly until: number;
}

/**
 * An OAuth 2 server for this machine alone: authorization code with PKCE and rotating refresh tokens, spoken as the
 * deployed issuer speaks it, where signing in is choosing a person. It asks for no password: it listens on 127.0.0.1
 * only, and the server in front of it refuses foreign Host headers.
 */
export interface DevelopmentIssuer {
  /** Answers the issuer's own addresses; `undefined` for any other. */
  readonly answer: (request: ReceivedRequest) => Promise<SiteAnswer | undefined>;
}

export function developmentIssuer(signer: TokenSigner, now: () => number): DevelopmentIssuer {
  const codes = new Map<string, Pending>();
  const refreshTokens = new Map<string, Person>();

  const routes: Readonly<Record<string, (request: ReceivedRequest) => SiteAnswer | Promise<SiteAnswer>>> = {
    'GET /.well-known/openid-configuration': () => json(200, discovery(signer.issuer)),
    'GET /.well-known/jwks.json': () => json(200, signer.publicKeys),
    'GET /local/people': () => json(200, { people: PEOPLE }),
    'POST /local/token': async (request) => {
      const person = personNamed(scriptChoice(request));
      if (person === undefined)
        return json(422, { message: `Send {"person": "<id>"} as application/json; people: ${ids()}.` });
      return json(200, { token: await signer.accessToken(person, SCRIPT_SECONDS) });
    },
    'GET /authorize': ({ query }) => {
      const asked = new URLSearchParams(query);
      const wrong = authorizationFault(asked, signer.issuer);
      return wrong === undefined ? signInPage(asked, PEOPLE) : json(400, { message: wrong });
    },
    'POST /authorize': ({ body }) => {
      const asked = new URLSearchParams(body.toString('utf8'));
      const person = personNamed(asked.get('person') ?? '');
      const wrong = authorizationFault(asked, signer.issuer);
      if (wrong !== undefined || person === undefined) return json(400, { message: wrong ?? 'Choose a person.' });
      const code = secret();
      const redirectUri = asked.get('redirect_uri') ?? '';
      codes.set(code, {
        person,
        challenge: asked.get('code_challenge') ?? '',
        redirectUri,
        nonce: asked.get('nonce') ?? undefined,
        until: now() + CODE_MILLISECONDS,
      });
      const location = new URL(redirectUri);
      location.search = new URLSearchParams({ code, state: asked.get('state') ?? '', iss: signer.issuer }).toString();
      return { status: 303, headers: { ...donorHeaders([]), location: location.href }, body: Buffer.alloc(0) };
    },
    'POST /token': async ({ body }) => {
      const asked = new URLSearchParams(body.toString('utf8'));
      if (asked.get('client_id') !== CLIENT_ID) return json(401, { error: 'invalid_client' });
      if (asked.get('grant_type') === 'authorization_code') return redeem(asked);
      if (asked.get('grant_type') === 'refresh_token') return refresh(asked.get('refresh_token') ?? '');
      return json(400, { error: 'unsupported_grant_type' });
    },
    'POST /revoke': ({ body }) => {
      refreshTokens.delete(new URLSearchParams(body.toString('utf8')).get('token') ?? '');
      return json(200, {});
    },
  };

  async function redeem(asked: URLSearchParams): Promise<SiteAnswer> {
    const code = asked.get('code') ?? '';
    const pending = codes.get(code);
    // A code is good once, also when the exchange fails.
    codes.delete(code);
    const challenge = createHash('sha256')
      .update(asked.get('code_verifier') ?? '')
      .digest('base64url');
    const isGood =
      pending !== undefined &&
      pending.until > now() &&
      pending.challenge === challenge &&
      pending.redirectUri === asked.get('redirect_uri');
    return isGood ? tokens(pending.person, pending.nonce) : json(400, { error: 'invalid_grant' });
  }

  async function refresh(token: string): Promise<SiteAnswer> {
    const person = refreshTokens.get(token);
    refreshTokens.delete(token);
    return person === undefined ? json(400, { error: 'invalid_grant' }) : tokens(person, undefined);
  }

  async function tokens(person: Person, nonce: string | undefined): Promise<SiteAnswer> {
    const refreshToken = secret();
    refreshTokens.set(refreshToken, person);
    return json(200, {
      access_token: await signer.accessToken(person, ACCESS_SECONDS),
      id_token: await signer.idToken(person, ACCESS_SECONDS, nonce),
      refresh_token: refreshToken,
      token_type: 'Bearer',
      expires_in: ACCESS_SECONDS,
      scope: `openid ${SCOPE}`,
    });
  }

  return {
    async answer(request) {
      return routes[`${request.method} ${request.path}`]?.(request);
    },
  };
}

function discovery(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    revocation_endpoint: `${issuer}/revoke`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none'],
    authorization_response_iss_parameter_supported: true,
  };
}

/** What is wrong with a request to sign in; it may lead back to this site's own origin only. */
function authorizationFault(asked: URLSearchParams, issuer: string): string | undefined {
  if (asked.get('client_id') !== CLIENT_ID) return `client_id must be ${CLIENT_ID}.`;
  if (asked.get('response_type') !== 'code') return 'response_type must be code.';
  if (asked.get('code_challenge_method') !== 'S256' || !asked.get('code_challenge'))
    return 'A code_challenge with the method S256 is needed.';
  const redirectUri = asked.get('redirect_uri') ?? '';
  return redirectUri.startsWith(`${issuer}/`) ? undefined : `redirect_uri must begin with ${issuer}/.`;
}

function scriptChoice({ headers, body }: ReceivedRequest): string {
  if (!headers['content-type']?.startsWith('application/json')) return '';
  try {
    const { person } = JSON.parse(body.toString('utf8')) as { person?: unknown };
    return typeof person === 'string' ? person : '';
  } catch {
    return '';
  }
}

function personNamed(id: string): Person | undefined {
  return PEOPLE.find((person) => person.id === id);
}

function ids(): string {
  return PEOPLE.map((person) => person.id).join(', ');
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

function json(status: number, value: object): SiteAnswer {
  const headers = { ...donorHeaders([]), 'cache-control': 'no-store', 'content-type': 'application/json' };
  return { status, headers, body: Buffer.from(JSON.stringify(value)) };
}
