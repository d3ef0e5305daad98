/** Thrown when a run has used up its work; `allocate` turns it into the fault `work-too-large`. */
export class WorkExceeded extends Error {
  override readonly name = 'WorkExceeded';
}

/** Default bound of a run, in arcs looked at: some twenty seconds of one core. */
export const DEFAULT_WORK_LIMIT = 400_000_000;

/**
 * Counts arcs looked at, long integers for more, so that no request can hang: the count is the same on every machine.
 * What is counted within another meter counts there too, which bounds many runs together.
 */
export class WorkMeter {
  readonly within: WorkMeter | null;
  readonly #limit: number;
  #spent = 0;

  constructor(limit: number = DEFAULT_WORK_LIMIT, within: WorkMeter | null = null) {
    this.#limit = limit;
    this.within = within;
  }

  get spent(): number {
    return this.#spent;
  }

  get isSpent(): boolean {
    return this.#spent > this.#limit;
  }

  spend(work: number): void {
    this.#spent += work;
    this.within?.spend(work);
    if (this.isSpent) throw new WorkExceeded('The run has used up its work.');
  }
}
