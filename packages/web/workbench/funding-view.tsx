import { minorDigits } from '@tamwil/money';
import type { Evaluation } from '@tamwil/scenario';
import type { VNode } from 'preact';
import { addUp } from '../figures/add-up.ts';
import { decimalOfSteps, stepOf } from '../figures/display-unit.ts';
import { minorUnits } from '../figures/minor-units.ts';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import type { MessageKey } from '../language/wording.ts';
import { TableRegion } from '../shell/table-region.tsx';
import { calculation } from './open-scenario.ts';
import { outputRuns } from './output-runs.ts';
import { sourceName } from './source-name.ts';
import { strandedMoney } from './stranded-money.ts';

const COLUMNS = ['gross', 'charges', 'usable', 'used', 'unusable'] as const;

/** The sources of money: what each brings before and after charges, what the plan uses of it, and what would free the rest. */
export function FundingView(): VNode {
  const { text } = wording.value;
  const result = calculation.value?.result ?? null;
  return (
    <>
      <h2>{text('view.funding')}</h2>
      <p>{text('funding.explanation')}</p>
      {result === null ? null : <Sources result={result} />}
      {result === null ? null : <Idle result={result} />}
    </>
  );
}

function Sources({ result }: { readonly result: Evaluation }): VNode {
  const { text } = wording.value;
  const { currency, funding } = result;
  const parts = funding.map(({ charges, used, unusable }) =>
    [charges, used, unusable].map((amount) => minorUnits(amount, currency)),
  );
  const shown = addUp(parts, stepOf('thousand', minorDigits(currency)));
  return (
    <TableRegion label={text('view.funding')}>
      <table>
        <caption>
          <span class="unit">{text('table.unit', { unit: text('unit.thousand', { currency }) })}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{text('funding.source')}</th>
            <th scope="col">{text('donor.funding-kind')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" class="figure">
                {text(`funding.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr class="total">
            <th scope="row">{text('table.all')}</th>
            <td />
            <Amounts cells={shown.columnTotals} currency={currency} />
          </tr>
          {funding.map(({ source, kind }, index) => (
            <tr key={source} class="part">
              <th scope="row">
                <Bdi>{sourceName(source)}</Bdi>
              </th>
              <td>{text(`kind.${kind}` as MessageKey)}</td>
              <Amounts cells={shown.cells[index]!} currency={currency} />
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

function Amounts({ cells, currency }: { readonly cells: readonly bigint[]; readonly currency: string }): VNode {
  const [charges = 0n, used = 0n, unusable = 0n] = cells;
  const steps = { gross: charges + used + unusable, charges, usable: used + unusable, used, unusable };
  return (
    <>
      {COLUMNS.map((column) => (
        <td key={column} class="figure">
          <Bdi>{wording.value.decimal(decimalOfSteps(steps[column], 'thousand', minorDigits(currency)))}</Bdi>
        </td>
      ))}
    </>
  );
}

/** Money that its conditions keep from the plan, and the outputs that a wider earmark would let it finance. */
function Idle({ result }: { readonly result: Evaluation }): VNode | null {
  const { text, rich, decimal } = wording.value;
  const stranded = strandedMoney(result);
  if (stranded.length === 0) return null;
  const { currency } = result;
  const outputs = calculation.value?.plan?.outputs ?? [];
  return (
    <>
      <h3>{text('funding.stranded')}</h3>
      <ul>
        {stranded.map(({ source, amount, outputs: opened }) => (
          <li key={source}>
            <Bdi>{sourceName(source)}</Bdi>:{' '}
            <Bdi>{`${currency}\u00a0${decimal(decimalOfSteps(amount, 'cent', minorDigits(currency)))}`}</Bdi>.{' '}
            {opened.size === 0 ? null : rich('funding.wider', { outputs: <Bdi>{outputRuns(opened, outputs)}</Bdi> })}
          </li>
        ))}
      </ul>
    </>
  );
}
