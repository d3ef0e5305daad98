/** Thrown when a run has used up its work; `allocate` turns it into the fault `work-too-large`. */
export class WorkExceeded extends Error {
  override readonly name = 'WorkExceeded';
}

/** Default bound of a run, in arcs looked at: some twenty seconds of one core. */
export const DEFAULT_WORK_LIMIT = 400_000_000;

/** Counts arcs looked at, long integers for more, so that no request can hang: the count is the same on every machine. */
export class WorkMeter {
  readonly #limit: number;
  #spent = 0;

  constructor(limit: number = DEFAULT_WORK_LIMIT) {
    this.#limit = limit;
  }

  get spent(): number {
    return this.#spent;
  }

  spend(work: number): void {
    this.#spent += work;
    if (this.#spent > this.#limit) throw new WorkExceeded('The run has used up its work.');
  }
}
