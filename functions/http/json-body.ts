import { shapeFaults } from '@tamwil/fault';
import { readJsonDocument } from '@tamwil/scenario/json-document';
import type * as z from 'zod';
import { isRefusal, type Refusal, refuseDocument } from './problem.ts';
import { type BodyRule, type BodyText, readBody } from './read-body.ts';

/** A body that was read: a JSON value, or the text of another media type. */
export interface Body {
  readonly type: string;
  readonly value: unknown;
}

/** Reads a body and, where it is JSON, refuses what no schema should be given to look at. */
export async function readDocument(request: Request, rule: BodyRule): Promise<Body | Refusal> {
  const body = await readBody(request, rule);
  return isRefusal(body) || body.type !== 'application/json' ? asText(body) : jsonOf(body.text, rule);
}

function asText(body: BodyText | Refusal): Body | Refusal {
  return isRefusal(body) ? body : { type: body.type, value: body.text };
}

function jsonOf(text: string, { mostValues }: BodyRule): Body | Refusal {
  const read = readJsonDocument(text, mostValues);
  return read.ok ? { type: 'application/json', value: read.value } : refuseDocument(read.faults);
}

/** A value in the shape of a schema, or the refusal with every fault. */
export function shaped<T>(schema: z.ZodType<T>, value: unknown): { readonly value: T } | Refusal {
  const read = schema.safeParse(value);
  return read.success ? { value: read.data } : refuseDocument(shapeFaults(read.error));
}
