/** Writes docs/openapi.json: `npx tsx functions/describe.ts`. */
import { writeFile } from 'node:fs/promises';
import { describeApi } from './staff-api/describe.ts';

await writeFile(new URL('../docs/openapi.json', import.meta.url), `${JSON.stringify(describeApi(), null, 2)}\n`);
