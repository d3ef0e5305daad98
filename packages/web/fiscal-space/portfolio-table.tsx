import { type PortfolioAnswer, READINGS } from '@tamwil/fiscal-space';
import { minorDigits, roundToTotal } from '@tamwil/money';
import type { VNode } from 'preact';
import { decimalOfSteps, stepOf } from '../figures/display-unit.ts';
import { minorUnits } from '../figures/minor-units.ts';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { TableRegion } from '../shell/table-region.tsx';
import { MISSING } from './written-figures.ts';

type Year = PortfolioAnswer['all']['years'][number];
type Known = Extract<Year, { known: true }>;

const COLUMNS: readonly (readonly [key: string, amount: (year: Known) => string])[] = [
  ['cost', ({ cost }) => cost!],
  ['gap', ({ gap }) => gap!],
  ...READINGS.map((reading) => [reading, (year: Known) => year[reading].total!] as const),
  ...READINGS.map((reading) => [`open-${reading}`, (year: Known) => year[reading].residual!] as const),
];

interface PortfolioTableProps {
  readonly portfolio: PortfolioAnswer;
  readonly year: number;
}

/** One year of every country under its region, then the totals by income group. What is shown adds up. */
export function PortfolioTable({ portfolio, year }: PortfolioTableProps): VNode {
  const { text, plain } = wording.value;
  const { currency, countries, regions, incomeGroups, all, firstYear } = portfolio;
  const shown = stepsOf(portfolio, year - firstYear);
  const sumOf = (ids: readonly string[]) => COLUMNS.map((_, column) => sum(ids.map((id) => shown.get(id)![column]!)));
  const nameOf = (id: string) => countries.find((country) => country.id === id)!.name;
  const incomplete = countries.filter(({ id }) => !shown.has(id));
  return (
    <TableRegion label={text('fiscal.portfolio')}>
      <table class="by-year">
        <caption>
          <Bdi>{plain(`${year}`)}</Bdi> <span class="unit">{text('fiscal.millions', { currency })}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{text('fiscal.country')}</th>
            {COLUMNS.map(([key]) => (
              <th key={key} scope="col" class="figure">
                {text(`fiscal.portfolio.${key}` as 'fiscal.portfolio.cost')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Line
            name={text('fiscal.all-countries')}
            kind="total"
            steps={all.countries.length === 0 ? null : sumOf(all.countries)}
            currency={currency}
          />
        </tbody>
        {regions.map(({ name, countries: ids }) => (
          <tbody key={name}>
            <Line
              name={name === '' ? text('fiscal.no-region') : name}
              kind="total"
              steps={sumOf(ids)}
              currency={currency}
            />
            {ids.map((id) => (
              <Line key={id} name={nameOf(id)} kind="part" steps={shown.get(id)!} currency={currency} />
            ))}
          </tbody>
        ))}
        {incomplete.length === 0 ? null : (
          <tbody>
            {incomplete.map(({ id, name }) => (
              <Line key={id} name={name} kind="part" steps={null} currency={currency} />
            ))}
          </tbody>
        )}
        <tbody>
          {incomeGroups.map(({ name, countries: ids }) => (
            <Line
              key={name}
              name={name === '' ? text('fiscal.no-income-group') : name}
              kind="total"
              steps={sumOf(ids)}
              currency={currency}
            />
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

interface LineProps {
  readonly name: string;
  readonly kind: 'total' | 'part';
  /** Amounts in steps of the display; null where figures are missing. */
  readonly steps: readonly bigint[] | null;
  readonly currency: string;
}

function Line({ name, kind, steps, currency }: LineProps): VNode {
  const digits = minorDigits(currency);
  return (
    <tr class={kind}>
      <th scope="row">
        <Bdi>{name}</Bdi>
      </th>
      {COLUMNS.map(([key], column) => (
        <td key={key} class="figure">
          <Bdi>
            {steps === null ? MISSING : wording.value.decimal(decimalOfSteps(steps[column]!, 'million', digits))}
          </Bdi>
        </td>
      ))}
    </tr>
  );
}

/** The complete countries in steps of the display, column by column, so that each column adds up as it is shown. */
function stepsOf({ currency, countries, all }: PortfolioAnswer, index: number): Map<string, readonly bigint[]> {
  const step = stepOf('million', minorDigits(currency));
  const known = all.countries.map((id) => countries.find((country) => country.id === id)!.years[index] as Known);
  const columns = COLUMNS.map(([, amount]) =>
    roundToTotal(known.map((year) => ({ n: minorUnits(amount(year), currency), d: step }))),
  );
  return new Map(all.countries.map((id, row) => [id, columns.map((column) => column[row]!)]));
}

function sum(steps: readonly bigint[]): bigint {
  return steps.reduce((total, one) => total + one, 0n);
}
