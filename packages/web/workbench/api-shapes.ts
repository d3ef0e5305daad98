/** What the API answers, as far as the pages read it. */

export const STATES = ['draft', 'submitted', 'returned', 'cleared', 'archived'] as const;
export type ScenarioState = (typeof STATES)[number];

export interface Author {
  readonly sub: string;
  readonly name: string;
}

interface Clearance {
  readonly by: Author;
  readonly at: string;
  readonly decision: string;
}

export interface ScenarioSummary {
  readonly id: string;
  readonly version: number;
  readonly state: ScenarioState;
  readonly at: string;
  readonly author: Author;
  readonly name: string;
  readonly revised: number;
  readonly totals: { readonly currency: string; readonly cost: string; readonly award: string };
  /** Why it cannot be submitted; empty when it can. */
  readonly blockers: readonly string[];
  readonly clearances: { readonly priorities?: Clearance; readonly funds?: Clearance };
  readonly cleared: { readonly version: number; readonly revised: number; readonly at: string } | null;
}

export interface ScenarioPage {
  readonly scenarios: readonly ScenarioSummary[];
  readonly cursor: string | null;
}

export interface VersionPage {
  readonly versions: readonly (ScenarioSummary & { readonly reason: string })[];
  readonly cursor: string | null;
}
