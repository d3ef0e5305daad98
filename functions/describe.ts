/** Writes the pages of docs/ that are made from the code: `npm run docs`. */
import { writeFile } from 'node:fs/promises';
import { errorsPage } from './errors-page.ts';
import { describeApi } from './staff-api/describe.ts';

const docs = (name: string) => new URL(`../docs/${name}`, import.meta.url);

await writeFile(docs('openapi.json'), `${JSON.stringify(describeApi(), null, 2)}\n`);
await writeFile(docs('errors.md'), errorsPage());
