/** Writes what is made from the code: the pages of docs/ and the types of the page's client; `npm run docs`. */
import { writeFile } from 'node:fs/promises';
import { apiTypes, type Described } from './api-types.ts';
import { errorsPage } from './errors-page.ts';
import { describeApi } from './staff-api/describe.ts';

const at = (path: string) => new URL(`../${path}`, import.meta.url);

const description = await describeApi();
await writeFile(at('docs/openapi.json'), `${JSON.stringify(description, null, 2)}\n`);
await writeFile(at('docs/errors.md'), errorsPage());
await writeFile(at('packages/web/session/api-types.ts'), await apiTypes(description as unknown as Described));
