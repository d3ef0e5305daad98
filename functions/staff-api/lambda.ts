import { randomBytes } from 'node:crypto';
import { openDatabase } from '@tamwil/store/database';
import { gatewayHandler } from '../http/gateway.ts';
import { standardLog } from '../http/request-log.ts';
import { staffApi } from './app.ts';
import { settingsOf } from './settings.ts';

const settings = settingsOf(process.env);

/** What Lambda calls; the only file of this function that knows the platform, the clock and random numbers. */
export const handler = gatewayHandler(
  staffApi({
    services: {
      database: openDatabase(settings.address, settings.table),
      now: () => new Date().toISOString(),
      nonce: () => randomBytes(16).toString('hex'),
    },
    claimNames: settings.claimNames,
    log: standardLog,
    elapsed: () => performance.now(),
  }),
);
