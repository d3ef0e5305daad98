import * as oauth from 'oauth4webapi';
import { SIGNED_IN_PATH } from '../shell/route.ts';
import { type Configuration, configuration } from './configuration.ts';

/**
 * Authorization code with PKCE (RFC 7636) through oauth4webapi. Loaded only when somebody signs in, comes back, renews
 * or signs out. The verifier and state wait in sessionStorage while the reader is at the issuer.
 */
const WAITING = 'tamwil.authorization';

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
}

interface Waiting {
  readonly verifier: string;
  readonly state: string;
  readonly returnTo: string;
}

/** Sends the reader to the issuer. */
export async function beginAuthorization(returnTo: string): Promise<void> {
  const { server, settings } = await issuer();
  const waiting: Waiting = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    returnTo,
  };
  sessionStorage.setItem(WAITING, JSON.stringify(waiting));
  const address = new URL(server.authorization_endpoint!);
  address.search = new URLSearchParams({
    client_id: settings.clientId,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope: `openid ${settings.scope}`,
    code_challenge: await oauth.calculatePKCECodeChallenge(waiting.verifier),
    code_challenge_method: 'S256',
    state: waiting.state,
  }).toString();
  location.assign(address);
}

/** Exchanges the code in the address for tokens. */
export async function completeAuthorization(callback: URL): Promise<Tokens & { returnTo: string }> {
  const stored = sessionStorage.getItem(WAITING);
  if (stored === null) throw new Error('This page did not begin the sign-in that came back to it.');
  sessionStorage.removeItem(WAITING);
  const waiting = JSON.parse(stored) as Waiting;
  const { server, client, options } = await issuer();
  const parameters = oauth.validateAuthResponse(server, client, callback, waiting.state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirectUri(),
    waiting.verifier,
    options,
  );
  return {
    ...tokensOf(await oauth.processAuthorizationCodeResponse(server, client, response)),
    returnTo: waiting.returnTo,
  };
}

/** A fresh access token; the refresh token rotates with it. */
export async function renewAuthorization(refreshToken: string): Promise<Tokens> {
  const { server, client, options } = await issuer();
  const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refreshToken, options);
  const renewed = tokensOf(await oauth.processRefreshTokenResponse(server, client, response));
  return { ...renewed, refreshToken: renewed.refreshToken ?? refreshToken };
}

export async function revokeAuthorization(refreshToken: string): Promise<void> {
  const { server, client, options } = await issuer();
  if (server.revocation_endpoint === undefined) return;
  const response = await oauth.revocationRequest(server, client, oauth.None(), refreshToken, options);
  await oauth.processRevocationResponse(response);
}

interface Issuer {
  readonly settings: Configuration;
  readonly server: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  /** Plain http is spoken with an issuer on this machine only: the development issuer. */
  readonly options: { [oauth.allowInsecureRequests]: boolean };
}

async function issuer(): Promise<Issuer> {
  const settings = await configuration();
  const address = new URL(settings.issuer);
  const options = { [oauth.allowInsecureRequests]: ['127.0.0.1', 'localhost'].includes(address.hostname) };
  const response = await oauth.discoveryRequest(address, { algorithm: 'oidc', ...options });
  const server = await oauth.processDiscoveryResponse(address, response);
  return { settings, server, client: { client_id: settings.clientId }, options };
}

function tokensOf(answer: oauth.TokenEndpointResponse): Tokens {
  return { accessToken: answer.access_token, refreshToken: answer.refresh_token ?? null };
}

function redirectUri(): string {
  return new URL(SIGNED_IN_PATH, location.origin).href;
}
