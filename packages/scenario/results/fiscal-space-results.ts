import { evaluateCountry, type FiscalSpaceAnswer, writtenCountry } from '@tamwil/fiscal-space';
import { COUNTRIES } from '../read-countries.ts';
import type { Scenario } from '../scenario.ts';

/** What a scenario says of countries: each as `POST /v1/fiscal-space` answers it, its gaps named in the scenario document. */
export interface FiscalSpaceResult {
  readonly countries: readonly FiscalSpaceAnswer[];
}

/** The section of a result; a scenario without countries has none, and so keeps its bytes and digests. */
export function fiscalSpaceResults({ countries }: Scenario): { readonly fiscalSpace?: FiscalSpaceResult } {
  if (countries.length === 0) return {};
  const answers = countries.map((country, index) => {
    const answer = writtenCountry(evaluateCountry(country));
    const gaps = answer.gaps.map((gap) => ({ ...gap, pointer: `${COUNTRIES}/${index}${gap.pointer}` }));
    return { ...answer, gaps };
  });
  return { fiscalSpace: { countries: answers } };
}
