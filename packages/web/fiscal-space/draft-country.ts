import type { CountryScenario } from '@tamwil/fiscal-space';
import { edit } from '../workbench/open-scenario.ts';
import { withCountries } from './edit-country.ts';

/** Changes the country at an index of the draft. */
export function editCountry(index: number, change: (country: CountryScenario) => CountryScenario): void {
  edit((document) => {
    const countries = document.fiscalSpace?.countries ?? [];
    return withCountries(
      document,
      countries.map((country, at) => (at === index ? change(country) : country)),
    );
  });
}
