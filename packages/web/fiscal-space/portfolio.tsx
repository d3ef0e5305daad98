import { useSignal } from '@preact/signals';
import { type CountryScenario, type PortfolioAnswer, portfolioAnswer } from '@tamwil/fiscal-space';
import { portfolioTable, toCsv } from '@tamwil/report';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { downloadText } from '../workbench/download.ts';
import { FaultList } from '../workbench/fault-list.tsx';
import { placeText } from './field-text.ts';
import { Choice } from './indexation.tsx';
import { PortfolioTable } from './portfolio-table.tsx';

interface PortfolioProps {
  readonly countries: readonly CountryScenario[];
}

/** All countries of the scenario in one table and one currency, for a year, with totals by region and by income group. */
export function Portfolio({ countries }: PortfolioProps): VNode {
  const { text, plain } = wording.value;
  const currencies = [...new Set(countries.map(({ currency }) => currency))];
  const chosenCurrency = useSignal<string | null>(null);
  const chosenYear = useSignal<number | null>(null);
  const currency = currencies.find((code) => code === chosenCurrency.value) ?? currencies[0]!;
  const portfolio = useMemo(
    () => portfolioAnswer({ format: 'fiscal-space-portfolio/1', currency, countries: [...countries] }),
    [countries, currency],
  );
  const { firstYear, lastYear } = countries[0]!;
  const years = Array.from({ length: Math.max(0, lastYear - firstYear + 1) }, (_, index) => firstYear + index);
  const year = years.find((one) => one === chosenYear.value) ?? lastYear;
  return (
    <>
      <div class="filters">
        <Choice
          label={text('fiscal.year')}
          of={text('fiscal.portfolio')}
          value={`${year}`}
          choices={years.map((one) => [`${one}`, plain(`${one}`)])}
          onChoose={(next) => (chosenYear.value = Number(next))}
        />
        {currencies.length > 1 ? (
          <Choice
            label={text('fiscal.portfolio-currency')}
            of={text('fiscal.portfolio')}
            value={currency}
            choices={currencies.map((code) => [code, code])}
            onChoose={(next) => (chosenCurrency.value = next)}
          />
        ) : null}
      </div>
      {portfolio.ok ? (
        <>
          <PortfolioTable portfolio={portfolio.value} year={year} />
          <p class="small quiet">{text('fiscal.range-note')}</p>
          <p>
            <button
              type="button"
              class="plain"
              onClick={() =>
                downloadText(toCsv(portfolioTable(portfolio.value)), 'portfolio.csv', 'text/csv;charset=utf-8')
              }
            >
              {text('fiscal.portfolio-csv')}
            </button>
          </p>
          <LeftOut countries={countries} portfolio={portfolio.value} />
        </>
      ) : (
        <FaultList faults={portfolio.faults} />
      )}
    </>
  );
}

/** Countries of which a figure is missing are in no total: they are named, with what they lack. */
function LeftOut({ countries, portfolio }: PortfolioProps & { readonly portfolio: PortfolioAnswer }): VNode | null {
  const { text, locale } = wording.value;
  const list = new Intl.ListFormat(locale);
  if (portfolio.incomplete.length === 0) return null;
  return (
    <div class="notice warning">
      <p>{text('fiscal.left-out')}</p>
      <ul>
        {portfolio.incomplete.map(({ id, gaps }) => {
          const country = countries.find((one) => one.id === id)!;
          const places = new Set(gaps.map(({ pointer }) => placeText(pointer, country, wording.value)));
          return (
            <li key={id}>
              <Bdi>{country.name}</Bdi>: {list.format(places)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
