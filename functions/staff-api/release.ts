import { ENGINE_VERSION } from '@tamwil/allocation/version';

/** Version of the service; CHANGELOG.md says what changed in it. */
export const SERVICE = '0.1.0';

export const ENGINE = ENGINE_VERSION;
