import { minorDigits, placePoint } from '@tamwil/money';
import type { Evaluation } from '@tamwil/scenario';
import type { VNode } from 'preact';
import { minorUnits } from '../figures/minor-units.ts';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { TableRegion } from '../shell/table-region.tsx';

interface ResultComparisonProps {
  /** What is compared with: named in the head. */
  readonly baseline: Evaluation;
  readonly baselineName: string;
  readonly present: Evaluation;
}

/** Allocations of two results by component: the named baseline, the present, and the difference, absolute and relative. */
export function ResultComparison({ baseline, baselineName, present }: ResultComparisonProps): VNode {
  const { text } = wording.value;
  const { currency } = present;
  const rows = present.components.map(({ id, award }) => ({
    id,
    before: minorUnits(baseline.components.find((component) => component.id === id)?.award ?? '0', currency),
    after: minorUnits(award, currency),
  }));
  const whole = {
    id: text('table.whole'),
    before: minorUnits(baseline.totals.award, currency),
    after: minorUnits(present.totals.award, currency),
  };
  return (
    <TableRegion label={text('compare.heading')}>
      <table>
        <caption>
          {text('compare.heading')}{' '}
          <span class="unit">{text('table.unit', { unit: text('unit.cent', { currency }) })}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{text('table.component')}</th>
            <th scope="col" class="figure">
              {baselineName}
            </th>
            <th scope="col" class="figure">
              {text('compare.present')}
            </th>
            <th scope="col" class="figure">
              {text('compare.difference')}
            </th>
            <th scope="col" class="figure">
              {text('compare.relative')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[whole, ...rows].map((row, index) => (
            <tr key={row.id} class={index === 0 ? 'total' : 'part'}>
              <th scope="row">
                <Bdi>{row.id}</Bdi>
              </th>
              <Figures before={row.before} after={row.after} currency={currency} />
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

interface FiguresProps {
  readonly before: bigint;
  readonly after: bigint;
  readonly currency: string;
}

function Figures({ before, after, currency }: FiguresProps): VNode {
  const { decimal } = wording.value;
  const digits = minorDigits(currency);
  const amount = (value: bigint) => decimal(placePoint(value, digits));
  const cells = [amount(before), amount(after), signed(after - before, amount), relative(before, after)];
  return (
    <>
      {cells.map((cell, column) => (
        <td key={['before', 'after', 'difference', 'relative'][column]} class="figure">
          <Bdi>{cell}</Bdi>
        </td>
      ))}
    </>
  );
}

function signed(value: bigint, amount: (value: bigint) => string): string {
  return value > 0n ? `+${amount(value)}` : amount(value);
}

/** The difference in per cent of the baseline, to the nearest tenth; nothing where the baseline is nothing. */
function relative(before: bigint, after: bigint): string {
  if (before === 0n) return '';
  const scaled = 2000n * (after - before);
  const tenths = (scaled + (scaled < 0n ? -before : before)) / (2n * before);
  return `${signed(tenths, (value) => wording.value.decimal(placePoint(value, 1)))} %`;
}
