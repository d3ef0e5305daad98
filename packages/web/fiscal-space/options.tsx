import { type CountryScenario, OPTION_IDS, type OptionId } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { editCountry } from './draft-country.ts';
import { isCounted, isUsed, startOf, withCounted, withoutPart, withSetting } from './edit-country.ts';
import { type OptionPartFields, PARTS } from './fields.ts';
import { PartFigures } from './part-figures.tsx';
import { broughtBack, remember } from './set-aside.ts';
import { Topic } from './topic.tsx';
import { Named, TypedText } from './typed-number.tsx';

interface OptionsProps {
  readonly index: number;
  readonly country: CountryScenario;
}

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
  const name = text(`fiscal.option.${option}`);
  return (
    <fieldset class="fiscal-option">
      <legend>{name}</legend>
      <p class="small quiet">{text(`fiscal.note.${option}`)}</p>
      {parts.map((part) => (
        <Part key={part.id} index={index} country={country} part={part} />
      ))}
      {used[0] === undefined ? null : (
        <>
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
              <span class="visually-hidden">: {name}</span>
            </label>
          </div>
          <Named name={text('fiscal.own-note')}>
            <TypedText
              label={`${name}: ${text('fiscal.own-note')}`}
              value={country.options?.[option]?.notes ?? ''}
              mayBeEmpty
              onValue={(typed) =>
                editCountry(index, (latest) => withSetting(latest, ['options', option, 'notes'], typed))
              }
            />
          </Named>
        </>
      )}
    </fieldset>
  );
}

function Part({ index, country, part }: OptionsProps & { readonly part: OptionPartFields }): VNode {
  const { text } = wording.value;
  const name = text(`fiscal.part.${part.id}`);
  const use = (isOn: boolean) => {
    if (!isOn) remember(country, part.path);
    editCountry(index, (latest) => {
      if (!isOn) return withoutPart(latest, part);
      const before = broughtBack(latest, part.path);
      return before === latest ? startOf(part, latest, text('fiscal.item')) : before;
    });
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
        <Topic title={text('fiscal.figures-of', { name })}>
          <PartFigures index={index} country={country} part={part} />
        </Topic>
      ) : null}
    </>
  );
}
