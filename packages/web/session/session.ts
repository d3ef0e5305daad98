import { signal } from '@preact/signals';
import { navigate, SIGNED_IN_PATH } from '../shell/route.ts';
import { configuration } from './configuration.ts';
import { type Person, personIn } from './person.ts';

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
  await keep(tokens);
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
    await keep(await renewAuthorization(refreshToken));
    return true;
  } catch {
    forget();
    return false;
  }
}

async function keep(tokens: { accessToken: string; refreshToken: string | null }): Promise<void> {
  const { claims } = await configuration();
  accessToken = tokens.accessToken;
  if (tokens.refreshToken !== null) sessionStorage.setItem(REFRESH, tokens.refreshToken);
  person.value = personIn(tokens.accessToken, claims);
}

function forget(): void {
  accessToken = null;
  sessionStorage.removeItem(REFRESH);
  person.value = null;
}
