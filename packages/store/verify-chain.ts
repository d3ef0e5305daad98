import { type Fault, pointerOf } from '@tamwil/fault';
import { advance } from './advance.ts';
import type { ScenarioEvent } from './event.ts';
import { canonicalText, sha256 } from './event-hash.ts';
import { CHAIN_FAULTS } from './fault-codes.ts';

/**
 * What is wrong with a chain of events from the first on; empty when nothing in it was changed, left out or put in
 * between, and every state follows from the one before. Whoever recomputes the whole chain deceives this function, but not
 * the hashes in the log of the function and on earlier exports. Codes: `CHAIN_FAULTS`.
 *
 * @param events All events of one scenario, oldest first.
 */
export function verifyChain(events: readonly ScenarioEvent[]): readonly Fault[] {
  return events.flatMap((event, index) => {
    const before = events[index - 1];
    const { hash, ...hashed } = event;
    const faults: Fault[] = [];
    const expect = (holds: boolean, code: keyof typeof CHAIN_FAULTS, key: keyof ScenarioEvent): void => {
      const { meaning, fix } = CHAIN_FAULTS[code];
      if (!holds)
        faults.push({ pointer: pointerOf([index, key]), code, detail: `Version ${event.version}: ${meaning}`, fix });
    };
    expect(event.version === index + 1, 'chain-gap', 'version');
    expect(event.previous === (before?.hash ?? null), 'chain-broken', 'previous');
    expect(sha256(canonicalText(hashed)) === hash, 'event-changed', 'hash');
    expect(standingFollows(before, event), 'standing-wrong', 'standing');
    return faults;
  });
}

function standingFollows(before: ScenarioEvent | undefined, event: ScenarioEvent): boolean {
  if (before === undefined && event.deed.kind !== 'revision') return false;
  const standing = advance(before ?? null, event.version, event.deed, event);
  return standing.ok && canonicalText(standing.value) === canonicalText(event.standing);
}
