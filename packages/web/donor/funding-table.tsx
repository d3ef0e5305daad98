import { minorDigits } from '@tamwil/money';
import type { RedactedView } from '@tamwil/report';
import type { VNode } from 'preact';
import { addUp } from '../figures/add-up.ts';
import { decimalOfSteps, stepOf } from '../figures/display-unit.ts';
import { minorUnits } from '../figures/minor-units.ts';
import { Bdi } from '../language/bdi.tsx';
import type { Wording } from '../language/wording.ts';

/** Where the money comes from, by kind of source; sources of other donors are never named. */
export function FundingTable({ view, wording }: { readonly view: RedactedView; readonly wording: Wording }): VNode {
  const digits = minorDigits(view.currency);
  const money = view.funding.map(({ inHand, firm }) => {
    const [hand, all] = [minorUnits(inHand, view.currency), minorUnits(firm, view.currency)];
    return [hand, all - hand];
  });
  const shown = addUp(money, stepOf('million', digits));
  const cell = (steps: bigint) => (
    <td class="figure">
      <Bdi>{wording.decimal(decimalOfSteps(steps, 'million', digits))}</Bdi>
    </td>
  );
  const line = (cells: readonly bigint[]) => (
    <>
      {cell(cells[0]!)}
      {cell(cells[1]!)}
      {cell(cells[0]! + cells[1]!)}
    </>
  );
  return (
    <section>
      <h2>{wording.text('donor.funding')}</h2>
      <section class="scroll" aria-label={wording.text('donor.funding-table')} tabindex={0}>
        <table>
          <caption>
            {wording.text('donor.funding-table')}{' '}
            <span>
              {wording.text('table.unit', { unit: wording.text('unit.million', { currency: view.currency }) })}
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{wording.text('donor.funding-kind')}</th>
              <th scope="col" class="figure">
                {wording.text('donor.funding-sources')}
              </th>
              <th scope="col" class="figure">
                {wording.text('table.in-hand')}
              </th>
              <th scope="col" class="figure">
                {wording.text('table.agreed')}
              </th>
              <th scope="col" class="figure">
                {wording.text('table.firm')}
              </th>
            </tr>
          </thead>
          <tbody>
            <tr class="total">
              <th scope="row">{wording.text('table.all')}</th>
              <td class="figure">
                <Bdi>{wording.decimal(`${view.funding.reduce((total, { sources }) => total + sources, 0)}`)}</Bdi>
              </td>
              {line(shown.columnTotals)}
            </tr>
            {view.funding.map(({ group, sources }, index) => (
              <tr key={group} class="part">
                <th scope="row">{wording.text(`kind.${group}`)}</th>
                <td class="figure">
                  <Bdi>{wording.decimal(`${sources}`)}</Bdi>
                </td>
                {line(shown.cells[index]!)}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
