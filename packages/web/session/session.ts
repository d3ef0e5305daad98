import { signal } from '@preact/signals';
import { navigate, SIGNED_IN_PATH } from '../shell/route.ts';

/** Who is signed in at this page, as the access token names them. The API reads the token itself; this is for display. */
export interface Person {
  readonly name: string;
  readonly groups: readonly string[];
}

/** `null` when nobody is signed in; the access token is kept in memory only. */
export const person = signal<Person | null>(null);

const REFRESH = 'tamwil.refresh';
let accessToken: string | null = null;
let renewal: Promise<boolean> | null = null;

export async function signIn(): Promise<void> {
  const { beginAuthorization } = await import('./authorization.ts');
  await beginAuthorization(location.pathname === SIGNED_IN_PATH ? '/' : location.pathname);
}

/** Finishes a sign-in that came back from the issuer and goes on where it began. */
export async function finishSignIn(): Promise<void> {
  const { completeAuthorization } = await import('./authorization.ts');
  const { returnTo, ...tokens } = await completeAuthorization(new URL(location.href));
  keep(tokens);
  navigate(returnTo, 'replace');
}

/** A reload keeps the session by its refresh token. Answers whether somebody is signed in. */
export async function resumeSession(): Promise<boolean> {
  return accessToken !== null || (await renew());
}

export async function signOut(): Promise<void> {
  const refreshToken = sessionStorage.getItem(REFRESH);
  forget();
  navigate('/');
  if (refreshToken === null) return;
  const { revokeAuthorization } = await import('./authorization.ts');
  // The session here is over whether or not the issuer can be reached; its tokens then end with their own lifetime.
  await revokeAuthorization(refreshToken).catch(() => undefined);
}

/**
 * Sends a request as the signed-in person. An expired access token is renewed once; when that fails the session ends and
 * the 401 is handed back, while unsaved work stays where it is.
 */
export async function fetchAsPerson(path: string, init: RequestInit): Promise<Response> {
  const first = await fetch(path, withToken(init));
  if (first.status !== 401 || !(await renew())) return first;
  return fetch(path, withToken(init));
}

function withToken(init: RequestInit): RequestInit {
  const headers = new Headers(init.headers);
  if (accessToken !== null) headers.set('authorization', `Bearer ${accessToken}`);
  return { ...init, headers };
}

/** Several requests that find the token expired share one renewal: a rotated refresh token works only once. */
function renew(): Promise<boolean> {
  renewal ??= renewOnce().finally(() => {
    renewal = null;
  });
  return renewal;
}

async function renewOnce(): Promise<boolean> {
  const refreshToken = sessionStorage.getItem(REFRESH);
  if (refreshToken === null) {
    forget();
    return false;
  }
  try {
    const { renewAuthorization } = await import('./authorization.ts');
    keep(await renewAuthorization(refreshToken));
    return true;
  } catch {
    forget();
    return false;
  }
}

function keep(tokens: { accessToken: string; refreshToken: string | null }): void {
  accessToken = tokens.accessToken;
  if (tokens.refreshToken !== null) sessionStorage.setItem(REFRESH, tokens.refreshToken);
  person.value = personIn(tokens.accessToken);
}

function forget(): void {
  accessToken = null;
  sessionStorage.removeItem(REFRESH);
  person.value = null;
}

function personIn(token: string): Person {
  const payload = token.split('.')[1] ?? '';
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  const groups = claims['cognito:groups'];
  return {
    name: String(claims['username'] ?? claims['sub'] ?? ''),
    groups: Array.isArray(groups) ? groups.filter((group) => typeof group === 'string') : [],
  };
}
