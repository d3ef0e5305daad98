/** The types of the page's client, made from the API description, so that a page that asks for what is not there does not compile. */
// biome-ignore lint/correctness/noUndeclaredDependencies: a tool of the whole repository, named in the root manifest
import { compile, type JSONSchema } from 'json-schema-to-typescript';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JSONSchema;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: JSONSchema }>>;
}

interface Operation {
  readonly parameters: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

/** What of an OpenAPI description is read here. */
export interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JSONSchema>> };
}

/** Shapes that the packages have types of already, with the package. */
const OWN_TYPES: Readonly<Record<string, readonly [type: string, from: string]>> = {
  AllocationProgram: ['ProgramDocument', '@tamwil/scenario'],
  AllocationRequest: ['AllocationRequestDocument', '@tamwil/allocation'],
  CountryScenario: ['CountryScenario', '@tamwil/fiscal-space'],
  Plan: ['PlanDocument', '@tamwil/plan'],
  Result: ['Evaluation', '@tamwil/scenario'],
  Scenario: ['ScenarioDocument', '@tamwil/scenario'],
};

/** The text of packages/web/session/api-types.ts: one entry for each route, `METHOD /path` below /v1. */
export async function apiTypes({ paths, components }: Described): Promise<string> {
  const routes: Record<string, JSONSchema> = {};
  // The page asks nothing of donor links.
  const own = Object.entries(paths).filter(([path]) => path.startsWith('/v1/'));
  for (const [path, methods] of own)
    for (const [method, operation] of Object.entries(methods))
      routes[`${method.toUpperCase()} ${path.slice('/v1'.length)}`] = routeOf(operation);
  const { RedactedView: _, ...schemas } = components.schemas;
  const named = Object.entries(schemas).map(([name, schema]): [string, JSONSchema] => {
    const own = OWN_TYPES[name];
    return [name, own === undefined ? schema : { tsType: own[0] }];
  });
  const whole = { ...objectOf(routes), title: 'Api', definitions: Object.fromEntries(named) };
  const text = await compile(
    JSON.parse(JSON.stringify(whole).replaceAll('#/components/schemas/', '#/definitions/')),
    'Api',
    {
      bannerComment: '',
      ignoreMinAndMaxItems: true,
      style: { singleQuote: true, printWidth: 120, trailingComma: 'all' },
    },
  );
  // An alias of an imported type becomes the import itself.
  let rest = text;
  const imports: string[] = [];
  for (const [name, [type, from]] of Object.entries(OWN_TYPES)) {
    const alias = `export type ${name} = ${type};\n`;
    if (!rest.includes(alias)) continue;
    rest = rest.replace(alias, '');
    imports.push(`import type { ${name === type ? name : `${type} as ${name}`} } from '${from}';\n`);
  }
  return `${HEAD}${imports.join('')}\n${rest.trimStart()}`;
}

const HEAD = '/* Made from the API description by `npm run docs`; a test holds it against the routes. */\n';

/** What a request takes and what it answers when it is good. */
function routeOf({ parameters, requestBody, responses }: Operation): JSONSchema {
  const parts: Record<string, JSONSchema> = {};
  const required: string[] = [];
  for (const place of ['path', 'query'] as const) {
    const own = parameters.filter((parameter) => parameter.in === place);
    if (own.length === 0) continue;
    const isRequired = own.filter((parameter) => parameter.required).map(({ name }) => name);
    // Parameters are texts; what a text must look like is the API's to say.
    const texts = Object.fromEntries(
      own.map(({ name, schema }) => [
        name,
        schema.enum === undefined ? { type: 'string' as const } : { enum: schema.enum },
      ]),
    );
    parts[place] = { type: 'object', additionalProperties: false, required: isRequired, properties: texts };
    if (isRequired.length > 0) required.push(place);
  }
  for (const [name, key] of Object.entries(PRECONDITIONS)) {
    const header = parameters.find((parameter) => parameter.in === 'header' && parameter.name === name);
    if (header === undefined) continue;
    parts[key] = { type: 'string' };
    if (header.required) required.push(key);
  }
  const body = jsonOf(requestBody);
  if (body !== undefined) parts['body'] = body;
  const [answer] = Object.entries(responses).flatMap(([status, response]) =>
    status.startsWith('2') ? [jsonOf(response) ?? { type: 'null' as const }] : [],
  );
  parts['answer'] = answer ?? { type: 'null' };
  return { ...objectOf(parts), required: [...required, ...(body === undefined ? [] : ['body']), 'answer'] };
}

const PRECONDITIONS = { 'If-Match': 'ifMatch', 'If-None-Match': 'ifNoneMatch' } as const;

function jsonOf(content: Content | undefined): JSONSchema | undefined {
  return content?.content?.['application/json']?.schema;
}

function objectOf(properties: Readonly<Record<string, JSONSchema>>): JSONSchema {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
}
