import { minorDigits } from '@tamwil/money';
import type { Evaluation } from '@tamwil/scenario';
import type { VNode } from 'preact';
import { type AddedUp, addUp } from '../figures/add-up.ts';
import { decimalOfSteps, stepOf } from '../figures/display-unit.ts';
import { minorUnits } from '../figures/minor-units.ts';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { TableRegion } from '../shell/table-region.tsx';
import { calculation } from './open-scenario.ts';

type Row = Evaluation['paragraph27'][number];

/**
 * The paragraph 27 table: what is still open of each output, and what of it which money could finance. What several
 * kinds of money could finance is a range; what needs additional mobilization is one figure at any routing, and with
 * the firm money it adds up to what is open.
 */
export function Paragraph27View(): VNode {
  const { text } = wording.value;
  const { result = null } = calculation.value ?? {};
  const placeholders = new Set(result?.targets.filter(({ placeholder }) => placeholder).map(({ unit }) => unit));
  const rows = result?.paragraph27.filter(({ output }) => !placeholders.has(output)) ?? [];
  return (
    <>
      <h2>{text('view.paragraph-27')}</h2>
      <p>{text('paragraph-27.explanation')}</p>
      {placeholders.size > 0 ? <p class="notice warning">{text('plan.no-cost-per-output')}</p> : null}
      {rows.length === 0 || result === null ? null : <Table rows={rows} currency={result.currency} />}
    </>
  );
}

function Table({ rows, currency }: { readonly rows: readonly Row[]; readonly currency: string }): VNode {
  const { text, name } = wording.value;
  const titles = new Map(calculation.value?.plan?.outputs.map(({ id, title }) => [id, name({ ...title })]));
  const parts = rows.map((row) => {
    const additional = minorUnits(row.additional, currency);
    return [minorUnits(row.open, currency) - additional, additional];
  });
  const shown = addUp(parts, stepOf('thousand', minorDigits(currency)));
  const hasLevels = rows.some(({ priority }) => priority !== null);
  return (
    <TableRegion label={text('view.paragraph-27')}>
      <table>
        <caption>
          <span class="unit">{text('table.unit', { unit: text('unit.thousand', { currency }) })}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{text('table.output')}</th>
            <Heads keys={['open', 'regular-budget', 'development-cooperation', 'additional']} />
            {hasLevels ? <th scope="col">{text('levels.level')}</th> : null}
          </tr>
        </thead>
        <tbody>
          <tr class="total">
            <th scope="row">{text('table.all')}</th>
            <Figure text={thousands(shown.total, currency)} />
            <td colSpan={2} />
            <Figure text={thousands(shown.columnTotals[1]!, currency)} />
            {hasLevels ? <td /> : null}
          </tr>
          {rows.map((row, index) => (
            <tr key={row.output} class="part">
              <th scope="row">
                <Bdi>{row.output}</Bdi> {titles.get(row.output)}
              </th>
              <Figures row={row} shown={shown} index={index} currency={currency} />
              {hasLevels ? <td>{text(`level.${row.priority ?? 'none'}`)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

function Heads({
  keys,
}: {
  readonly keys: readonly ('open' | 'regular-budget' | 'development-cooperation' | 'additional')[];
}): VNode {
  return (
    <>
      {keys.map((key) => (
        <th key={key} scope="col" class="figure">
          {wording.value.text(`paragraph-27.${key}`)}
        </th>
      ))}
    </>
  );
}

interface FiguresProps {
  readonly row: Row;
  readonly shown: AddedUp;
  readonly index: number;
  readonly currency: string;
}

function Figures({ row, shown, index, currency }: FiguresProps): VNode {
  return (
    <>
      <Figure text={thousands(shown.rowTotals[index]!, currency)} />
      <Figure text={range(row.regularBudget, currency)} />
      <Figure text={range(row.developmentCooperation, currency)} />
      <Figure text={thousands(shown.cells[index]![1]!, currency)} />
    </>
  );
}

function Figure({ text }: { readonly text: string }): VNode {
  return (
    <td class="figure">
      <Bdi>{text}</Bdi>
    </td>
  );
}

function thousands(steps: bigint, currency: string): string {
  return wording.value.decimal(decimalOfSteps(steps, 'thousand', minorDigits(currency)));
}

/** The ends of a range to the nearest thousand; one figure when both ends show alike. */
function range({ least, most }: Row['regularBudget'], currency: string): string {
  const step = stepOf('thousand', minorDigits(currency));
  const nearest = (amount: string) => thousands((2n * minorUnits(amount, currency) + step) / (2n * step), currency);
  const [from, to] = [nearest(least), nearest(most)];
  return from === to ? from : `${from} – ${to}`;
}
