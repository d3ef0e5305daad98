import { type CountryScenario, DEFINITIONS } from '@tamwil/fiscal-space';
import { isCurrency } from '@tamwil/money';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { editCountry } from './draft-country.ts';
import { at, withAt, withSetting } from './edit-country.ts';
import { EXCHANGE_FIELD } from './fields.ts';
import { FigureTable } from './figure-table.tsx';
import { Choice } from './indexation.tsx';
import { Topic } from './topic.tsx';
import { Named, TypedText, TypedYear } from './typed-number.tsx';

const UNITS = ['one', 'thousand', 'million', 'billion'] as const;

interface CountrySettingsProps {
  readonly index: number;
  readonly country: CountryScenario;
}

/** What a country is called, where it belongs, what its amounts are counted in, and which meaning of fiscal space holds. */
export function CountrySettings({ index, country }: CountrySettingsProps): VNode {
  const { text } = wording.value;
  const name = text('fiscal.settings');
  const words = (key: 'name' | 'region' | 'incomeGroup' | 'currency') => (
    <Named name={text(`fiscal.setting.${key}`)}>
      <TypedText
        label={`${name}: ${text(`fiscal.setting.${key}`)}`}
        value={country[key] ?? ''}
        mayBeEmpty={key === 'region' || key === 'incomeGroup'}
        isTaken={key === 'currency' ? (code) => isCurrency(code.toUpperCase()) : () => true}
        onValue={(typed) =>
          editCountry(index, (latest) => withSetting(latest, [key], key === 'currency' ? typed.toUpperCase() : typed))
        }
      />
    </Named>
  );
  const year = (key: 'firstYear' | 'lastYear') => (
    <Named name={text(`fiscal.new.${key}`)}>
      <TypedYear
        label={`${name}: ${text(`fiscal.new.${key}`)}`}
        value={`${country[key]}`}
        onValue={(typed) => editCountry(index, (latest) => withAt(latest, [key], Number(typed)))}
      />
    </Named>
  );
  return (
    <Topic id="fiscal-settings" title={name}>
      <div class="filters">
        {words('name')}
        {words('region')}
        {words('incomeGroup')}
      </div>
      <div class="filters">
        {words('currency')}
        <Choice
          label={text('fiscal.setting.unit')}
          of={name}
          value={country.unit}
          choices={UNITS.map((unit) => [unit, text(`fiscal.unit.${unit}`)])}
          onChoose={(unit) => editCountry(index, (latest) => withAt(latest, ['unit'], unit))}
        />
        {year('firstYear')}
        {year('lastYear')}
      </div>
      <Definition index={index} country={country} />
      <FigureTable index={index} country={country} of={name} fields={[EXCHANGE_FIELD]} kind="value" />
      <p class="small quiet">{text('fiscal.settings-hint')}</p>
    </Topic>
  );
}

const NAMED = Object.keys(DEFINITIONS) as (keyof typeof DEFINITIONS)[];
const OWN = 'own';

/** The meaning of "fiscal space" that is printed with every range: a published one, or the user's words with their source. */
function Definition({ index, country }: CountrySettingsProps): VNode {
  const { text } = wording.value;
  const { definition } = country;
  const name = text('fiscal.definition');
  const choose = (id: string) => {
    const own = { text: text(`fiscal.meaning.${typeof definition === 'string' ? definition : 'ilo'}`) };
    const next = id === OWN ? { ...own, source: text('fiscal.no-source') } : id;
    editCountry(index, (latest) => withAt(latest, ['definition'], next));
  };
  return (
    <div class="filters">
      <Choice
        label={name}
        of=""
        value={typeof definition === 'string' ? definition : OWN}
        choices={[
          ...NAMED.map((id): [string, string] => [id, text(`fiscal.definition.${id}.name`)]),
          [OWN, text('fiscal.definition.own')],
        ]}
        onChoose={choose}
      />
      {typeof definition === 'string'
        ? null
        : (['text', 'source'] as const).map((key) => (
            <Named key={key} name={text(`fiscal.definition.${key}`)}>
              <TypedText
                label={`${name}: ${text(`fiscal.definition.${key}`)}`}
                value={at(country, ['definition', key]) as string}
                onValue={(typed) => editCountry(index, (latest) => withAt(latest, ['definition', key], typed))}
              />
            </Named>
          ))}
    </div>
  );
}
