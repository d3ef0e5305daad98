import type { ScenarioEvent, ScenarioSummary } from '@tamwil/store';

type Standing = ScenarioEvent['standing'];

/** The sentence that every cleared version carries: nobody may take it for a decision. */
function disclaimerOf({ state, cleared }: Standing): { readonly disclaimer?: string } {
  if (state !== 'cleared' || cleared === null) return {};
  const day = cleared.at.slice(0, 10);
  return {
    disclaimer: `Working scenario cleared within the Office on ${day}. Not a decision of the Governing Body and not an official document of the ILO.`,
  };
}

/** A scenario at one version as lists and changes show it. */
export function summaryOf(id: string, event: Pick<ScenarioSummary, 'version' | 'at' | 'author' | 'standing'>) {
  const { standing } = event;
  const { name, engine, inputDigest, resultDigest, totals, blockers } = standing.revision;
  return {
    id,
    version: event.version,
    state: standing.state,
    at: event.at,
    author: event.author,
    name,
    revised: standing.revised,
    engine,
    inputDigest,
    resultDigest,
    totals,
    blockers,
    clearances: standing.clearances,
    cleared: standing.cleared,
    ...disclaimerOf(standing),
  };
}

/** The same with its inputs. */
export function shownOf(id: string, event: ScenarioEvent, inputs: string) {
  return { ...summaryOf(id, event), hash: event.hash, scenario: JSON.parse(inputs) as unknown };
}
