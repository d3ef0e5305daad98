import type { CountryScenario } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import type { MessageKey } from '../language/wording.ts';
import { editCountry } from './draft-country.ts';
import { at, withAt } from './edit-country.ts';
import type { Field } from './fields.ts';
import { FigureTable } from './figure-table.tsx';
import { Choice } from './indexation.tsx';
import { Topic } from './topic.tsx';
import { Named, TypedYear } from './typed-number.tsx';

const CHOICES = { timing: ['end', 'start'], kind: ['nominal', 'real'] } as const;

interface PresentValueProps {
  readonly index: number;
  readonly country: CountryScenario;
}

/** The rate of a present value and the three conventions that go with it: each of them changes the value. */
export function PresentValue({ index, country }: PresentValueProps): VNode {
  const { text } = wording.value;
  const name = text('fiscal.present-value');
  const given = country.presentValue;
  const rate: Field = {
    path: ['presentValue', 'rate'],
    owner: ['presentValue'],
    beside: { baseYear: country.firstYear, timing: 'end', kind: 'nominal' },
  };
  const set = (key: string, value: string | number) =>
    editCountry(index, (latest) => withAt(latest, ['presentValue', key], value));
  return (
    <Topic title={name}>
      <p class="small quiet">{text('fiscal.present-value-hint')}</p>
      <FigureTable index={index} country={country} of={name} fields={[rate]} kind="value" />
      {given === undefined ? null : (
        <div class="filters">
          <Named name={text('fiscal.base-year')}>
            <TypedYear
              label={`${name}: ${text('fiscal.base-year')}`}
              value={`${given.baseYear}`}
              onValue={(typed) => set('baseYear', Number(typed))}
            />
          </Named>
          {(['timing', 'kind'] as const).map((key) => (
            <Choice
              key={key}
              label={text(`fiscal.${key}`)}
              of={name}
              value={at(country, ['presentValue', key]) as string}
              choices={CHOICES[key].map((id) => [id, text(`fiscal.${key}.${id}` as MessageKey)])}
              onChoose={(next) => set(key, next)}
            />
          ))}
        </div>
      )}
    </Topic>
  );
}
