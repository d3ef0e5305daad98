import * as z from 'zod';
import { DATABASE_ENVIRONMENT, databaseSettings } from '../http/database-settings.ts';

const Environment = DATABASE_ENVIRONMENT.extend({
  /** Secrets of which the front door adds one, separated by commas; none on one's own machine. */
  ORIGIN_SECRETS: z.string().default(''),
});

/** Settings of the function; an environment that lacks one stops the function at its start. */
export function settingsOf(environment: NodeJS.ProcessEnv) {
  const { ORIGIN_SECRETS, ...database } = Environment.parse(environment);
  const originSecrets = ORIGIN_SECRETS.split(',').filter((secret) => secret !== '');
  return { ...databaseSettings(database), originSecrets };
}
