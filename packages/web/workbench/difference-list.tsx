import { pointerOf } from '@tamwil/fault';
import type { DocumentChange } from '@tamwil/scenario';
import type { VNode } from 'preact';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import type { MessageKey } from '../language/wording.ts';
import { TableRegion } from '../shell/table-region.tsx';

interface DifferenceListProps {
  readonly changes: readonly DocumentChange[];
  /** Places that both sides changed: what changed there or inside is marked. */
  readonly contested?: readonly (readonly string[])[];
}

/** What differs between two documents: the place in words where it has one, before and after. */
export function DifferenceList({ changes, contested = [] }: DifferenceListProps): VNode {
  const { text } = wording.value;
  if (changes.length === 0) return <p>{text('difference.none')}</p>;
  return (
    <TableRegion label={text('difference.heading')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text('difference.place')}</th>
            <th scope="col">{text('difference.before')}</th>
            <th scope="col">{text('difference.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ path, before, after }) => (
            <tr key={pointerOf(path)}>
              <th scope="row">
                {placeName(path)}{' '}
                {contested.some((place) => place.every((step, at) => step === path[at])) ? (
                  <span class="tag">{text('difference.both')}</span>
                ) : null}
              </th>
              <td>
                <Value value={before} />
              </td>
              <td>
                <Value value={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

/** The part of the scenario that a path leads into, then its keys and ids as they are. */
function placeName([part = '', ...rest]: readonly string[]): VNode {
  const { text, has } = wording.value;
  const key = `part.${part}`;
  return (
    <>
      {has(key) ? text(key as MessageKey) : part} {rest.length === 0 ? null : <Bdi>{rest.join(' / ')}</Bdi>}
    </>
  );
}

function Value({ value }: { readonly value: unknown }): VNode {
  const { text } = wording.value;
  if (value === undefined) return <span class="quiet">{text('difference.nothing')}</span>;
  if (typeof value === 'string') return <Bdi>{value}</Bdi>;
  return <code>{JSON.stringify(value)}</code>;
}
