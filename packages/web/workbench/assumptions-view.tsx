import type { VNode } from 'preact';
import { Bdi } from '../language/bdi.tsx';
import { assumptionText } from '../language/code-text.ts';
import { wording } from '../language/reader.ts';
import { TableRegion } from '../shell/table-region.tsx';
import { calculation } from './open-scenario.ts';

/**
 * Every figure that the document does not give and that was therefore assumed, with its value and where it is changed.
 * A value in words is left to the sentence, which is in the reader's language.
 */
export function AssumptionsView(): VNode {
  const words = wording.value;
  const { text } = words;
  const assumptions = calculation.value?.result?.assumptions ?? [];
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
            {assumptions.map(({ code, pointer, value }) => (
              <tr key={`${code} ${pointer}`}>
                <th scope="row">{assumptionText(code, null, words)}</th>
                <td>{value.includes(' ') ? null : <Bdi>{value}</Bdi>}</td>
                <td>
                  <code>{pointer}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </>
  );
}
