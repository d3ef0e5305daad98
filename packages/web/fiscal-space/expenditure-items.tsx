import { useSignal } from '@preact/signals';
import type { CountryScenario } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { wording } from '../language/reader.ts';
import { editCountry } from './draft-country.ts';
import { withAt, withItem, withoutItem } from './edit-country.ts';
import { FigureTable } from './figure-table.tsx';
import { Named, TypedText } from './typed-number.tsx';

interface ExpenditureItemsProps {
  readonly index: number;
  readonly country: CountryScenario;
}

/** What the country spends money on today, item by item, so that a share of each may be moved. */
export function ExpenditureItems({ index, country }: ExpenditureItemsProps): VNode {
  const { text } = wording.value;
  const items = country.profile.expenditureItems ?? [];
  return (
    <>
      {items.map((item, at) => (
        <div key={item.id} class="filters">
          <Named name={text('fiscal.item')}>
            <TypedText
              label={text('fiscal.item-name', { name: item.name })}
              value={item.name}
              onValue={(typed) =>
                editCountry(index, (latest) => withAt(latest, ['profile', 'expenditureItems', at, 'name'], typed))
              }
            />
          </Named>
          {items.length > 1 ? (
            <button
              type="button"
              class="danger"
              onClick={() => editCountry(index, (latest) => withoutItem(latest, item.id))}
            >
              {text('fiscal.remove-benefit', { name: item.name })}
            </button>
          ) : null}
        </div>
      ))}
      <NewItem index={index} />
      <FigureTable
        index={index}
        country={country}
        of={text('fiscal.items')}
        fields={items.map(({ name }, at) => ({ path: ['profile', 'expenditureItems', at, 'amount'], name }))}
        kind="value"
      />
    </>
  );
}

function NewItem({ index }: { readonly index: number }): VNode {
  const { text } = wording.value;
  const name = useSignal('');
  const id = useId();
  const add = (event: Event) => {
    event.preventDefault();
    const typed = name.value.trim();
    if (typed === '') return;
    editCountry(index, (latest) => withItem(latest, typed));
    name.value = '';
  };
  return (
    <form class="filters" onSubmit={add}>
      <div class="field">
        <label for={id}>{text('fiscal.new-item')}</label>
        <input
          id={id}
          autocomplete="off"
          dir="auto"
          maxLength={400}
          required
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
      </div>
      <button type="submit">{text('fiscal.add-item')}</button>
    </form>
  );
}
