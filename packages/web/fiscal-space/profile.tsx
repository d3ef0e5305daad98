import type { CountryScenario } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { PERIODS } from './benefit.tsx';
import { editCountry } from './draft-country.ts';
import { at, withAt } from './edit-country.ts';
import { fieldText } from './field-text.ts';
import { PROFILE_FIELDS } from './fields.ts';
import { FigureTable } from './figure-table.tsx';
import { Choice } from './indexation.tsx';
import { Topic } from './topic.tsx';

interface ProfileProps {
  readonly index: number;
  readonly country: CountryScenario;
}

/** What is known of the country: its economy, its public finance, its people. */
export function Profile({ index, country }: ProfileProps): VNode {
  const { text } = wording.value;
  const name = text('fiscal.profile');
  return (
    <Topic title={name}>
      <FigureTable index={index} country={country} of={name} fields={PROFILE_FIELDS} kind="value" hasEditions />
      <div class="filters">
        {(['povertyLine', 'minimumWage'] as const).map((key) => {
          const path = ['profile', key, 'per'];
          const per = at(country, path) as string | undefined;
          return per === undefined ? null : (
            <Choice
              key={key}
              label={text('fiscal.reference-per', {
                name: fieldText({ path: ['profile', key] }, country, wording.value),
              })}
              of=""
              value={per}
              choices={PERIODS.map((id) => [id, text(`fiscal.per.${id}`)])}
              onChoose={(next) => editCountry(index, (latest) => withAt(latest, path, next))}
            />
          );
        })}
      </div>
    </Topic>
  );
}
