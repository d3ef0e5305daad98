import { useSignal } from '@preact/signals';
import type { CountryScenario } from '@tamwil/fiscal-space';
import { countriesTemplate } from '@tamwil/report';
import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { isolated } from '../language/wording.ts';
import { downloadText } from '../workbench/download.ts';
import { FaultList } from '../workbench/fault-list.tsx';
import { isSame } from '../workbench/is-same.ts';
import { type CountriesRead, readCountries } from './read-countries.ts';

interface ImportCountriesProps {
  readonly countries: readonly CountryScenario[];
  readonly onTake: (read: readonly CountryScenario[]) => void;
}

/** Countries from a table: pasted or a file, shown before anything is taken over. */
export function ImportCountries({ countries, onTake }: ImportCountriesProps): VNode {
  const { text } = wording.value;
  const pasted = useSignal('');
  const read = useSignal<CountriesRead | 'reading' | 'failed' | null>(null);
  const id = useId();
  const start = async (table: Promise<string | ArrayBuffer> | string) => {
    read.value = 'reading';
    try {
      read.value = await readCountries(await table);
    } catch {
      read.value = 'failed';
    }
  };
  const take = (taken: readonly CountryScenario[]) => {
    onTake(taken);
    read.value = null;
    pasted.value = '';
  };
  const state = read.value;
  return (
    <>
      <p>
        {text('fiscal.import-hint')}{' '}
        <button
          type="button"
          class="plain"
          onClick={() => downloadText(countriesTemplate(), 'countries.csv', 'text/csv;charset=utf-8')}
        >
          {text('fiscal.template')}
        </button>
      </p>
      <div class="field">
        <label for={`${id}-file`}>{text('fiscal.import-file')}</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file !== undefined) void start(file.arrayBuffer());
          }}
        />
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (pasted.value.trim() !== '') void start(pasted.value);
        }}
      >
        <div class="field">
          <label for={`${id}-paste`}>{text('fiscal.import-paste')}</label>
          <textarea
            id={`${id}-paste`}
            rows={4}
            dir="ltr"
            spellcheck={false}
            value={pasted.value}
            onInput={(event) => {
              pasted.value = event.currentTarget.value;
            }}
          />
        </div>
        <button type="submit">{text('fiscal.import-read')}</button>
      </form>
      <div aria-live="polite">
        {state === 'reading' ? <p class="quiet">{text('page.loading')}</p> : null}
        {state === 'failed' ? <p class="notice danger">{text('fiscal.import-failed')}</p> : null}
        {state === null || typeof state === 'string' ? null : state.ok ? (
          <Preview countries={countries} read={state.value} onTake={() => take(state.value)} />
        ) : (
          <FaultList faults={state.faults} />
        )}
      </div>
    </>
  );
}

interface PreviewProps {
  readonly countries: readonly CountryScenario[];
  readonly read: readonly CountryScenario[];
  readonly onTake: () => void;
}

/** What taking the table over would change: a country with an id that the scenario has is replaced, no other is touched. */
function Preview({ countries, read, onTake }: PreviewProps): VNode {
  const { text, plain } = wording.value;
  return (
    <>
      <p>{text('fiscal.import-found', { count: read.length })}</p>
      <ul>
        {read.map((country) => {
          const before = countries.find(({ id }) => id === country.id);
          const change = before === undefined ? 'new' : isSame(before, country) ? 'same' : 'replaced';
          const line = text('fiscal.country-line', {
            name: isolated(country.name),
            currency: country.currency,
            first: plain(`${country.firstYear}`),
            last: plain(`${country.lastYear}`),
          });
          return (
            <li key={country.id}>
              <Bdi>{line}</Bdi>: {text(`fiscal.import-${change}`)}
            </li>
          );
        })}
      </ul>
      <button type="button" class="primary" onClick={onTake}>
        {text('fiscal.import-take', { count: read.length })}
      </button>
    </>
  );
}
