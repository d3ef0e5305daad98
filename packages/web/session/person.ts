import type { ClaimNames } from './configuration.ts';

/** Who is signed in at this page, as the access token names them. The API reads the token itself; this is for display. */
export interface Person {
  /** `sub` of the token: whose the unsaved work in this tab is. */
  readonly subject: string;
  readonly name: string;
  readonly groups: readonly string[];
}

/** Reads an access token with the claim names of its issuer. */
export function personIn(token: string, names: ClaimNames): Person {
  const payload = token.split('.')[1] ?? '';
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  const { [names.groups]: groups, [names.name]: name, sub } = claims;
  return {
    subject: String(sub ?? ''),
    name: typeof name === 'string' && name !== '' ? name : String(sub ?? ''),
    groups: Array.isArray(groups) ? groups.filter((group) => typeof group === 'string') : [],
  };
}
