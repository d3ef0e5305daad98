import type { FiscalSpaceAnswer } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import type { MessageKey } from '../language/wording.ts';
import { Topic } from './topic.tsx';
import { amountText, countText, millionText, percentText } from './written-figures.ts';
import { YearTable } from './year-table.tsx';

interface NeedProps {
  readonly result: FiscalSpaceAnswer;
}

const WHOLES = ['gdp', 'revenue', 'expenditure', 'socialProtection'] as const;

/** What the benefits cost, what is spent on them and what is missing; as shares; and for each benefit a person. */
export function Need({ result }: NeedProps): VNode {
  const { text } = wording.value;
  const { currency, need, packages } = result;
  const million = (amount: string | null) => millionText(amount, currency, wording.value);
  const percent = (share: string | null) => percentText(share, wording.value);
  const columns = (...keys: string[]) => keys.map((key) => text(`fiscal.column.${key}` as MessageKey));
  return (
    <>
      <YearTable
        caption={text('fiscal.need')}
        isTitled
        unit={text('fiscal.millions', { currency })}
        columns={columns('cost', 'current', 'gap', 'cost-gdp', 'gap-gdp')}
        rows={need.map(({ year, cost, current, gap, costShares, gapShares }) => ({
          year,
          cells: [million(cost), million(current), million(gap), percent(costShares.gdp), percent(gapShares.gdp)],
        }))}
      />
      <Topic title={text('fiscal.shares')}>
        {(['cost', 'gap'] as const).map((what) => (
          <YearTable
            key={what}
            caption={text(`fiscal.shares.${what}`)}
            unit={text('fiscal.percent')}
            columns={WHOLES.map((whole) => text(`fiscal.of.${whole}`))}
            rows={need.map(({ year, [`${what}Shares` as const]: shares }) => ({
              year,
              cells: WHOLES.map((whole) => percent(shares[whole])),
            }))}
          />
        ))}
      </Topic>
      <Topic title={text('fiscal.per-person')}>
        <YearTable
          caption={text('fiscal.per-head')}
          unit={currency}
          columns={columns('cost-per-head')}
          rows={need.map(({ year, costPerHead }) => ({ year, cells: [amountText(costPerHead, wording.value)] }))}
        />
        {packages.flatMap(({ id, lines }) =>
          lines.map((line) => (
            <YearTable
              key={`${id}/${line.id}`}
              caption={line.name}
              label={`${text('fiscal.per-person')}: ${line.name}`}
              unit={text('fiscal.people-and-millions', { currency })}
              columns={columns('reached', 'benefit', 'benefit-gdp', 'cost-per-person', 'cost', 'current', 'gap')}
              rows={line.years.map((year) => ({
                year: year.year,
                cells: [
                  countText(year.beneficiaries, wording.value),
                  amountText(year.benefit, wording.value),
                  percent(year.benefitToGdpPerHead),
                  amountText(year.costPerBeneficiary, wording.value),
                  million(year.cost),
                  million(year.current),
                  million(year.gap),
                ],
              }))}
            />
          )),
        )}
      </Topic>
    </>
  );
}
