import type { HttpFaultCode } from '../http/http-faults.ts';
import type { Route } from './route.ts';

/** Every problem that a route can answer: those that its own line names and those that the checks before it imply. */
export function problemsOf(route: Route): readonly HttpFaultCode[] {
  const { who, body, precondition, problems } = route;
  const implied: HttpFaultCode[] = ['malformed-request', 'malformed-parameter', 'internal-fault'];
  // Health asks no database; everything that needs a sign-in may.
  if (who !== 'anyone') implied.push('unauthenticated', 'group-needed', 'temporarily-unavailable');
  if (body !== undefined)
    implied.push('malformed-body', 'unsupported-media-type', 'body-too-large', 'invalid-document');
  if (precondition !== undefined) implied.push('precondition-required');
  return [...new Set([...implied, ...problems])];
}
