import { openDatabase } from '@tamwil/store';
import { gatewayHandler } from '../http/gateway.ts';
import { standardLog } from '../http/request-log.ts';
import { donorView } from './app.ts';
import { settingsOf } from './settings.ts';

const { address, table, originSecrets } = settingsOf(process.env);

export const handler = gatewayHandler(
  donorView({
    database: openDatabase(address, table),
    now: () => new Date().toISOString(),
    elapsed: () => performance.now(),
    log: standardLog,
    originSecrets,
    // A whole office behind one address opens a page with its files within a second; a guesser wants millions.
    bucket: { burst: 60, perSecond: 2 },
  }),
);
