import { useSignal } from '@preact/signals';
import { DEFINITIONS } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { Bdi } from '../language/bdi.tsx';
import { readToo, wording } from '../language/reader.ts';
import { FaultList } from '../workbench/fault-list.tsx';
import { calculation, draft } from '../workbench/open-scenario.ts';
import { Benefits } from './benefits.tsx';
import { CountryChoice } from './country-choice.tsx';
import { DoubleCounts } from './double-counts.tsx';
import { doubleCounts, editCountry } from './edit-country.ts';
import { DEBT_FIELDS, PROFILE_FIELDS } from './fields.ts';
import { FigureTable } from './figure-table.tsx';
import './fiscal-space.css';
import { Options } from './options.tsx';
import { Results } from './results.tsx';

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
    <>
      <h2>{text('view.fiscal-space')}</h2>
      <p>{text('fiscal.explanation')}</p>
      <CountryChoice countries={countries} index={index} onChoose={(next) => (chosen.value = next)} />
      {faults.length === 0 ? null : <FaultList faults={faults} />}
      {country === undefined ? null : (
        <>
          <DoubleCounts index={index} country={country} overlaps={overlaps} />
          {result === undefined ? null : <Results country={country} result={result} index={index} />}
          <h3>{text('fiscal.inputs')}</h3>
          <p>{text('fiscal.inputs-hint')}</p>
          <details class="costs">
            <summary>{text('fiscal.profile')}</summary>
            <FigureTable
              index={index}
              country={country}
              of={text('fiscal.profile')}
              fields={PROFILE_FIELDS}
              kind="value"
            />
          </details>
          <Benefits index={index} country={country} />
          <Options index={index} country={country} />
          <details class="costs">
            <summary>{text('fiscal.debt-inputs')}</summary>
            <FigureTable
              index={index}
              country={country}
              of={text('fiscal.debt-inputs')}
              fields={DEBT_FIELDS}
              kind="value"
            />
          </details>
          <details class="costs">
            <summary>{text('fiscal.definition')}</summary>
            {typeof country.definition === 'string' ? (
              <div class="field">
                <label for="fiscal-definition">{text('fiscal.definition')}</label>
                <select
                  id="fiscal-definition"
                  value={country.definition}
                  onChange={(event) => {
                    const definition = event.currentTarget.value as keyof typeof DEFINITIONS;
                    editCountry(index, (latest) => ({ ...latest, definition }));
                  }}
                >
                  {(Object.keys(DEFINITIONS) as (keyof typeof DEFINITIONS)[]).map((id) => (
                    <option key={id} value={id}>
                      {text(`fiscal.definition.${id}.name`)}
                    </option>
                  ))}
                </select>
              </div>
            ) : (
              <p>
                <Bdi>{country.definition.text}</Bdi>
              </p>
            )}
          </details>
        </>
      )}
    </>
  );
}
