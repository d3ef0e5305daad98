import { type CountryScenario, type FiscalSpaceAnswer, READINGS } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { DebtPathChart } from '../charts/debt-path-chart.tsx';
import { wording } from '../language/reader.ts';
import { percentText } from './written-figures.ts';
import { YearTable } from './year-table.tsx';

interface DebtPathProps {
  readonly country: CountryScenario;
  readonly debt: NonNullable<FiscalSpaceAnswer['debt']>;
}

const PARTS = ['interest', 'growth', 'exchange', 'primaryBalance', 'stockFlow'] as const;

/** Debt over GDP without and with what is borrowed for the benefits, and what moves it. */
export function DebtPath({ debt }: DebtPathProps): VNode {
  const { text, rich, plain } = wording.value;
  const percent = (ratio: string | null | undefined) => percentText(ratio ?? null, wording.value);
  const { baseline, scenario, target } = debt;
  const years = (baseline ?? scenario.central ?? []).map(({ year }) => year);
  const lines = [
    { id: 'baseline', name: text('fiscal.baseline'), path: baseline },
    ...READINGS.map((reading) => ({ id: reading, name: text(`fiscal.with-${reading}`), path: scenario[reading] })),
  ];
  if (years.length === 0) return <p>{text('fiscal.no-debt-path')}</p>;
  return (
    <>
      <h3>{text('fiscal.debt-path')}</h3>
      <figure>
        <figcaption>
          {text('fiscal.debt-finding', {
            year: plain(`${years.at(-1)}`),
            baseline: percent(baseline?.at(-1)?.debt),
            central: percent(scenario.central?.at(-1)?.debt),
          })}
        </figcaption>
        <DebtPathChart
          years={[debt.baseYear, ...years]}
          lines={lines.flatMap(({ id, name, path }) =>
            path === null
              ? []
              : [{ id, name, ratios: [debt.baseDebt ?? '0.00000000', ...path.map((year) => year.debt)] }],
          )}
          summary={text('fiscal.debt-summary')}
          wording={wording.value}
        />
      </figure>
      <YearTable
        caption={text('fiscal.debt-table')}
        unit={text('fiscal.percent-gdp')}
        columns={[...lines.map(({ name }) => name), text('fiscal.column.financing-need')]}
        rows={years.map((year, at) => ({
          year,
          cells: [
            ...lines.map(({ path }) => percent(path?.[at]?.debt)),
            percent(scenario.central?.[at]?.grossFinancingNeed),
          ],
        }))}
      />
      <YearTable
        caption={text('fiscal.decomposition')}
        unit={text('fiscal.points-gdp')}
        columns={[...PARTS.map((part) => text(`fiscal.move.${part}`)), text('fiscal.column.change')]}
        rows={(scenario.central ?? []).map(({ year, parts, change }) => ({
          year,
          cells: [...PARTS.map((part) => percent(parts[part])), percent(change)],
        }))}
      />
      {target === null || target.requiredPrimaryBalance === null ? null : (
        <p>
          {rich('fiscal.required-balance', {
            ratio: percent(target.ratio.includes('/') ? null : withPlaces(target.ratio)),
            year: plain(`${target.year}`),
            balance: percent(target.requiredPrimaryBalance),
          })}
        </p>
      )}
    </>
  );
}

/** A typed ratio with the eight places of the answer's ratios. */
function withPlaces(ratio: string): string {
  const [whole = '0', places = ''] = ratio.split('.');
  return `${whole}.${places.slice(0, 8).padEnd(8, '0')}`;
}
