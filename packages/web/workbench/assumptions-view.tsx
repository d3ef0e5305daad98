import type { Evaluation } from '@tamwil/scenario';
import type { VNode } from 'preact';
import { Bdi } from '../language/bdi.tsx';
import { assumedValue, assumptionText } from '../language/code-text.ts';
import { wording } from '../language/reader.ts';
import { TableRegion } from '../shell/table-region.tsx';
import { calculation } from './open-scenario.ts';
import { sourceAt } from './source-name.ts';

/**
 * Every figure that the document does not give and that was therefore assumed, with its value and where it is changed.
 * A value in words is left to the sentence, which is in the reader's language. What is assumed of several sources is
 * said once, with their names.
 */
export function AssumptionsView(): VNode {
  const words = wording.value;
  const { text } = words;
  const assumptions = together(calculation.value?.result?.assumptions ?? []);
  return (
    <>
      <h2>{text('view.assumptions')}</h2>
      <p>{text('assumptions.explanation')}</p>
      <TableRegion label={text('view.assumptions')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text('assumptions.assumption')}</th>
              <th scope="col">{text('assumptions.value')}</th>
              <th scope="col">{text('assumptions.place')}</th>
            </tr>
          </thead>
          <tbody>
            {assumptions.map(({ code, value, pointers }) => (
              <tr key={`${code} ${value}`}>
                <th scope="row">{assumptionText(code, null, words)}</th>
                <td>{value.includes(' ') ? null : <Bdi>{assumedValue(value, words)}</Bdi>}</td>
                <td>
                  {pointers.map((pointer) => (
                    <div key={pointer}>
                      <Bdi>{sourceAt(pointer)}</Bdi> <code>{pointer}</code>
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </>
  );
}

interface SameAssumption {
  readonly code: string;
  readonly value: string;
  readonly pointers: string[];
}

/** Assumptions of the same words and value as one, in the order of the first. */
function together(assumptions: Evaluation['assumptions']): readonly SameAssumption[] {
  const same = new Map<string, SameAssumption>();
  for (const { code, value, pointer } of assumptions) {
    const key = `${code} ${value}`;
    const entry = same.get(key) ?? { code, value, pointers: [] };
    entry.pointers.push(pointer);
    same.set(key, entry);
  }
  return [...same.values()];
}
