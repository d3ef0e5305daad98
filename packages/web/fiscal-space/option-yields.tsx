import { type FiscalSpaceAnswer, READINGS } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { countText, millionText, percentText } from './written-figures.ts';
import { YearTable } from './year-table.tsx';

type Yield = FiscalSpaceAnswer['options'][number];

interface OptionYieldsProps {
  readonly result: FiscalSpaceAnswer;
}

/** What each part of an option yields by itself, whether it comes every year, and what stands beside it. */
export function OptionYields({ result: { options, currency } }: OptionYieldsProps): VNode {
  return (
    <>
      {options.map((option) => (
        <OptionYield key={option.id} option={option} currency={currency} />
      ))}
    </>
  );
}

function OptionYield({ option, currency }: { readonly option: Yield; readonly currency: string }): VNode {
  const { text, plain } = wording.value;
  const { id, kind, endYear, borrowed, countedShare, years, beside, userNotes } = option;
  const million = (amount: string | null) => millionText(amount, currency, wording.value);
  const required = years.some((year) => 'required' in year);
  const facts = [
    text(`fiscal.part-kind.${kind}`, { end: endYear === null ? 'none' : plain(`${endYear}`) }),
    ...(borrowed ? [text('fiscal.borrowed')] : []),
    text('fiscal.counted-share', { share: percentText(countedShare, wording.value) }),
  ];
  return (
    <>
      <YearTable
        caption={text(`fiscal.part.${id}`)}
        label={`${text('fiscal.yields')}: ${text(`fiscal.part.${id}`)}`}
        unit={text('fiscal.millions', { currency })}
        columns={[
          ...READINGS.map((reading) => text(`fiscal.${reading}`)),
          text('fiscal.column.central-gdp'),
          ...(required ? [text('fiscal.column.required')] : []),
          ...beside.map(({ code }) => text(`fiscal.beside.${code}`, { currency })),
        ]}
        rows={years.map((year, at) => ({
          year: year.year,
          cells: [
            ...READINGS.map((reading) => million(year[reading])),
            percentText(year.centralOverGdp, wording.value),
            ...(required ? [million(year.required?.central ?? '0')] : []),
            ...beside.map(({ kind: unit, years: figures }) => {
              const { central } = figures[at]!;
              return unit === 'amount' ? million(central) : countText(central, wording.value);
            }),
          ],
        }))}
      />
      <p class="small quiet">
        {facts.join(' ')} {userNotes === null ? null : <Bdi>{userNotes}</Bdi>}
      </p>
    </>
  );
}
