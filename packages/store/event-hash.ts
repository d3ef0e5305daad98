import type { Fault } from '@tamwil/fault';
import type { ScenarioEvent } from './event.ts';

/** What is wrong with a chain of events from the first on: gaps, changed lines, foreign links; empty when it is whole. */
export declare function verifyChain(events: readonly ScenarioEvent[]): readonly Fault[];
