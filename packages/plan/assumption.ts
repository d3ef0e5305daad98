/**
 * A figure that the source document does not give and that we therefore assumed, with the place where it can be
 * changed. Every default used is one (product label 1: nothing the source does not say is shown as an ILO figure).
 */
export interface Assumption {
  readonly code: string;
  /** JSON Pointer to the key that would set it, relative to the section it belongs to. */
  readonly pointer: string;
  readonly value: string;
}

/** A closed list of assumptions: each with what it stands for. */
export type AssumptionCatalogue = Readonly<Record<string, { readonly meaning: string }>>;
