import type { Evaluation, Scenario } from '@tamwil/scenario';

/** What a link shows: one version of one scenario, and for whom. */
export interface Shown {
  readonly scenario: Scenario;
  readonly evaluation: Evaluation;
  readonly version: number;
  /** Day of the clearance (`YYYY-MM-DD`), or null for a draft. */
  readonly clearedOn: string | null;
  /** Free text that the donor reads; the maker of the link has seen it. */
  readonly title: string;
  /** The donor whose own agreements the page shows, exactly as the sources name him; null for none. */
  readonly donor: string | null;
}
