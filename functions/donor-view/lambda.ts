import { openDatabase } from '@tamwil/store';
import { gatewayHandler } from '../http/gateway.ts';
import { standardLog } from '../http/request-log.ts';
import { donorView } from './app.ts';

const { TABLE_NAME, DYNAMODB_ENDPOINT, ORIGIN_SECRETS } = process.env;
if (TABLE_NAME === undefined || TABLE_NAME === '') throw new Error('TABLE_NAME is not set');

export const handler = gatewayHandler(
  donorView({
    database: openDatabase(DYNAMODB_ENDPOINT === undefined ? {} : { endpoint: DYNAMODB_ENDPOINT }, TABLE_NAME),
    now: () => new Date().toISOString(),
    elapsed: () => performance.now(),
    log: standardLog,
    originSecrets: (ORIGIN_SECRETS ?? '').split(',').filter((secret) => secret !== ''),
    // A whole office behind one address opens a page with its files within a second; a guesser wants millions.
    bucket: { burst: 60, perSecond: 2 },
  }),
);
