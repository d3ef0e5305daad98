import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { apiTypes, type Described } from '../../functions/api-types.ts';
import { HTTP_FAULTS } from '../../functions/http/http-faults.ts';
import { describeApi, EXAMPLES, NAMED } from '../../functions/staff-api/describe.ts';
import { ROUTES } from './service.ts';

type Json = Readonly<Record<string, never>>;
const described = (await describeApi()) as {
  paths: Record<string, Record<string, Json>>;
  components: { schemas: Json; responses: Json };
};

it('docs/openapi.json is what the routes are; `npm run docs` writes it anew', async () => {
  const written = await readFile(new URL('../../docs/openapi.json', import.meta.url), 'utf8');
  // As one comparison of texts: a difference of two descriptions fills the screen and says no more.
  expect(written === `${JSON.stringify(described, null, 2)}\n`, 'docs/openapi.json is out of date').toBe(true);
});

it("the page's client is typed by what the routes are; `npm run docs` writes its types anew", async () => {
  const written = await readFile(new URL('../../packages/web/session/api-types.ts', import.meta.url), 'utf8');
  const made = await apiTypes(described as unknown as Described);
  expect(written === made, 'packages/web/session/api-types.ts is out of date').toBe(true);
  for (const { method, path } of ROUTES) expect(made).toContain(`  '${method} ${path}': {`);
});

it('every route is described with its answers and what may refuse it', () => {
  for (const { path, method, who, body } of ROUTES) {
    const operation = described.paths[`/v1${path}`]![method.toLowerCase()]!;
    const statuses = Object.keys(operation['responses']!);
    expect(statuses).toEqual(expect.arrayContaining(who === 'anyone' ? ['500'] : ['401', '403', '500', '503']));
    if (body !== undefined) expect(statuses).toEqual(expect.arrayContaining(['400', '413', '415', '422']));
    expect('security' in operation).toBe(who !== 'anyone');
    if (body !== undefined) expect(operation['requestBody']).toHaveProperty('content.application/json.example');
  }
});

it('the examples of answers are answers that the description allows', () => {
  expect(Object.keys(EXAMPLES).length).toBeGreaterThan(0);
  for (const [name, example] of Object.entries(EXAMPLES)) {
    expect(NAMED[name]!.safeParse(example).error?.message, name).toBeUndefined();
    expect(described.components.schemas[name], name).toHaveProperty('examples');
  }
});

it('every $ref leads somewhere, so that a generator can read it', () => {
  const text = JSON.stringify(described);
  const refs = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref!);
  expect(refs.length).toBeGreaterThan(0);
  for (const ref of refs) {
    const [, kind, name] = /^#\/components\/(schemas|responses)\/([\w-]+)$/.exec(ref) ?? [];
    expect(described.components[kind as 'schemas' | 'responses'], ref).toHaveProperty(name!);
  }
});

it('no two routes share an address or a name', () => {
  const names = ROUTES.map(({ id }) => id);
  const addresses = ROUTES.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(addresses).size).toBe(addresses.length);
});

it('every problem code is one that some route or the donor page can answer', () => {
  const text = JSON.stringify(described);
  const ofDonorPage = ['gone', 'too-many-requests', 'not-found', 'method-not-allowed'];
  for (const code of Object.keys(HTTP_FAULTS))
    expect(text.includes(`\`${code}\``) || ofDonorPage.includes(code), code).toBe(true);
});
