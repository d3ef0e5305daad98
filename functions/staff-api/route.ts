import type { Database } from '@tamwil/store';
import type * as z from 'zod';
import type { HttpFaultCode } from '../http/http-faults.ts';
import type { Group, Principal } from '../http/principal.ts';
import type { Refusal } from '../http/problem.ts';
import type { BodyRule } from '../http/read-body.ts';
import type { Answer } from '../http/respond.ts';

/** What the handlers need from outside; nothing else in this function reads the clock, random numbers or the table. */
export interface Services {
  readonly database: Database;
  /** Now, as ISO 8601 in UTC with milliseconds. */
  readonly now: () => string;
  /** 16 random bytes in hexadecimal, so that hashes of events cannot be guessed. */
  readonly nonce: () => string;
}

/** A request after every check that the route table names. */
export interface RouteRequest<Path, Query> {
  readonly principal: Principal;
  readonly path: Path;
  readonly query: Query;
  /** The body: a JSON value after the depth, size and key checks; text for other media types; else `undefined`. */
  readonly body: { readonly type: string; readonly value: unknown };
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

/**
 * What JSON looks like, for the API description and the tests, which build it when they ask for it. No request does: the
 * shapes of the whole API take longer to build than most requests to answer.
 */
export type Shape = () => z.ZodType | Promise<z.ZodType>;

/** A successful answer as the API description shows it. */
export interface AnswerDescription {
  readonly description: string;
  /** Shape of the JSON body; absent where there is no body or another media type. */
  readonly schema?: Shape;
  readonly types?: readonly string[];
  readonly etag?: true;
}

/**
 * One line of the route table. It registers the route, describes it in docs/openapi.json and yields the cases of the
 * authorization matrix, so that a route without a rule cannot exist.
 */
export interface Route<Path extends z.ZodObject = z.ZodObject, Query extends z.ZodObject = z.ZodObject> {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Below `/v1`, with parameters as in `/scenarios/{id}`. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  /** `anyone`: without sign-in; `everyone`: whoever is signed in; else whoever is in one of these groups. */
  readonly who: 'anyone' | 'everyone' | readonly Group[];
  readonly pathParameters: Path;
  readonly query: Query;
  readonly body?: BodyRule & { readonly schema: Shape; readonly example: unknown };
  /** `change`: If-Match; `create-or-change`: If-None-Match: * or If-Match. */
  readonly precondition?: 'change' | 'create-or-change';
  readonly answers: Readonly<Record<number, AnswerDescription>>;
  /** Problem codes beyond those that the checks above already imply. */
  readonly problems: readonly HttpFaultCode[];
  // As a method, so that routes with different parameters fit into one table.
  handle(
    request: RouteRequest<z.infer<Path>, z.infer<Query>>,
    services: Services,
  ): Answer | Refusal | Promise<Answer | Refusal>;
}

/** Keeps the types of a route's parameters for its handler, and forgets them for the table. */
export function route<Path extends z.ZodObject, Query extends z.ZodObject>(described: Route<Path, Query>): Route {
  return described;
}
