import type { CountryScenario } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { editCountry } from './draft-country.ts';
import { at, withAt } from './edit-country.ts';
import { ExpenditureItems } from './expenditure-items.tsx';
import { fieldText } from './field-text.ts';
import type { Field, OptionPartFields } from './fields.ts';
import { FigureTable } from './figure-table.tsx';
import { Indexation } from './indexation.tsx';
import { Named, TypedYear, TypedYears } from './typed-number.tsx';

interface PartFiguresProps {
  readonly index: number;
  readonly country: CountryScenario;
  readonly part: OptionPartFields;
}

/** The figures of one part of an option: three readings of each, and from when and over how many years it comes. */
export function PartFigures({ index, country, part }: PartFiguresProps): VNode {
  const { text } = wording.value;
  const name = text(`fiscal.part.${part.id}`);
  return (
    <>
      {part.id === 'reallocation' ? <ExpenditureItems index={index} country={country} /> : null}
      <FigureTable index={index} country={country} of={name} fields={rangesOf(country, part)} kind="range" />
      <div class="filters">
        {part.integers.map((key) => {
          const field = fieldText({ path: [key] }, country, wording.value);
          const Typed = key === 'firstYear' ? TypedYear : TypedYears;
          return (
            <Named key={key} name={field}>
              <Typed
                label={`${name}: ${field}`}
                value={`${at(country, [...part.path, key]) as number}`}
                onValue={(typed) => editCountry(index, (latest) => withAt(latest, [...part.path, key], Number(typed)))}
              />
            </Named>
          );
        })}
        {part.isIndexed ? <Indexation index={index} country={country} path={part.path} of={name} /> : null}
      </div>
    </>
  );
}

/** The figures of a part in three readings: grants have one a year, a reallocation one for each item. */
function rangesOf(country: CountryScenario, part: OptionPartFields): (Field & { readonly name?: string })[] {
  const { plain } = wording.value;
  if (part.id === 'aid') {
    const years = Array.from(
      { length: Math.max(0, country.lastYear - country.firstYear + 1) },
      (_, at) => `${country.firstYear + at}`,
    );
    return years.map((year) => ({ path: [...part.path, 'grants', year], name: plain(year) }));
  }
  if (part.id === 'reallocation')
    return (country.options?.reallocation?.items ?? []).map(({ item }, at) => ({
      path: [...part.path, 'items', at, 'share'],
      name: country.profile.expenditureItems?.find(({ id }) => id === item)?.name ?? item,
    }));
  return part.figures.map((key) => ({ path: [...part.path, key] }));
}
