import * as z from 'zod';

/** Under which names the issuer's access tokens hold groups and name: Cognito's, unless the file says otherwise. */
const ClaimNames = z.looseObject({ groups: z.string().min(1), name: z.string().min(1) });
export type ClaimNames = z.infer<typeof ClaimNames>;

/** Which issuer this site signs in with; the same file in every deployment, also on a laptop. */
export const Configuration = z.looseObject({
  issuer: z.url(),
  clientId: z.string().min(1),
  scope: z.string().default('tamwil/use'),
  claims: ClaimNames.default({ groups: 'cognito:groups', name: 'username' }),
});
export type Configuration = z.infer<typeof Configuration>;

let loaded: Promise<Configuration> | null = null;

/** Reads /config.json once. Rejects when the server is away or the file is none. */
export function configuration(): Promise<Configuration> {
  loaded ??= fetch('/config.json', { cache: 'no-store' })
    .then((response) => response.json())
    .then((value) => Configuration.parse(value))
    .catch((error: unknown) => {
      loaded = null;
      throw error;
    });
  return loaded;
}
