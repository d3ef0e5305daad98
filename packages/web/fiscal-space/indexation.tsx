import type { CountryScenario } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { wording } from '../language/reader.ts';
import { editCountry } from './draft-country.ts';
import { at, withAt } from './edit-country.ts';
import type { Path } from './json-path.ts';

const INDEXATIONS = ['none', 'consumer-prices', 'gdp-deflator', 'nominal-gdp'] as const;

interface IndexationProps {
  readonly index: number;
  readonly country: CountryScenario;
  /** What is carried forward: a benefit or an option. */
  readonly path: Path;
  readonly of: string;
}

/** What carries an amount from its own year to another; nobody is assumed to have chosen it. */
export function Indexation({ index, country, path, of }: IndexationProps): VNode {
  const { text } = wording.value;
  return (
    <Choice
      label={text('fiscal.indexation')}
      of={of}
      value={(at(country, [...path, 'indexation']) as string | undefined) ?? ''}
      choices={[
        ['', text('fiscal.indexation.open')],
        ...INDEXATIONS.map((id): [string, string] => [id, text(`fiscal.indexation.${id}`)]),
      ]}
      onChoose={(next) => {
        if (next !== '') editCountry(index, (latest) => withAt(latest, [...path, 'indexation'], next));
      }}
    />
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly of: string;
  readonly value: string;
  readonly choices: readonly (readonly [id: string, name: string])[];
  readonly onChoose: (id: string) => void;
}

/** A choice with a visible name; what it is of is heard, not seen twice. */
export function Choice({ label, of, value, choices, onChoose }: ChoiceProps): VNode {
  const id = useId();
  return (
    <div class="field fiscal-choice">
      <label for={id}>
        {label}
        <span class="visually-hidden"> {of}</span>
      </label>
      <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {choices.map(([choice, name]) => (
          <option key={choice} value={choice}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
