import type { Checked } from '@tamwil/fault';
import type { Circumstance, Deed, ScenarioEvent, Standing } from './event.ts';
import { STORE_FAULTS, type StoreFaultCode } from './fault-codes.ts';

/** A scenario is shared with at most this many links, so that its list stays one short read. */
export const MOST_LINKS = 200;

/**
 * Where the scenario stands after `deed`, or why the deed is not allowed: the workflow's rules, with no I/O.
 *
 *   draft, returned --submission--> submitted --both clearances--> cleared
 *                                   submitted --return--> returned
 *   any but archived --revision--> draft, --archive--> archived
 *
 * Links change nothing but their number. Who may do what by group is the API's business.
 *
 * @param base The event on which the deed builds, null for the first revision.
 * @param version The version that the deed would become.
 */
export function advance(
  base: ScenarioEvent | null,
  version: number,
  deed: Deed,
  { author, at }: Circumstance,
): Checked<Standing> {
  if (base === null) {
    if (deed.kind !== 'revision') throw new Error(`A scenario begins with a revision, not with ${deed.kind}`);
    return {
      ok: true,
      value: {
        state: 'draft',
        revised: version,
        revision: deed.revision,
        documents: deed.documents,
        authors: [author.sub],
        clearances: {},
        cleared: null,
        links: 0,
      },
    };
  }
  const standing = base.standing;
  const after = (change: Partial<Standing>): Checked<Standing> => ({ ok: true, value: { ...standing, ...change } });
  if (deed.kind === 'link-revoked') return after({});
  if (standing.state === 'archived') return refused('scenario-archived');
  switch (deed.kind) {
    case 'revision':
      return after({
        state: 'draft',
        revised: version,
        revision: deed.revision,
        documents: deed.documents,
        authors: [...new Set([...standing.authors, author.sub])],
        clearances: {},
      });
    case 'submission':
      if (standing.state !== 'draft' && standing.state !== 'returned') return refused('not-submittable', 'state');
      if (standing.revision.blockers.length > 0)
        return refused('not-submittable', standing.revision.blockers.join(', '));
      return after({ state: 'submitted', clearances: {} });
    case 'clearance': {
      if (standing.state !== 'submitted') return refused('not-submitted');
      if (standing.clearances[deed.part] !== undefined) return refused('part-already-cleared', deed.part);
      if (standing.authors.includes(author.sub)) return refused('own-work');
      const others = Object.values(standing.clearances);
      if (others.some((given) => given?.by.sub === author.sub)) return refused('same-person');
      const clearances = { ...standing.clearances, [deed.part]: { by: author, at, decision: deed.decision } };
      if (clearances.priorities === undefined || clearances.funds === undefined) return after({ clearances });
      return after({
        state: 'cleared',
        clearances,
        cleared: { version, revised: standing.revised, at },
        authors: [],
      });
    }
    case 'return':
      if (standing.state !== 'submitted') return refused('not-submitted');
      return after({ state: 'returned', clearances: {} });
    case 'archive':
      return after({ state: 'archived' });
    case 'link-created':
      return standing.links >= MOST_LINKS
        ? refused('too-many-links', String(MOST_LINKS))
        : after({ links: standing.links + 1 });
  }
}

/** Links do not disturb what else happens to a scenario: a save does not fail because a link was made meanwhile. */
export function commutes(deed: Deed): boolean {
  return deed.kind === 'link-created' || deed.kind === 'link-revoked';
}

function refused(code: StoreFaultCode, about?: string): Checked<Standing> {
  const { meaning, fix } = STORE_FAULTS[code];
  return {
    ok: false,
    faults: [{ pointer: '', code, detail: about === undefined ? meaning : `${meaning} (${about})`, fix }],
  };
}
