import { allocationRequestSchema, programSchema } from '@tamwil/allocation';
import { countryScenarioSchema } from '@tamwil/fiscal-space';
import { planSchema } from '@tamwil/plan';
import { scenarioSchema } from '@tamwil/scenario';
import * as z from 'zod';
import { donorPaths, REDACTED_VIEW } from '../donor-view/describe.ts';
import { HTTP_FAULTS, type HttpFaultCode } from '../http/http-faults.ts';
import { PROBLEM_TYPE, problemOf, refuse } from '../http/problem.ts';
import { LOG_EVENT_EXAMPLE, SUMMARY_EXAMPLE } from './answer-examples.ts';
import { EXAMPLE_SCENARIO } from './example-scenario.ts';
import { problemsOf } from './problems-of-route.ts';
import { SERVICE } from './release.ts';
import type { AnswerDescription, Route } from './route.ts';
import { allRoutes } from './routes.ts';
import { LogEvent, Result, Shown, Summary } from './shapes.ts';

type Json = Readonly<Record<string, unknown>>;

/** Shapes that stand once in the description, under their own name. */
export const NAMED: Readonly<Record<string, z.ZodType>> = {
  Scenario: scenarioSchema,
  CountryScenario: countryScenarioSchema,
  AllocationRequest: allocationRequestSchema,
  AllocationProgram: programSchema,
  Plan: planSchema,
  ScenarioSummary: Summary,
  ScenarioShown: Shown,
  Result,
  LogEvent,
};

/** Examples of answers; requests have theirs in the route table. */
export const EXAMPLES: Readonly<Record<string, unknown>> = {
  ScenarioSummary: SUMMARY_EXAMPLE,
  ScenarioShown: { ...SUMMARY_EXAMPLE, hash: LOG_EVENT_EXAMPLE.hash, scenario: EXAMPLE_SCENARIO },
  LogEvent: LOG_EVENT_EXAMPLE,
};

const NAMES = z.registry<{ id: string; examples?: unknown[] }>();
for (const [id, schema] of Object.entries(NAMED))
  NAMES.add(schema, { id, ...(id in EXAMPLES ? { examples: [EXAMPLES[id]] } : {}) });

const Fault = z.strictObject({
  pointer: z.string().describe('JSON Pointer into the body; /path/... and /query/... for parameters.'),
  code: z.string(),
  detail: z.string(),
  fix: z.string().optional(),
});

const ProblemShape = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string().describe('Identifier of the request, as the log has it.'),
  code: z.enum(Object.keys(HTTP_FAULTS) as [HttpFaultCode, ...HttpFaultCode[]]),
  errors: z.array(Fault).max(100).optional(),
  errorCount: z.int().optional().describe('How many faults there are; counting stops at 10,000.'),
});

/** What the gateway answers itself, before any function runs. */
const GatewayMessage = z.strictObject({ message: z.string() });

/**
 * The API description (OpenAPI 3.1), made from the route table, and from the forms of the donor's view.
 * docs/openapi.json is this, written out; a test holds the two against each other.
 */
