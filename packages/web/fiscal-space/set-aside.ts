import type { CountryScenario } from '@tamwil/fiscal-space';
import { at, withAt } from './edit-country.ts';
import type { Json, Path } from './json-path.ts';

/** What was entered and is out of use, by country and place: using it again brings it back. */
const setAside = new Map<string, Json>();

/** Remembers what stands at a place before it is taken out. `form` tells apart what one place may hold. */
export function remember(country: CountryScenario, path: Path, form = ''): void {
  const now = at(country, path);
  if (now !== undefined) setAside.set(keyOf(country, path, form), now);
}

/** The country with what was remembered at a place, or as it is. */
export function broughtBack(country: CountryScenario, path: Path, form = ''): CountryScenario {
  const before = setAside.get(keyOf(country, path, form));
  return before === undefined ? country : withAt(country, path, before);
}

function keyOf({ id }: CountryScenario, path: Path, form: string): string {
  return `${id} ${path.join('/')} ${form}`;
}
