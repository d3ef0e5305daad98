/** Why something could not be computed. */
export type GapCode =
  /** The document does not say it. */
  | 'missing-figure'
  /** The figure belongs to a later year than the one it is needed for; nothing is carried backwards. */
  | 'base-year-too-late';

/** A figure that is missing, where, for which years, and what stays open without it. */
export interface Gap {
  readonly code: GapCode;
  readonly pointer: string;
  readonly years: readonly number[];
  readonly neededFor: readonly string[];
}

/** Collects missing figures; the same place is named once with all that needs it. */
export class GapList {
  readonly #places = new Map<string, { code: GapCode; pointer: string; years: Set<number>; needs: Set<string> }>();
  #purpose = '';

  needing<T>(purpose: string, work: () => T): T {
    const before = this.#purpose;
    this.#purpose = purpose;
    try {
      return work();
    } finally {
      this.#purpose = before;
    }
  }

  add(pointer: string, year: number | null, code: GapCode): void {
    const key = `${code} ${pointer}`;
    const place = this.#places.get(key) ?? { code, pointer, years: new Set(), needs: new Set() };
    this.#places.set(key, place);
    if (year !== null) place.years.add(year);
    if (this.#purpose !== '') place.needs.add(this.#purpose);
  }

  list(): Gap[] {
    return [...this.#places.values()].map(({ code, pointer, years, needs }) => ({
      code,
      pointer,
      years: [...years].sort((a, b) => a - b),
      neededFor: [...needs],
    }));
  }
}
