import * as z from 'zod';
import { type Refusal, refuse } from './problem.ts';

/** The four groups of people; `reader` may look at everything of its workspace and change nothing. */
export const GROUPS = ['resource-mobilization', 'programme', 'finance', 'reader'] as const;
export type Group = (typeof GROUPS)[number];

/** The groups that write scenarios and hand them in. */
export const WRITERS = ['resource-mobilization', 'programme', 'finance'] as const satisfies readonly Group[];

/** Who asks, as the verified token says. */
export interface Principal {
  /** `sub` of the token: what authorship and the rule of two people rest on. */
  readonly subject: string;
  /** The name shown beside an act. */
  readonly name: string;
  readonly groups: readonly Group[];
  readonly workspace: string;
}

/** Names of the claims, so that another issuer than Cognito can be used. */
export interface ClaimNames {
  readonly groups: string;
  readonly name: string;
  /** Claim that must say `access`; empty where the issuer gives no such claim. */
  readonly use: string;
}

export const COGNITO_CLAIMS: ClaimNames = { groups: 'cognito:groups', name: 'username', use: 'token_use' };

/** The gateway's own copy of the claims: flat text, where a list has become the ambiguous `[a b]`. */
export type GatewayClaims = Readonly<Record<string, unknown>>;

const BEARER = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/i;
const WORKSPACE = /^workspace:([a-z0-9-]{1,64})$/;

const Claims = z.looseObject({ iss: z.string(), sub: z.string().min(1).max(128), exp: z.int() });

/**
 * Reads who asks from the Authorization header that the gateway has verified.
 *
 * The claims are taken from the token itself, because the gateway flattens lists. That this is the token which the
 * gateway verified is shown by three claims that must agree with its copy; a doubled header, of which the gateway may
 * have verified the other half, is refused.
 */
export function principalOf(
  authorization: string | undefined,
  verified: GatewayClaims | undefined,
  names: ClaimNames,
): Principal | Refusal {
  const unauthenticated = (detail: string) => refuse('unauthenticated', detail);
  if (authorization === undefined || verified === undefined)
    return unauthenticated('This address needs an access token.');
  const payload = BEARER.exec(authorization)?.[2];
  if (payload === undefined) return unauthenticated('The Authorization header must hold exactly one bearer token.');
  const claims = Claims.safeParse(decoded(payload));
  if (!claims.success) return unauthenticated('The token lacks iss, sub or exp.');
  for (const name of ['iss', 'sub', 'exp'] as const)
    if (String(claims.data[name]) !== String(verified[name]))
      return unauthenticated('The token is not the one that the gateway has verified.');
  if (names.use !== '' && claims.data[names.use] !== 'access')
    return unauthenticated('An access token is needed, not another kind of token.');
  return personOf(claims.data, names);
}

function personOf(claims: z.infer<typeof Claims>, names: ClaimNames): Principal | Refusal {
  const listed = z.array(z.string()).safeParse(claims[names.groups]).data ?? [];
  const workspaces = listed.flatMap((group) => WORKSPACE.exec(group)?.[1] ?? []);
  const [workspace, ...others] = workspaces;
  if (workspace === undefined || others.length > 0)
    return refuse('group-needed', 'A person must be in exactly one group "workspace:<id>".');
  const name = claims[names.name];
  return {
    subject: claims.sub,
    name: typeof name === 'string' && name !== '' ? name.slice(0, 128) : claims.sub,
    groups: GROUPS.filter((group) => listed.includes(group)),
    workspace,
  };
}

function decoded(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
