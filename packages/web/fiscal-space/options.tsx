import { type CountryScenario, OPTION_IDS, type OptionId } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { at, editCountry, isCounted, isUsed, startOf, withAt, withCounted, withoutPart } from './edit-country.ts';
import { fieldText } from './field-text.ts';
import { type Field, type OptionPartFields, PARTS } from './fields.ts';
import { FigureTable } from './figure-table.tsx';
import { Indexation } from './indexation.tsx';
import type { Json } from './json-path.ts';
import { TypedText, TypedYears } from './typed-number.tsx';

interface OptionsProps {
  readonly index: number;
  readonly country: CountryScenario;
}

/** What was entered for parts that are taken out of use: using them again brings it back. */
const setAside = new Map<string, Json>();

/** The eight options of the handbook: which are used, which are counted, and their figures in three readings. */
export function Options(props: OptionsProps): VNode {
  const { text } = wording.value;
  return (
    <section aria-labelledby="fiscal-options">
      <h3 id="fiscal-options">{text('fiscal.options')}</h3>
      <p>{text('fiscal.options-hint')}</p>
      {OPTION_IDS.map((option) => (
        <Option key={option} {...props} option={option} />
      ))}
    </section>
  );
}

function Option({ index, country, option }: OptionsProps & { readonly option: OptionId }): VNode {
  const { text } = wording.value;
  const parts = PARTS.filter((part) => part.option === option);
  const used = parts.filter((part) => isUsed(country, part));
  const counted = used[0] !== undefined && isCounted(country, used[0]);
  return (
    <fieldset class="fiscal-option">
      <legend>{text(`fiscal.option.${option}`)}</legend>
      {parts.map((part) => (
        <Part key={part.id} index={index} country={country} part={part} />
      ))}
      {used[0] === undefined ? null : (
        <div class="choice">
          <input
            id={`fiscal-counted-${option}`}
            type="checkbox"
            checked={counted}
            onChange={(event) => {
              const isOn = event.currentTarget.checked;
              editCountry(index, (latest) => withCounted(latest, parts[0]!, isOn));
            }}
          />
          <label for={`fiscal-counted-${option}`}>
            {text('fiscal.counted')}
            <span class="visually-hidden">: {text(`fiscal.option.${option}`)}</span>
          </label>
        </div>
      )}
    </fieldset>
  );
}

function Part({ index, country, part }: OptionsProps & { readonly part: OptionPartFields }): VNode {
  const { text } = wording.value;
  const name = text(`fiscal.part.${part.id}`);
  const kept = `${country.id} ${part.id}`;
  const use = (isOn: boolean) => {
    if (isOn) {
      const before = setAside.get(kept);
      editCountry(index, (latest) =>
        before === undefined ? startOf(part, latest, text('fiscal.item')) : withAt(latest, part.path, before),
      );
    } else {
      const now = at(country, part.path);
      if (now !== undefined) setAside.set(kept, now);
      editCountry(index, (latest) => withoutPart(latest, part));
    }
  };
  const isOn = isUsed(country, part);
  return (
    <>
      <div class="choice">
        <input
          id={`fiscal-part-${part.id}`}
          type="checkbox"
          checked={isOn}
          onChange={(event) => use(event.currentTarget.checked)}
        />
        <label for={`fiscal-part-${part.id}`}>{name}</label>
      </div>
      {isOn ? (
        <details class="costs">
          <summary>{text('fiscal.figures-of', { name })}</summary>
          <PartFigures index={index} country={country} part={part} />
        </details>
      ) : null}
    </>
  );
}

function PartFigures({ index, country, part }: OptionsProps & { readonly part: OptionPartFields }): VNode {
  const { text } = wording.value;
  const name = text(`fiscal.part.${part.id}`);
  const items = part.id === 'reallocation' ? (country.profile.expenditureItems ?? []) : [];
  return (
    <>
      {items.length === 0 ? null : (
        <>
          {items.map((item, at) => (
            <div key={item.id} class="field fiscal-choice">
              <TypedText
                label={text('fiscal.item-name', { name: item.name })}
                value={item.name}
                onValue={(typed) =>
                  editCountry(index, (latest) => withAt(latest, ['profile', 'expenditureItems', at, 'name'], typed))
                }
              />
            </div>
          ))}
          <FigureTable
            index={index}
            country={country}
            of={text('fiscal.items')}
            fields={items.map(({ name: item }, at) => ({
              path: ['profile', 'expenditureItems', at, 'amount'],
              name: item,
            }))}
            kind="value"
          />
        </>
      )}
      <FigureTable index={index} country={country} of={name} fields={rangesOf(country, part)} kind="range" />
      <div class="filters">
        {part.integers.map((key) => (
          <div key={key} class="field">
            <span class="small">{fieldText({ path: [key] }, country, wording.value)}</span>
            <TypedYears
              label={`${name}: ${fieldText({ path: [key] }, country, wording.value)}`}
              value={`${at(country, [...part.path, key]) as number}`}
              onValue={(typed) => editCountry(index, (latest) => withAt(latest, [...part.path, key], Number(typed)))}
            />
          </div>
        ))}
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
