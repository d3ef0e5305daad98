import type { CountryScenario } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import type { MessageKey } from '../language/wording.ts';
import { editCountry } from './draft-country.ts';
import { withSettlements } from './edit-country.ts';

interface SettlementsProps {
  readonly index: number;
  readonly country: CountryScenario;
}

/** Overlaps that the user settled: which share of one part is not in the other, why, and the way back. */
export function Settlements({ index, country }: SettlementsProps): VNode | null {
  const { text, rich, decimal } = wording.value;
  const settled = country.additional ?? [];
  if (settled.length === 0) return null;
  const name = (part: string) => text(`fiscal.part.${part}` as MessageKey);
  return (
    <ul class="settlements">
      {settled.map(({ part, beside, share, reason }, at) => (
        <li key={`${part} ${beside}`}>
          {rich('fiscal.settlement', {
            share: <Bdi>{share.includes('/') ? share : decimal(share)}</Bdi>,
            part: name(part),
            beside: name(beside),
            reason: <Bdi>{reason}</Bdi>,
          })}{' '}
          <button
            type="button"
            class="plain"
            aria-label={`${text('fiscal.withdraw')}: ${name(part)}, ${name(beside)}`}
            onClick={() => editCountry(index, (latest) => withSettlements(latest, (_, other) => other !== at))}
          >
            {text('fiscal.withdraw')}
          </button>
        </li>
      ))}
    </ul>
  );
}
