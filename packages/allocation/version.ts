/** Version of the engine; every answer carries it, because the same request gives the same bytes only on one version. */
export const ENGINE_VERSION = '0.1.0';
