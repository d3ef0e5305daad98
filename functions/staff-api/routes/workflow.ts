import { appendDeed, CLEARANCE_PARTS, type ClearancePart, type WorkflowDeed } from '@tamwil/store';
import * as z from 'zod';
import { NO_VERSION, versionToChange } from '../../http/conditional.ts';
import { shaped } from '../../http/json-body.ts';
import { type Group, type Principal, WRITERS } from '../../http/principal.ts';
import { isRefusal, type Refusal, refuse } from '../../http/problem.ts';
import { JSON_BODY } from '../../http/read-body.ts';
import type { Answer } from '../../http/respond.ts';
import { circumstanceOf } from '../circumstance.ts';
import { named } from '../named-shape.ts';
import { committedOr, staleAt, witness } from '../outcome.ts';
import { NO_PARAMETERS, OF_ID } from '../parameters.ts';
import { scenarioRef } from '../reference.ts';
import { type Route, type RouteRequest, route, type Services } from '../route.ts';
import { summaryOf } from '../shown.ts';

/** Which group gives which half of a clearance. */
const CLEARED_BY: Readonly<Record<ClearancePart, Group>> = { priorities: 'programme', funds: 'finance' };

const Text = z.string().trim().min(1, 'Say it in a few words.').max(2_000, 'At most 2000 characters.');
const Reason = z.strictObject({ reason: Text });
const Clearance = z.strictObject({
  part: z.enum(CLEARANCE_PARTS).describe('`priorities` is cleared by programme, `funds` by finance.'),
  decision: Text.describe('The decision or document that the clearance rests on.'),
});

/** A step of the workflow: one deed on top of the version that its author has read. */
function step<Body>(described: {
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly who: readonly Group[];
  readonly body: z.ZodType<Body>;
  readonly example: NoInfer<Body>;
  readonly deedOf: (body: NoInfer<Body>, principal: Principal) => WorkflowDeed | Refusal;
}): Route {
  const { path, id, summary, who, body, example, deedOf } = described;
  return route({
    method: 'POST',
    path,
    id,
    summary,
    who,
    pathParameters: OF_ID,
    query: NO_PARAMETERS,
    body: { ...JSON_BODY, schema: () => body, example },
    precondition: 'change',
    answers: { 200: { description: 'The scenario after the step.', schema: named('Summary'), etag: true } },
    problems: ['not-found', 'precondition-failed', 'state-conflict'],
    handle: (request, services) => taken(request, services, body, deedOf),
  });
}

async function taken<Body>(
  request: RouteRequest<z.infer<typeof OF_ID>, unknown>,
  services: Services,
  shape: z.ZodType<Body>,
  deedOf: (body: Body, principal: Principal) => WorkflowDeed | Refusal,
): Promise<Answer | Refusal> {
  const { principal, path } = request;
  const body = shaped(shape, request.body.value);
  if (isRefusal(body)) return body;
  const deed = deedOf(body.value, principal);
  if (isRefusal(deed)) return deed;
  const expected = versionToChange(request.ifMatch);
  if (isRefusal(expected)) return expected;
  const ref = scenarioRef(principal, path.id);
  if (expected === NO_VERSION) return staleAt(services, ref);
  const circumstance = circumstanceOf(principal, services);
  const outcome = committedOr(await appendDeed(services.database, ref, expected, deed, circumstance));
  if (isRefusal(outcome)) return outcome;
  const { event } = outcome;
  return { body: summaryOf(path.id, event), version: event.version, event: witness(event) };
}

export const WORKFLOW_ROUTES: readonly Route[] = [
  step({
    path: '/scenarios/{id}/submission',
    id: 'submitScenario',
    summary: 'Submit the present revision for clearance',
    who: WRITERS,
    body: Reason,
    example: { reason: 'For the programme meeting of March' },
    deedOf: ({ reason }) => ({ kind: 'submission', reason }),
  }),
  step({
    path: '/scenarios/{id}/clearance',
    id: 'clearScenario',
    summary: 'Clear one half of a submitted revision; the second half, by another person, freezes it',
    who: [CLEARED_BY.priorities, CLEARED_BY.funds],
    body: Clearance,
    example: { part: 'priorities', decision: 'Minute of the programme meeting, 14 March 2024, item 3' },
    deedOf: ({ part, decision }, principal) =>
      principal.groups.includes(CLEARED_BY[part])
        ? { kind: 'clearance', part, decision }
        : refuse('group-needed', `The half "${part}" is cleared by the group ${CLEARED_BY[part]}.`),
  }),
  step({
    path: '/scenarios/{id}/return',
    id: 'returnScenario',
    summary: 'Return a submitted revision to its authors with a reason',
    who: [CLEARED_BY.priorities, CLEARED_BY.funds],
    body: Reason,
    example: { reason: 'The split of C2 is not the one agreed' },
    deedOf: ({ reason }) => ({ kind: 'return', reason }),
  }),
  step({
    path: '/scenarios/{id}/archive',
    id: 'archiveScenario',
    summary: 'Archive a scenario: it stays readable and takes no further change',
    who: WRITERS,
    body: Reason,
    example: { reason: 'Superseded by the position of June' },
    deedOf: ({ reason }) => ({ kind: 'archive', reason }),
  }),
];
