import type { Evaluation } from '@tamwil/scenario';
import type { VNode } from 'preact';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { TableRegion } from '../shell/table-region.tsx';
import { calculation } from './open-scenario.ts';

type Row = Evaluation['paragraph27'][number];

/** The paragraph 27 table: what is still open of each output, and what of it which money could finance. */
export function Paragraph27View(): VNode {
  const { text, name } = wording.value;
  const { result = null, plan = null } = calculation.value ?? {};
  const placeholders = new Set(result?.targets.filter(({ placeholder }) => placeholder).map(({ unit }) => unit));
  const rows = result?.paragraph27.filter(({ output }) => !placeholders.has(output)) ?? [];
  const titles = new Map(plan?.outputs.map(({ id, title }) => [id, name({ ...title })]));
  return (
    <>
      <h2>{text('view.paragraph-27')}</h2>
      <p>{text('paragraph-27.explanation')}</p>
      {placeholders.size > 0 ? <p class="notice warning">{text('plan.no-cost-per-output')}</p> : null}
      {rows.length === 0 || result === null ? null : (
        <TableRegion label={text('view.paragraph-27')}>
          <table>
            <caption>
              <span class="unit">{text('table.unit', { unit: text('unit.cent', { currency: result.currency }) })}</span>
            </caption>
            <thead>
              <tr>
                <th scope="col">{text('table.output')}</th>
                <th scope="col" class="figure">
                  {text('paragraph-27.open')}
                </th>
                <th scope="col" class="figure">
                  {text('paragraph-27.regular-budget')}
                </th>
                <th scope="col" class="figure">
                  {text('paragraph-27.development-cooperation')}
                </th>
                <th scope="col" class="figure">
                  {text('paragraph-27.additional')}
                </th>
                <th scope="col">{text('levels.level')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.output}>
                  <th scope="row">
                    <Bdi>{row.output}</Bdi> {titles.get(row.output)}
                  </th>
                  <Figures row={row} />
                  <td>{row.priority === null ? text('level.none') : text(`level.${row.priority}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
    </>
  );
}

function Figures({ row }: { readonly row: Row }): VNode {
  const { decimal } = wording.value;
  const range = ({ least, most }: Row['regularBudget']) =>
    least === most ? decimal(least) : `${decimal(least)} – ${decimal(most)}`;
  const cells = [
    decimal(row.open),
    range(row.regularBudget),
    range(row.developmentCooperation),
    decimal(row.additional),
  ];
  return (
    <>
      {cells.map((cell, column) => (
        <td key={['open', 'regular', 'cooperation', 'additional'][column]} class="figure">
          <Bdi>{cell}</Bdi>
        </td>
      ))}
    </>
  );
}
