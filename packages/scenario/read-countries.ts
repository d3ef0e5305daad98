import type { Fault } from '@tamwil/fault';
import { type CountryScenario, FISCAL_SPACE_FAULTS, readCountryScenario } from '@tamwil/fiscal-space';
import type { ScenarioDocument } from './scenario-schema.ts';

/** Where the countries of a scenario document stand. */
export const COUNTRIES = '/fiscalSpace/countries';

/** The countries of a scenario, each with an id of its own; what is wrong with them goes to `faults`. */
export function readCountries(section: ScenarioDocument['fiscalSpace'], faults: Fault[]): readonly CountryScenario[] {
  const ids = new Set<string>();
  return (section?.countries ?? []).flatMap((country, index) => {
    const pointer = `${COUNTRIES}/${index}`;
    const read = readCountryScenario(country, pointer);
    if (!read.ok) faults.push(...read.faults);
    if (ids.has(country.id)) {
      const { fix } = FISCAL_SPACE_FAULTS['duplicate-id'];
      const detail = `${JSON.stringify(country.id)} stands twice.`;
      faults.push({ pointer: `${pointer}/id`, code: 'duplicate-id', detail, fix });
    }
    ids.add(country.id);
    return read.ok ? [read.value] : [];
  });
}