export async function describeApi(): Promise<Json> {
  const routes = await allRoutes();
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = `/v1${route.path}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: await operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tamwil',
      version: SERVICE,
      description:
        'Financing scenarios for a plan of action. Amounts are decimal strings in currency units, shares are fractions or decimal strings; JSON numbers are whole. Same request, same bytes. Answers that the gateway makes itself are {"message": "..."}.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: { ...paths, ...donorPaths() },
    components: {
      schemas: {
        Problem: schemaOf(ProblemShape, 'output'),
        GatewayMessage: schemaOf(GatewayMessage, 'output'),
        RedactedView: REDACTED_VIEW,
        ...Object.fromEntries(Object.entries(NAMED).map(([name, schema]) => [name, definitionOf(name, schema)])),
      },
      responses: refusals(routes),
      securitySchemes: {
        signIn: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Access token, scope tamwil/use.' },
      },
    },
  };
}

async function operationOf(route: Route): Promise<Json> {
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.path.split('/')[1]],
    ...(route.who === 'anyone' ? {} : { security: [{ signIn: [] }] }),
    ...(typeof route.who === 'string' ? {} : { description: `For the groups ${route.who.join(', ')}.` }),
    parameters: [
      ...parametersOf('path', route.pathParameters),
      ...parametersOf('query', route.query),
      ...headersOf(route),
    ],
    ...(route.body === undefined ? {} : { requestBody: await requestBodyOf(route.body) }),
    responses: { ...(await answersOf(route)), ...problemAnswersOf(route) },
  };
}

function parametersOf(place: 'path' | 'query', shape: z.ZodObject): Json[] {
  return Object.entries(shape.shape).map(([name, schema]) => {
    const { description, ...described } = schemaOf(schema as z.ZodType, 'input');
    const isRequired = place === 'path' || !(schema as z.ZodType).safeParse(undefined).success;
    return { name, in: place, required: isRequired, ...(description ? { description } : {}), schema: described };
  });
}

const ENTITY_TAG = { type: 'string', examples: ['"7"'] };

function headersOf({ precondition, answers, method }: Route): Json[] {
  const ifMatch = (required: boolean) => ({
    name: 'If-Match',
    in: 'header',
    required,
    description: 'ETag of the version that this request changes.',
    schema: ENTITY_TAG,
  });
  const ifNoneMatch = (description: string) => ({
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  });
  if (precondition === 'change') return [ifMatch(true)];
  if (precondition === 'create-or-change') return [ifMatch(false), ifNoneMatch('`*` to create.')];
  const hasTag = Object.values(answers).some(({ etag }) => etag === true);
  return method === 'GET' && hasTag ? [ifNoneMatch('ETag that you have; 304 when it is still that.')] : [];
}

async function requestBodyOf({ types, schema, example, longest }: NonNullable<Route['body']>): Promise<Json> {
  const [first = '', ...others] = types;
  return {
    required: true,
    description: `At most ${longest} bytes, not compressed.`,
    content: {
      [first]: { schema: schemaOf(await schema(), 'input'), example },
      ...Object.fromEntries(others.map((type) => [type, { schema: { type: 'string' } }])),
    },
  };
}

async function answersOf({ answers, method }: Route): Promise<Record<string, Json>> {
  const described: Record<string, Json> = {};
  for (const [status, answer] of Object.entries(answers)) described[status] = await answerOf(answer);
  const isTagged = method === 'GET' && Object.values(answers).some(({ etag }) => etag === true);
  return isTagged ? { ...described, 304: { description: 'You have this version.' } } : described;
}

async function answerOf({ description, schema, types, etag }: AnswerDescription): Promise<Json> {
  return {
    description,
    ...(etag === true ? { headers: { ETag: { description: 'The version.', schema: ENTITY_TAG } } } : {}),
    ...(schema === undefined
      ? {}
      : { content: { 'application/json': { schema: schemaOf(await schema(), 'output') } } }),
    ...(types === undefined ? {} : { content: Object.fromEntries(types.map((type) => [type, {}])) }),
  };
}

/** The codes that a route can be refused with, by status. */
function refusalsOf(route: Route): ReadonlyMap<number, readonly HttpFaultCode[]> {
  const byStatus = new Map<number, HttpFaultCode[]>([[429, ['too-many-requests']]]);
  for (const code of problemsOf(route)) {
    const { status } = HTTP_FAULTS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return new Map([...byStatus].sort(([a], [b]) => a - b));
}

const nameOf = (status: number, codes: readonly HttpFaultCode[]) => `${status}-${codes.join('-')}`;

/** One response for each status; routes that are refused alike share it. */
function problemAnswersOf(route: Route): Record<string, Json> {
  const refusals = [...refusalsOf(route)];
  return Object.fromEntries(
    refusals.map(([status, codes]) => [status, { $ref: `#/components/responses/${nameOf(status, codes)}` }]),
  );
}

/** Every response that some route refers to. */
function refusals(routes: readonly Route[]): Record<string, Json> {
  const all = routes.flatMap((route) => [...refusalsOf(route)]);
  return Object.fromEntries(all.map(([status, codes]) => [nameOf(status, codes), refusal(status, codes)]));
}

function refusal(status: number, codes: readonly HttpFaultCode[]): Json {
  const problem = { [PROBLEM_TYPE]: { schema: problemWith(codes), example: exampleOf(codes[0]!) } };
  const byGateway = { 'application/json': { schema: { $ref: '#/components/schemas/GatewayMessage' } } };
  return {
    description: codes.map((code) => `\`${code}\`: ${HTTP_FAULTS[code].title}.`).join(' '),
    // What the gateway can say too, before any function runs.
    content: [401, 403, 413, 429, 503].includes(status) ? { ...problem, ...byGateway } : problem,
  };
}

/** A problem whose code is one of these. */
function problemWith(codes: readonly HttpFaultCode[]): Json {
  return { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }] };
}

function exampleOf(code: HttpFaultCode): Json {
  const { meaning } = HTTP_FAULTS[code];
  return { ...problemOf(refuse(code, meaning), '4f1c2d5e-0000-4000-8000-000000000000') };
}

/** JSON Schema of a shape; a named one becomes a reference. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  return converted(schema, io).shape;
}

function definitionOf(name: string, schema: z.ZodType): Json {
  const definition = converted(schema, 'input').definitions[name];
  if (definition === undefined) throw new Error(`${name} has no definition`);
  return definition;
}

function converted(schema: z.ZodType, io: 'input' | 'output') {
  // Inside an object, a named schema is always a reference, also when it is the whole.
  const { properties, $defs = {} } = z.toJSONSchema(z.strictObject({ it: schema }), { io, metadata: NAMES });
  for (const name of Object.keys($defs)) if (!(name in NAMED)) throw new Error(`${name} has no name of its own`);
  const text = JSON.stringify({ shape: properties?.['it'], definitions: $defs });
  return JSON.parse(text.replaceAll('#/$defs/', '#/components/schemas/')) as {
    readonly shape: Json;
    readonly definitions: Readonly<Record<string, Json>>;
  };
}
