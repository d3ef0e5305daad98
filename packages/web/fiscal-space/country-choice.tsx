import { useSignal } from '@preact/signals';
import type { CountryScenario } from '@tamwil/fiscal-space';
import { isCurrency } from '@tamwil/money';
import type { VNode } from 'preact';
import { latinDigits } from '../language/latin-digits.ts';
import { wording } from '../language/reader.ts';
import { isolated } from '../language/wording.ts';
import { edit } from '../workbench/open-scenario.ts';
import { freeId, newCountry, withCountries, withReplaced } from './edit-country.ts';
import { ImportCountries } from './import-countries.tsx';
import { Topic } from './topic.tsx';

interface CountryChoiceProps {
  readonly countries: readonly CountryScenario[];
  readonly index: number;
  readonly onChoose: (index: number) => void;
}

/** The country that is shown, and how others come and go. */
export function CountryChoice({ countries, index, onChoose }: CountryChoiceProps): VNode {
  const { text, plain } = wording.value;
  const country = countries[index];
  const add = (next: CountryScenario) => {
    edit((document) => withCountries(document, [...(document.fiscalSpace?.countries ?? []), next]));
    onChoose(countries.length);
  };
  const addExample = async () => {
    const { default: example } = await import('@tamwil/fiscal-space/example-country.json');
    const ids = countries.map(({ id }) => id);
    const id = ids.includes(example.id) ? freeId(example.id, ids) : example.id;
    add({ ...(example as unknown as CountryScenario), id });
  };
  const take = (read: readonly CountryScenario[]) => {
    edit((document) => withCountries(document, withReplaced(document.fiscalSpace?.countries ?? [], read)));
    onChoose(
      Math.max(
        0,
        countries.findIndex(({ id }) => id === read[0]?.id),
      ),
    );
  };
  const remove = () => {
    if (country === undefined || !confirm(text('fiscal.remove-question', { name: country.name }))) return;
    edit((document) =>
      withCountries(
        document,
        (document.fiscalSpace?.countries ?? []).filter((_, at) => at !== index),
      ),
    );
    onChoose(0);
  };
  return (
    <>
      {country === undefined ? null : (
        <div class="filters">
          <div class="field">
            <label for="fiscal-country">{text('fiscal.country')}</label>
            <select
              id="fiscal-country"
              value={`${index}`}
              onChange={(event) => onChoose(event.currentTarget.selectedIndex)}
            >
              {countries.map(({ id, name, currency, firstYear, lastYear }, at) => (
                <option key={id} value={`${at}`}>
                  {text('fiscal.country-line', {
                    name: isolated(name),
                    currency,
                    first: plain(`${firstYear}`),
                    last: plain(`${lastYear}`),
                  })}
                </option>
              ))}
            </select>
          </div>
          <button type="button" class="danger" onClick={remove}>
            {text('fiscal.remove-country')}
          </button>
        </div>
      )}
      <Topic title={text('fiscal.add')} open={country === undefined}>
        <p>
          <button type="button" onClick={() => void addExample()}>
            {text('fiscal.load-example')}
          </button>
        </p>
        <NewCountryForm ids={countries.map(({ id }) => id)} onAdd={add} />
        <Topic title={text('fiscal.import')}>
          <ImportCountries countries={countries} onTake={take} />
        </Topic>
      </Topic>
    </>
  );
}

/** A country of one's own: what cannot be left open of it. */
function NewCountryForm({
  ids,
  onAdd,
}: {
  readonly ids: readonly string[];
  readonly onAdd: (country: CountryScenario) => void;
}): VNode {
  const { text } = wording.value;
  const fields = useSignal({ name: '', currency: '', firstYear: '', lastYear: '' });
  const isTried = useSignal(false);
  const { name, currency, firstYear, lastYear } = fields.value;
  const years = [firstYear, lastYear].map((year) => Number(latinDigits(year)));
  const isYear = (year: number) => Number.isInteger(year) && year >= 1900 && year <= 2200;
  const faulty = {
    name: name.trim() === '',
    currency: !isCurrency(currency.trim().toUpperCase()),
    firstYear: !isYear(years[0]!),
    lastYear: !isYear(years[1]!) || years[1]! < years[0]! || years[1]! - years[0]! >= 30,
  };
  const submit = (event: Event) => {
    event.preventDefault();
    isTried.value = true;
    if (Object.values(faulty).some(Boolean)) return;
    const [first, last] = years as [number, number];
    const from = { name: name.trim(), currency: currency.trim().toUpperCase(), firstYear: first, lastYear: last };
    onAdd(newCountry(from, ids));
    fields.value = { name: '', currency: '', firstYear: '', lastYear: '' };
    isTried.value = false;
  };
  return (
    <form class="filters" noValidate onSubmit={submit}>
      {(['name', 'currency', 'firstYear', 'lastYear'] as const).map((key) => (
        <div key={key} class="field">
          <label for={`fiscal-new-${key}`}>{text(`fiscal.new.${key}`)}</label>
          <input
            id={`fiscal-new-${key}`}
            autocomplete="off"
            maxLength={key === 'name' ? 400 : key === 'currency' ? 3 : 4}
            dir={key === 'name' ? 'auto' : 'ltr'}
            aria-invalid={isTried.value && faulty[key]}
            aria-describedby={isTried.value && faulty[key] ? `fiscal-new-${key}-fault` : undefined}
            value={fields.value[key]}
            onInput={(event) => {
              fields.value = { ...fields.value, [key]: event.currentTarget.value };
            }}
          />
          {isTried.value && faulty[key] ? (
            <span id={`fiscal-new-${key}-fault`} class="hint" role="alert">
              {text(`fiscal.new.${key}-fault`)}
            </span>
          ) : null}
        </div>
      ))}
      <button type="submit">{text('fiscal.add-country')}</button>
    </form>
  );
}
