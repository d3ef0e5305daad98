import type { Checked } from '@tamwil/fault';
import type * as z from 'zod';
import { refuseDocument } from '../http/problem.ts';
import { type BodyRule, JSON_BODY } from '../http/read-body.ts';
import { NO_PARAMETERS } from './parameters.ts';
import { type Route, route, type Shape } from './route.ts';

/** A route that computes and stores nothing: whoever is signed in may ask, and the same body gives the same bytes. */
export interface Computation<Query extends z.ZodObject = typeof NO_PARAMETERS> {
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly body: Shape;
  readonly example: unknown;
  /** What the body may be, where that is more than a JSON document of one scenario. */
  readonly rule?: BodyRule;
  /** What the answer says, and its shape. */
  readonly answer: string;
  readonly schema: Shape;
  /** The answer, or every fault of the body; the command line and the page call the same functions. */
  readonly compute: (body: unknown, query: z.infer<Query>) => Checked<unknown> | Promise<Checked<unknown>>;
  /** What is asked beside the body, where that cannot say it; nothing otherwise. */
  readonly query?: Query;
  /** The field that makes the answer smaller. */
  readonly narrowedBy: string;
}

export function computation<Query extends z.ZodObject = typeof NO_PARAMETERS>({
  path,
  id,
  summary,
  body,
  example,
  rule = JSON_BODY,
  answer,
  schema,
  compute,
  narrowedBy,
  query,
}: Computation<Query>): Route {
  return route<typeof NO_PARAMETERS, z.ZodObject>({
    method: 'POST',
    path,
    id,
    summary,
    who: 'everyone',
    pathParameters: NO_PARAMETERS,
    query: query ?? NO_PARAMETERS,
    body: { ...rule, schema: body, example },
    answers: { 200: { description: answer, schema } },
    problems: ['work-too-large', 'result-too-large'],
    async handle({ body: { value }, query: asked }) {
      const computed = await compute(value, asked as z.infer<Query>);
      return computed.ok ? { body: computed.value, narrowedBy } : refuseDocument(computed.faults);
    },
  });
}
