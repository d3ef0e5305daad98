import type { VNode } from 'preact';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import type { MessageKey } from '../language/wording.ts';
import { TableRegion } from '../shell/table-region.tsx';
import type { Difference } from './differences.ts';

interface DifferenceListProps {
  readonly differences: readonly Difference[];
  /** Pointers that both sides changed. */
  readonly marked?: readonly string[];
}

/** What differs between two documents: the place in words where it has one, before and after. */
export function DifferenceList({ differences, marked = [] }: DifferenceListProps): VNode {
  const { text } = wording.value;
  if (differences.length === 0) return <p>{text('difference.none')}</p>;
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
          {differences.map(({ pointer, before, after }) => (
            <tr key={pointer}>
              <th scope="row">
                {placeName(pointer)}
                {marked.includes(pointer) ? <span class="tag">{text('difference.both')}</span> : null}
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

/** The part of the scenario that a pointer leads into, then the rest of the pointer as it is. */
function placeName(pointer: string): VNode {
  const { text, has } = wording.value;
  const [, part = '', ...rest] = pointer.split('/');
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
