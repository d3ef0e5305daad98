import * as z from 'zod';
import { NO_PARAMETERS } from '../parameters.ts';
import { ENGINE, SERVICE } from '../release.ts';
import { type Route, route } from '../route.ts';

const health = route({
  method: 'GET',
  path: '/health',
  id: 'getHealth',
  summary: 'Whether the service answers, and which version of it',
  who: 'anyone',
  pathParameters: NO_PARAMETERS,
  query: NO_PARAMETERS,
  answers: {
    200: {
      description: 'It answers.',
      schema: () => z.strictObject({ status: z.literal('ok'), version: z.string(), engine: z.string() }),
    },
  },
  problems: [],
  handle: () => ({ body: { status: 'ok', version: SERVICE, engine: ENGINE } }),
});

export const HEALTH_ROUTES: readonly Route[] = [health];
