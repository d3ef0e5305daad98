import type { Problem } from '../types.ts';
import type { SeededNumbers } from './seeded-numbers.ts';

/** Ids of `size` different targets (all, when there are fewer), among them those of `with`. */
export function drawTargets(
  { targets }: Problem,
  size: number,
  numbers: SeededNumbers,
  including: readonly string[] = [],
): ReadonlySet<string> {
  const drawn = new Set(including);
  const rest = targets.map(({ id }) => id).filter((id) => !drawn.has(id));
  while (drawn.size < size && rest.length > 0) drawn.add(rest.splice(numbers.upTo(rest.length - 1), 1)[0]!);
  return drawn;
}

/** Two members of one class of targets that are treated alike, or null when there is no such class. */
export function drawAlikePair(
  alike: readonly (readonly string[])[],
  numbers: SeededNumbers,
): readonly [string, string] | null {
  if (alike.length === 0) return null;
  const members = numbers.oneOf(alike);
  const one = numbers.upTo(members.length - 1);
  const other = (one + 1 + numbers.upTo(members.length - 2)) % members.length;
  return [members[one]!, members[other]!];
}
