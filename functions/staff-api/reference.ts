import { type Id, parseId, type ScenarioRef } from '@tamwil/store';
import type { Principal } from '../http/principal.ts';

/** The workspace of the signed-in person as a key part; the token's form was checked when it was read. */
export function workspaceOf(principal: Principal): Id {
  const workspace = parseId(principal.workspace);
  if (workspace === null) throw new Error('A principal without a workspace reached the store');
  return workspace;
}

/**
 * A scenario of the caller's own workspace. There is no way to name another workspace: its scenarios do not exist here.
 */
export function scenarioRef(principal: Principal, id: string): ScenarioRef {
  const scenario = parseId(id);
  if (scenario === null) throw new Error('An id passed the route table that the store does not take');
  return { workspace: workspaceOf(principal), scenario };
}
