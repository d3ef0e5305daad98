import { getVersion, readInputs, saveRevision } from '@tamwil/store';
import * as z from 'zod';
import { NO_VERSION, versionToChange } from '../../http/conditional.ts';
import { shaped } from '../../http/json-body.ts';
import { WRITERS } from '../../http/principal.ts';
import { isRefusal, type Refusal, refuse, refuseDocument } from '../../http/problem.ts';
import { JSON_BODY } from '../../http/read-body.ts';
import type { Answer } from '../../http/respond.ts';
import { circumstanceOf } from '../circumstance.ts';
import { REQUEST_FAULTS } from '../fault-codes.ts';
import { named } from '../named-shape.ts';
import { committedOr, staleAt, witness } from '../outcome.ts';
import { NO_PARAMETERS, OF_ID } from '../parameters.ts';
import { scenarioRef } from '../reference.ts';
import { ENGINE } from '../release.ts';
import { type Route, type RouteRequest, route, type Services } from '../route.ts';
import { summaryOf } from '../shown.ts';

const Recalculation = z.strictObject({
  engine: z.string().min(1).max(40).describe('The engine that the author expects, as /v1/health names it.'),
  reason: z.string().trim().min(1, 'Say why, in a few words.').max(2_000, 'At most 2000 characters.'),
});

/**
 * A new engine changes no stored figure by itself. Whoever wants its figures asks for them: the inputs in force are
 * computed again and become a new revision, which the log shows as that and which has to be cleared like any other.
 */
const recalculate = route({
  method: 'POST',
  path: '/scenarios/{id}/recalculation',
  id: 'recalculateScenario',
  summary: 'Compute the inputs in force again with the present engine, as a new revision',
  who: WRITERS,
  pathParameters: OF_ID,
  query: NO_PARAMETERS,
  body: {
    ...JSON_BODY,
    schema: () => Recalculation,
    example: { engine: ENGINE, reason: 'Figures of the new release' },
  },
  precondition: 'change',
  answers: { 200: { description: 'The scenario with its new revision.', schema: named('Summary'), etag: true } },
  problems: ['not-found', 'precondition-failed', 'state-conflict', 'too-large-to-store', 'work-too-large'],
  handle: take,
});

async function take(
  { principal, path, body, ifMatch }: RouteRequest<z.infer<typeof OF_ID>, unknown>,
  services: Services,
): Promise<Answer | Refusal> {
  const asked = shaped(Recalculation, body.value);
  if (isRefusal(asked)) return asked;
  const { engine, reason } = asked.value;
  if (engine !== ENGINE) return refuseDocument([faultOf('engine-not-here', `The engine here is ${ENGINE}.`)]);
  const expected = versionToChange(ifMatch);
  if (isRefusal(expected)) return expected;
  const { database } = services;
  const ref = scenarioRef(principal, path.id);
  const base = expected === NO_VERSION ? null : await getVersion(database, ref, expected);
  if (base === null) return staleAt(services, ref);
  const { engine: before } = base.standing.revision;
  if (before === ENGINE) {
    const fault = faultOf('engine-unchanged', `Version ${base.standing.revised} was computed by ${ENGINE}.`);
    return refuse('state-conflict', fault.detail, { faults: [fault] });
  }
  const { revisionOf } = await import('../revision.ts');
  const computed = revisionOf(JSON.parse(await readInputs(database, ref, base)), '');
  if (!computed.ok) return refuseDocument(computed.faults);
  const content = { ...computed.value, reason, recalculatedFrom: before };
  const circumstance = circumstanceOf(principal, services);
  const outcome = committedOr(await saveRevision(database, ref, expected, content, circumstance));
  if (isRefusal(outcome)) return outcome;
  const { event } = outcome;
  return { body: summaryOf(ref.scenario, event), version: event.version, event: witness(event) };
}

function faultOf(code: keyof typeof REQUEST_FAULTS, detail: string) {
  return { pointer: '/engine', code, detail, fix: REQUEST_FAULTS[code].fix };
}

export const RECALCULATION_ROUTES: readonly Route[] = [recalculate];
