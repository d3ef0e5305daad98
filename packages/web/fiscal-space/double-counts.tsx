import { useSignal } from '@preact/signals';
import type { CountryScenario, Overlap, PartId } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import type { MessageKey } from '../language/wording.ts';
import { editCountry } from './draft-country.ts';
import { withoutPart } from './edit-country.ts';
import { PARTS } from './fields.ts';
import { TypedNumber } from './typed-number.tsx';

interface DoubleCountsProps {
  readonly index: number;
  readonly country: CountryScenario;
  readonly overlaps: readonly Overlap[];
}

/** The refusal of money counted twice: why, and the ways out. */
export function DoubleCounts({ index, country, overlaps }: DoubleCountsProps): VNode | null {
  if (overlaps.length === 0) return null;
  return (
    <div class="notice danger double-count" role="alert">
      {overlaps.map((overlap) => (
        <DoubleCount key={overlap.parts.join(' ')} index={index} country={country} overlap={overlap} />
      ))}
    </div>
  );
}

function DoubleCount({
  index,
  country,
  overlap: {
    parts: [one, other],
  },
}: Omit<DoubleCountsProps, 'overlaps'> & { readonly overlap: Overlap }): VNode {
  const { text } = wording.value;
  const share = useSignal<string | null>(null);
  const reason = useSignal('');
  const name = (id: PartId) => text(`fiscal.part.${id}`);
  const out = (id: PartId) => {
    const fields = PARTS.find((part) => part.id === id)!;
    editCountry(index, (latest) => withoutPart(latest, fields));
  };
  const settle = (event: Event) => {
    event.preventDefault();
    const [stated, because] = [share.value, reason.value.trim()];
    if (stated === null || because === '') return;
    const additional = [...(country.additional ?? []), { part: other, beside: one, share: stated, reason: because }];
    editCountry(index, (latest) => ({ ...latest, additional }));
  };
  return (
    <>
      <p>
        <strong>{text('fiscal.double-count', { one: name(one), other: name(other) })}</strong>{' '}
        {text(`fiscal.overlap.${one}.${other}` as MessageKey)} {text('fiscal.ways-out')}
      </p>
      <p class="actions">
        {[one, other].map((id) => (
          <button key={id} type="button" onClick={() => out(id)}>
            {text('fiscal.take-out', { name: name(id) })}
          </button>
        ))}
      </p>
      <form class="filters" onSubmit={settle}>
        <div class="field">
          <span class="small">{text('fiscal.additional-share', { one: name(one), other: name(other) })}</span>
          <TypedNumber
            label={text('fiscal.additional-share', { one: name(one), other: name(other) })}
            value={share.value}
            onValue={(typed) => {
              share.value = typed;
            }}
          />
        </div>
        <div class="field">
          <label for={`fiscal-reason-${other}`}>{text('fiscal.reason')}</label>
          <input
            id={`fiscal-reason-${other}`}
            autocomplete="off"
            dir="auto"
            maxLength={400}
            required
            value={reason.value}
            onInput={(event) => {
              reason.value = event.currentTarget.value;
            }}
          />
        </div>
        <button type="submit">{text('fiscal.state-share')}</button>
      </form>
    </>
  );
}
