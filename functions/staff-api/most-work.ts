/**
 * Most work of one request, in runs of a program times lines of the scenario: about ten seconds of one core. The page's
 * worker and the command line take more.
 */
export const MOST_LINE_RUNS = 40_000;

/** Most work of all runs of one answer together, in arcs looked at: about ten seconds. */
export const MOST_RUN_WORK = 200_000_000;

/**
 * Most work of a funding path in one request, in arcs looked at: about ten seconds where earmarked money is shared by
 * groups, less elsewhere. A longer path comes back as far as it was found, marked `path-too-long`.
 */
export const MOST_PATH_WORK = 300_000_000;
