/** One row of the benchmark: what is measured, against what, and the bar it should reach. */
export interface BenchCase {
  /** Part of the product, as the groups of docs/performance.md. */
  readonly area: string;
  readonly name: string;
  /** The bar in words ("p50 at most 0.5 ms"); printed beside the figure, never asserted. */
  readonly bar: string;
  /** One measured call; one that returns `{ milliseconds }` has measured itself, as a process of its own must. */
  readonly run: () => unknown | Promise<unknown>;
  /** Measured calls after one that is not counted. */
  readonly iterations: number;
  /** What the ratio is taken against, measured in the same run, turn by turn. */
  readonly yardstick?: {
    readonly name: string;
    readonly run: () => unknown | Promise<unknown>;
    readonly iterations: number;
  };
  /** A sentence that only the run can know (sizes, wrong answers of a yardstick), read after the last call. */
  readonly note?: () => string;
}
