import { type FaultList, quoted } from './fault-list.ts';
import type { Named, Outline } from './outline.ts';

/** All names of a request. */
export interface NameBook {
  readonly targets: ReadonlySet<string>;
  /** Units with the positions of their cells. */
  readonly units: ReadonlyMap<string, readonly number[]>;
  readonly groups: ReadonlySet<string>;
  readonly positionOf: ReadonlyMap<string, number>;
}

export function nameBook({ targets }: Outline): NameBook {
  const units = new Map<string, number[]>();
  const groups = new Set<string>();
  const positionOf = new Map<string, number>();
  for (const [position, { id, unit, group }] of targets.entries()) {
    if (id !== undefined && !positionOf.has(id)) positionOf.set(id, position);
    const name = unit ?? id;
    if (name !== undefined) {
      const cells = units.get(name);
      if (cells === undefined) units.set(name, [position]);
      else cells.push(position);
    }
    if (group !== undefined) groups.add(group);
  }
  return { targets: new Set(positionOf.keys()), units, groups, positionOf };
}

/** Notes names that are unknown or stand twice in their list. */
export function checkNames(
  list: readonly Named[],
  known: { has(name: string): boolean },
  faults: FaultList,
  unknown: 'unknown-id' | 'unknown-group' = 'unknown-id',
): void {
  const seen = new Set<string>();
  for (const { name, path } of list) {
    if (!known.has(name)) {
      const kind = unknown === 'unknown-id' ? 'target or unit' : 'group';
      faults.add(path, unknown, `There is no ${kind} ${quoted(name)}.`);
    } else if (seen.has(name)) faults.add(path, 'duplicate-id', `${quoted(name)} stands twice in this list.`);
    seen.add(name);
  }
}
