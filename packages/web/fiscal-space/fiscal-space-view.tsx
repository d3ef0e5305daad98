import { useSignal } from '@preact/signals';
import { Fragment, type VNode } from 'preact';
import { readToo, wording } from '../language/reader.ts';
import { FaultList } from '../workbench/fault-list.tsx';
import { calculation, draft } from '../workbench/open-scenario.ts';
import { Benefits } from './benefits.tsx';
import { CountryChoice } from './country-choice.tsx';
import { CountrySettings } from './country-settings.tsx';
import { DebtInputs } from './debt-inputs.tsx';
import { DoubleCounts } from './double-counts.tsx';
import { doubleCounts } from './edit-country.ts';
import './fiscal-space.css';
import { Options } from './options.tsx';
import { Portfolio } from './portfolio.tsx';
import { PresentValue } from './present-value.tsx';
import { Profile } from './profile.tsx';
import { Results } from './results.tsx';
import { Topic } from './topic.tsx';

/** The tab with its own messages, so that the first load of the page does not carry them. */
export async function loadFiscalSpaceView(): Promise<typeof FiscalSpaceView> {
  await readToo({ en: () => import('./languages/en.json'), ar: () => import('./languages/ar.json') });
  return FiscalSpaceView;
}

/** What fiscal space a country has for a benefit package: its figures, the options as a range, the debt path. */
function FiscalSpaceView(): VNode | null {
  const { text } = wording.value;
  const chosen = useSignal(0);
  if (draft.value === null) return null;
  const countries = draft.value.fiscalSpace?.countries ?? [];
  const index = Math.min(chosen.value, countries.length - 1);
  const country = countries[index];
  const overlaps = country === undefined ? [] : doubleCounts(country);
  const faults = (calculation.value?.faults ?? []).filter(
    ({ code, pointer }) =>
      code !== 'double-count' || overlaps.length === 0 || !pointer.startsWith(`/fiscalSpace/countries/${index}/`),
  );
  const result = calculation.value?.result?.fiscalSpace?.countries.find(({ id }) => id === country?.id);
  return (
    <div class="fiscal">
      <h2>{text('view.fiscal-space')}</h2>
      <p>{text('fiscal.explanation')}</p>
      <CountryChoice countries={countries} index={index} onChoose={(next) => (chosen.value = next)} />
      {faults.length === 0 ? null : <FaultList faults={faults} />}
      {countries.length < 2 ? null : (
        <Topic id="fiscal-portfolio" title={text('fiscal.portfolio')}>
          <Portfolio countries={countries} />
        </Topic>
      )}
      {country === undefined ? null : (
        <Fragment key={country.id}>
          <DoubleCounts index={index} country={country} overlaps={overlaps} />
          {result === undefined ? null : <Results country={country} result={result} index={index} />}
          <h3>{text('fiscal.inputs')}</h3>
          <p>{text('fiscal.inputs-hint')}</p>
          <CountrySettings index={index} country={country} />
          <Profile index={index} country={country} />
          <Benefits index={index} country={country} />
          <Options index={index} country={country} />
          <h3>{text('fiscal.debt-and-value')}</h3>
          <DebtInputs index={index} country={country} />
          <PresentValue index={index} country={country} />
        </Fragment>
      )}
    </div>
  );
}
