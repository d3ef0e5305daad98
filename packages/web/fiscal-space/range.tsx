import { type FiscalSpaceAnswer, READINGS } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import type { MessageKey } from '../language/wording.ts';
import { millionText, partsInMillions, percentText } from './written-figures.ts';
import { YearTable } from './year-table.tsx';

interface RangeProps {
  readonly result: FiscalSpaceAnswer;
}

/** What the counted options yield as a range, what stays open of the gap, and who pays the rest. */
export function Range({ result }: RangeProps): VNode {
  const { text, plain } = wording.value;
  const { currency, range, options } = result;
  const million = (amount: string | null) => millionText(amount, currency, wording.value);
  const percent = (share: string | null) => percentText(share, wording.value);
  const readings = READINGS.map((reading) => text(`fiscal.${reading}`));
  const stocks = options.filter(({ kind, countedShare }) => kind === 'stock' && countedShare !== '0.00000000');
  return (
    <>
      <YearTable
        caption={text('fiscal.range')}
        isTitled
        unit={text('fiscal.millions', { currency })}
        columns={[
          ...readings,
          text('fiscal.column.flows'),
          text('fiscal.column.stocks'),
          text('fiscal.column.central-gdp'),
        ]}
        rows={range.map(({ year, low, central, high }) => {
          const [flows, parts] = partsInMillions([central.flows, central.stocks], currency, wording.value);
          return {
            year,
            cells: [
              million(low.total),
              million(central.total),
              million(high.total),
              flows!,
              parts!,
              percent(central.totalOverGdp),
            ],
          };
        })}
      />
      <p class="small quiet">{text('fiscal.stock-note')}</p>
      {stocks.length === 0 ? null : (
        <ul class="small quiet">
          {stocks.map(({ id, endYear }) => (
            <li key={id}>
              {text('fiscal.stock-ends', { name: text(`fiscal.part.${id}`), year: plain(`${endYear ?? ''}`) })}
            </li>
          ))}
        </ul>
      )}
      <YearTable
        caption={text('fiscal.residual')}
        unit={text('fiscal.millions', { currency })}
        columns={[...readings, text('fiscal.column.central-gdp'), text('fiscal.column.unused')]}
        rows={range.map(({ year, low, central, high }) => ({
          year,
          cells: [
            million(low.residual),
            million(central.residual),
            million(high.residual),
            percent(central.residualOverGdp),
            million(central.unused),
          ],
        }))}
      />
      <Mix result={result} />
    </>
  );
}

/** What finances the gap in the central reading, part by part; with what stays open it is the gap. */
function Mix({ result: { currency, range, need } }: RangeProps): VNode | null {
  const { text } = wording.value;
  const parts = [...new Set(range.flatMap(({ central }) => (central.mix ?? []).map(({ part }) => part)))];
  if (parts.length === 0 || need.length === 0) return null;
  return (
    <YearTable
      caption={text('fiscal.mix')}
      unit={text('fiscal.millions', { currency })}
      columns={[...parts.map((part) => text(`fiscal.part.${part}` as MessageKey)), text('fiscal.column.residual')]}
      rows={range.map(({ year, central }) => {
        const amounts = parts.map((part) =>
          central.mix === null ? null : (central.mix.find((one) => one.part === part)?.amount ?? '0'),
        );
        return { year, cells: partsInMillions([...amounts, central.residual], currency, wording.value) };
      })}
    />
  );
}
