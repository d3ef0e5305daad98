import type { Checked } from '@tamwil/fault';
import { linesOf, readScenario } from '@tamwil/scenario';
import { MOST_LINE_RUNS } from './most-work.ts';

/**
 * Refuses a question about a scenario before any of it is computed, when it would take too many runs.
 *
 * @param runs How many times the question runs the program, read from the unchecked body.
 */
export function bounded(
  runs: (body: Readonly<Record<string, unknown>>) => number,
  answer: (body: unknown) => Checked<unknown>,
): (body: unknown) => Checked<unknown> {
  return (body) => {
    if (typeof body !== 'object' || body === null || !('scenario' in body)) return answer(body);
    const scenario = readScenario(body.scenario);
    // Faults are the answer's to find, all at once.
    if (!scenario.ok) return answer(body);
    const lines = linesOf(scenario.value).length;
    const work = runs(body) * lines;
    if (work <= MOST_LINE_RUNS) return answer(body);
    const detail = `This takes ${work} runs times lines; one request takes at most ${MOST_LINE_RUNS}. Ask for less, use the grain "plan", or let the page or the command line compute it.`;
    return { ok: false, faults: [{ pointer: '', code: 'work-too-large', detail }] };
  };
}

/** Length of what should be a list. */
export function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
