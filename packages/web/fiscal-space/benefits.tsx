import { useSignal } from '@preact/signals';
import type { CountryScenario } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { wording } from '../language/reader.ts';
import { Benefit } from './benefit.tsx';
import { editCountry } from './draft-country.ts';
import { withAt, withBenefit, withoutBenefit, withPackage } from './edit-country.ts';
import { Topic } from './topic.tsx';
import { Named, TypedText } from './typed-number.tsx';

interface BenefitsProps {
  readonly index: number;
  readonly country: CountryScenario;
}

/** The benefits to be paid for, by package, each with its figures. */
export function Benefits({ index, country }: BenefitsProps): VNode {
  const { text } = wording.value;
  const add = (inPackage: number, name: string) => editCountry(index, (latest) => withBenefit(latest, inPackage, name));
  return (
    <section aria-labelledby="fiscal-benefits">
      <h3 id="fiscal-benefits">{text('fiscal.benefits')}</h3>
      {country.packages.map(({ id, name, lines }, inPackage) => (
        <div key={id} class="fiscal-package">
          <Named name={text('fiscal.package-name')}>
            <TypedText
              label={text('fiscal.package-name')}
              value={name}
              onValue={(typed) =>
                editCountry(index, (latest) => withAt(latest, ['packages', inPackage, 'name'], typed))
              }
            />
          </Named>
          {lines.map((line, at) => (
            <Topic key={line.id} title={line.name}>
              <Benefit index={index} country={country} path={['packages', inPackage, 'lines', at]} name={line.name} />
              <button
                type="button"
                class="danger"
                onClick={() => editCountry(index, (latest) => withoutBenefit(latest, inPackage, at))}
              >
                {text('fiscal.remove-benefit', { name: line.name })}
              </button>
            </Topic>
          ))}
          <NewBenefit action={text('fiscal.add-benefit')} of={name} onAdd={(benefit) => add(inPackage, benefit)} />
        </div>
      ))}
      {country.packages.length === 0 ? (
        <NewBenefit
          action={text('fiscal.add-benefit')}
          of=""
          onAdd={(benefit) => editCountry(index, (latest) => withPackage(latest, text('fiscal.package'), benefit))}
        />
      ) : (
        <Topic title={text('fiscal.another-package')}>
          <NewBenefit
            action={text('fiscal.add-package')}
            of=""
            onAdd={(benefit) => editCountry(index, (latest) => withPackage(latest, text('fiscal.package'), benefit))}
          />
        </Topic>
      )}
    </section>
  );
}

interface NewBenefitProps {
  readonly action: string;
  /** The package that it goes to, for those who hear the page. */
  readonly of: string;
  readonly onAdd: (name: string) => void;
}

/** A benefit by its name; without one it is the child benefit that the field suggests. */
function NewBenefit({ action, of, onAdd }: NewBenefitProps): VNode {
  const { text } = wording.value;
  const name = useSignal('');
  const id = useId();
  const add = (event: Event) => {
    event.preventDefault();
    onAdd(name.value.trim() === '' ? text('fiscal.child-benefit') : name.value.trim());
    name.value = '';
  };
  return (
    <form class="filters" onSubmit={add}>
      <div class="field">
        <label for={id}>
          {text('fiscal.new-benefit')}
          <span class="visually-hidden"> {of}</span>
        </label>
        <input
          id={id}
          autocomplete="off"
          dir="auto"
          maxLength={400}
          placeholder={text('fiscal.child-benefit')}
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
      </div>
      <button type="submit">{action}</button>
    </form>
  );
}
