import { type FiscalSpaceAnswer, READINGS } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { DebtFigure } from './debt-figure.tsx';
import { Topic } from './topic.tsx';
import { differenceOf, percentText, ratioWithPlaces } from './written-figures.ts';
import { YearTable } from './year-table.tsx';

type Debt = NonNullable<FiscalSpaceAnswer['debt']>;
type Year = NonNullable<Debt['baseline']>[number];

interface DebtPathProps {
  readonly debt: Debt;
}

const PARTS = ['interest', 'growth', 'exchange', 'primaryBalance', 'stockFlow'] as const;
const BALANCES: readonly (readonly [key: string, figure: (year: Year) => string | null])[] = [
  ['primary-balance', ({ primaryBalance }) => primaryBalance],
  ['overall-balance', ({ overallBalance }) => overallBalance],
  ['stabilizing-exact', ({ stabilizingBalance }) => stabilizingBalance.exact],
  ['stabilizing-linear', ({ stabilizingBalance }) => stabilizingBalance.linear],
  ['sustainability-gap', ({ sustainabilityGap }) => sustainabilityGap],
  ['interest-growth', ({ interestLessGrowth }) => interestLessGrowth.nominal],
  ['interest-growth-real', ({ interestLessGrowth }) => interestLessGrowth.real],
];

/** Debt over GDP without and with what is borrowed for the benefits, what moves it, and what would hold it. */
export function DebtPath({ debt }: DebtPathProps): VNode {
  const { text } = wording.value;
  const percent = (ratio: string | null | undefined) => percentText(ratio ?? null, wording.value);
  const { baseline, scenario, target } = debt;
  const central = scenario.central ?? [];
  const years = (baseline ?? central).map(({ year }) => year);
  if (years.length === 0) return <p>{text('fiscal.no-debt-path')}</p>;
  const lines = [
    { id: 'baseline', name: text('fiscal.baseline'), path: baseline },
    ...READINGS.map((reading) => ({ id: reading, name: text(`fiscal.with-${reading}`), path: scenario[reading] })),
  ];
  return (
    <>
      <DebtFigure debt={debt} />
      <Marks debt={debt} />
      {target === null || target.requiredPrimaryBalance === null ? null : (
        <Target target={target} now={baseline?.[0] ?? null} required={target.requiredPrimaryBalance} />
      )}
      <YearTable
        caption={text('fiscal.debt-table')}
        unit={text('fiscal.percent-gdp')}
        columns={[...lines.map(({ name }) => name), text('fiscal.column.financing-need')]}
        rows={years.map((year, at) => ({
          year,
          cells: [...lines.map(({ path }) => percent(path?.[at]?.debt)), percent(central[at]?.grossFinancingNeed)],
        }))}
      />
      <Topic title={text('fiscal.decomposition')}>
        <YearTable
          caption={text('fiscal.decomposition')}
          isTitled
          unit={text('fiscal.points-gdp')}
          columns={[...PARTS.map((part) => text(`fiscal.move.${part}`)), text('fiscal.column.change')]}
          rows={central.map(({ year, parts, change }) => ({
            year,
            cells: [...PARTS.map((part) => percent(parts[part])), percent(change)],
          }))}
        />
      </Topic>
      <Topic title={text('fiscal.balances')}>
        <YearTable
          caption={text('fiscal.balances')}
          isTitled
          unit={text('fiscal.percent-gdp')}
          columns={BALANCES.map(([key]) => text(`fiscal.balance.${key}` as 'fiscal.balance.primary-balance'))}
          rows={central.map((year) => ({
            year: year.year,
            cells: BALANCES.map(([, figure]) => percent(figure(year))),
          }))}
        />
        <p class="small quiet">{text('fiscal.balances-note')}</p>
      </Topic>
    </>
  );
}

/** The years in which the central path is above a mark of the user, in words. */
function Marks({ debt: { scenario, thresholds } }: DebtPathProps): VNode | null {
  const { text, plain } = wording.value;
  const path = scenario.central ?? [];
  const said = (['debt', 'grossFinancingNeed'] as const).flatMap((key) => {
    const mark = thresholds[key];
    if (mark === null) return [];
    const above = path.filter(({ aboveThreshold }) => aboveThreshold[key] === true).map(({ year }) => plain(`${year}`));
    const years = new Intl.ListFormat(wording.value.locale).format(above);
    const values = { what: key, mark: percentText(ratioWithPlaces(mark), wording.value), years };
    return [text(above.length === 0 ? 'fiscal.below-mark' : 'fiscal.above-mark', values)];
  });
  return said.length === 0 ? null : <p>{said.join(' ')}</p>;
}

interface TargetProps {
  readonly target: NonNullable<Debt['target']>;
  readonly now: Year | null;
  readonly required: string;
}

/** The balance that reaches the target, and how far the first year's is from it. */
function Target({ target: { ratio, year }, now, required }: TargetProps): VNode {
  const { text, plain } = wording.value;
  const more = now === null ? null : differenceOf(required, now.primaryBalance ?? required);
  return (
    <p>
      {text('fiscal.required-balance', {
        ratio: percentText(ratioWithPlaces(ratio), wording.value),
        year: plain(`${year}`),
        balance: percentText(required, wording.value),
      })}{' '}
      {more === null
        ? null
        : text('fiscal.consolidation', {
            year: plain(`${now!.year}`),
            direction: more.startsWith('-') ? 'less' : 'more',
            points: percentText(more.replace('-', ''), wording.value),
          })}
    </p>
  );
}
