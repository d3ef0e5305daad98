import type { Fault } from '@tamwil/fault';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';

/** What is wrong with what is typed; the figures below are those of before. */
export function FaultList({ faults }: { readonly faults: readonly Fault[] }): VNode {
  return (
    <div class="notice danger" role="alert">
      <p>{wording.value.text('faults.heading', { count: faults.length })}</p>
      <ul>
        {faults.slice(0, 20).map(({ pointer, detail, fix }) => (
          <li key={`${pointer} ${detail}`}>
            <code>{pointer}</code> {detail} {fix}
          </li>
        ))}
      </ul>
    </div>
  );
}
