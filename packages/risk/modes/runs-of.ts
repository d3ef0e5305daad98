import { fraction } from '@tamwil/money';
import { lacksOf } from './ask-list.ts';
import { conditionChanges } from './conditions.ts';
import { awaitedSources } from './departures.ts';
import { conditionedSources } from './earmark-cost.ts';
import type { Mode } from './modes-schema.ts';
import type { Position } from './position.ts';

/** Amounts tried to find the least one: a bracket of 16 digits and cents is rarely halved more often. */
const RUNS_PER_READING = 40;
/** Maximum flows that take as long as one run of a program, roughly. */
const FLOWS_PER_RUN = 8;

/** How often a mode runs the program, about: known before the work begins. */
export function runsOf(mode: Mode, position: Position): number {
  switch (mode) {
    case 'lift':
      return 3 * RUNS_PER_READING;
    case 'earmarking':
      return 1 + conditionedSources(position).length;
    case 'renegotiate': {
      const changes = conditionChanges(position.scenario);
      const kinds = new Set(changes.map(({ source, kind }) => `${source} ${kind}`));
      return 1 + kinds.size + Math.ceil(changes.length / FLOWS_PER_RUN);
    }
    case 'asks':
      return 1 + 2 * lacksOf(position, fraction(1n)).lacks.length;
    case 'departures':
      return awaitedSources(position.scenario).length;
  }
}
