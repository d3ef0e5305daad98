import { type CountryScenario, type FiscalSpaceAnswer, READINGS } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import type { MessageKey } from '../language/wording.ts';
import { DebtPath } from './debt-path.tsx';
import { OpenQuestions } from './open-questions.tsx';
import { millionText, partsInMillions, percentText } from './written-figures.ts';
import { YearTable } from './year-table.tsx';

export interface ResultsProps {
  readonly index: number;
  readonly country: CountryScenario;
  readonly result: FiscalSpaceAnswer;
}

/** Cost and gap, the range with its definition, what stays open, who pays, and what the debt does. */
export function Results({ index, country, result }: ResultsProps): VNode {
  const { text } = wording.value;
  const { currency, need, range } = result;
  const million = (amount: string | null) => millionText(amount, currency, wording.value);
  const percent = (share: string | null) => percentText(share, wording.value);
  return (
    <section class="fiscal-result" aria-labelledby="fiscal-result">
      <h3 id="fiscal-result">{text('fiscal.result', { name: country.name })}</h3>
      <Finding country={country} result={result} />
      <OpenQuestions index={index} country={country} result={result} />
      <YearTable
        caption={text('fiscal.need')}
        unit={text('fiscal.millions', { currency })}
        columns={['cost', 'current', 'gap', 'cost-gdp', 'gap-gdp'].map((key) =>
          text(`fiscal.column.${key}` as MessageKey),
        )}
        rows={need.map(({ year, cost, current, gap, costShares, gapShares }) => ({
          year,
          cells: [million(cost), million(current), million(gap), percent(costShares.gdp), percent(gapShares.gdp)],
        }))}
      />
      <YearTable
        caption={text('fiscal.range')}
        unit={text('fiscal.millions', { currency })}
        columns={[
          ...READINGS.map((reading) => text(`fiscal.${reading}`)),
          text('fiscal.column.flows'),
          text('fiscal.column.stocks'),
          text('fiscal.column.central-gdp'),
        ]}
        rows={range.map(({ year, low, central, high }) => {
          const [flows, stocks] = partsInMillions([central.flows, central.stocks], currency, wording.value);
          return {
            year,
            cells: [
              million(low.total),
              million(central.total),
              million(high.total),
              flows!,
              stocks!,
              percent(central.totalOverGdp),
            ],
          };
        })}
      />
      <p class="small quiet">{text('fiscal.stock-note')}</p>
      <YearTable
        caption={text('fiscal.residual')}
        unit={text('fiscal.millions', { currency })}
        columns={[...READINGS.map((reading) => text(`fiscal.${reading}`)), text('fiscal.column.central-gdp')]}
        rows={range.map(({ year, low, central, high }) => ({
          year,
          cells: [
            million(low.residual),
            million(central.residual),
            million(high.residual),
            percent(central.residualOverGdp),
          ],
        }))}
      />
      <Mix result={result} />
      {result.debt === null ? null : <DebtPath country={country} debt={result.debt} />}
    </section>
  );
}

/** The range of the last year in words, with the definition that it rests on. */
function Finding({ country, result: { currency, range, definition } }: Omit<ResultsProps, 'index'>): VNode {
  const { text, rich, plain } = wording.value;
  const last = range.at(-1);
  const named = typeof country.definition === 'string';
  return (
    <>
      {last === undefined ? null : (
        <p class="lead">
          {rich('fiscal.finding', {
            year: plain(`${last.year}`),
            currency,
            low: <Bdi>{millionText(last.low.total, currency, wording.value)}</Bdi>,
            central: <Bdi>{millionText(last.central.total, currency, wording.value)}</Bdi>,
            high: <Bdi>{millionText(last.high.total, currency, wording.value)}</Bdi>,
          })}{' '}
          {text('fiscal.range-note')}
        </p>
      )}
      <p>
        {text('fiscal.definition')}:{' '}
        <Bdi>{named ? text(`fiscal.definition.${country.definition as 'ilo'}`) : definition.text}</Bdi>{' '}
        <span class="small quiet">
          (<Bdi>{definition.source}</Bdi>)
        </span>
      </p>
    </>
  );
}

/** What finances the gap in the central reading, part by part; with what stays open it is the gap. */
function Mix({ result: { currency, range, need } }: Pick<ResultsProps, 'result'>): VNode | null {
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
