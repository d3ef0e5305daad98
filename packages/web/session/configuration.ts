import * as z from 'zod';

/** Which issuer this site signs in with; the same file in every deployment, also on a laptop. */
const Configuration = z.looseObject({
  issuer: z.url(),
  clientId: z.string().min(1),
  scope: z.string().default('tamwil/use'),
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
