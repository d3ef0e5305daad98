import type { CountryScenario } from '../country-schema.ts';
import type { PartId } from './option.ts';

/** Parts of an option whose input has a key of its own. */
const INNER = {
  tax: ['target', 'buoyancy'],
  reserves: ['foreign', 'fiscal'],
  debt: ['restructuring', 'room', 'concessional'],
} as const;

/** The parts that the document asks for and counts, each with its place. */
export function countedParts({ options = {} }: CountryScenario): { readonly id: PartId; readonly pointer: string }[] {
  const parts: { id: PartId; pointer: string }[] = [];
  for (const [option, input] of Object.entries(options)) {
    if (input === undefined || input.counted === false) continue;
    const pointer = `/options/${option}`;
    if (option in INNER)
      for (const key of INNER[option as keyof typeof INNER]) {
        if (key in input && (input as Record<string, unknown>)[key] !== undefined)
          parts.push({ id: `${option}.${key}` as PartId, pointer: `${pointer}/${key}` });
      }
    else parts.push({ id: option as PartId, pointer });
  }
  return parts;
}
