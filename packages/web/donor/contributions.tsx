import type { RedactedView, ViewContribution } from '@tamwil/report';
import type { VNode } from 'preact';
import { percentOf } from '../figures/percent.ts';
import { Bdi } from '../language/bdi.tsx';
import type { Wording } from '../language/wording.ts';

interface ContributionsProps {
  readonly view: RedactedView;
  readonly contributions: readonly ViewContribution[];
  readonly wording: Wording;
}

/** What the donor whose link this is has given and agreed, and where it may be used. To the cent: it is their agreement. */
export function Contributions({ view, contributions, wording }: ContributionsProps): VNode {
  return (
    <section>
      <h2>{wording.text('donor.contribution')}</h2>
      {contributions.map((contribution, index) => (
        <Contribution key={contribution.agreement ?? index} view={view} contribution={contribution} wording={wording} />
      ))}
      <p class="note">{wording.text('disclaimer.modelled-use')}</p>
    </section>
  );
}

function Contribution(props: {
  readonly view: RedactedView;
  readonly contribution: ViewContribution;
  readonly wording: Wording;
}): VNode {
  const { view, contribution, wording } = props;
  const own = (amount: string) => <Bdi>{`${contribution.currency} ${wording.decimal(amount)}`}</Bdi>;
  const { allowed, use } = contribution;
  return (
    <>
      <h3>
        {contribution.agreement === null
          ? wording.text('donor.agreement-without-number')
          : wording.text('donor.agreement')}{' '}
        {contribution.agreement === null ? null : <Bdi>{contribution.agreement}</Bdi>}
      </h3>
      <dl class="facts">
        <dt>{wording.text('donor.agreement-amount')}</dt>
        <dd>{own(contribution.amount)}</dd>
        <dt>{wording.text('donor.paid')}</dt>
        <dd>{own(contribution.paid)}</dd>
        <dt>{wording.text('donor.unpaid')}</dt>
        <dd>{own(contribution.unpaid)}</dd>
        {contribution.rates.length === 0 ? null : <dt>{wording.text('donor.rate')}</dt>}
        {contribution.rates.map(({ rate, date }) => (
          <dd key={`${rate} ${date}`}>
            <Bdi>{wording.decimal(rate)}</Bdi>
            {date === null ? null : ` (${wording.date(date)})`}
          </dd>
        ))}
        <dt>{wording.text('donor.usable')}</dt>
        <dd>
          <Bdi>{`${view.currency} ${wording.decimal(contribution.usable)}`}</Bdi>
        </dd>
        <dt>{wording.text('donor.allowed')}</dt>
        <dd>{allowed === '*' ? wording.text('donor.allowed-all') : <Ids ids={allowed} />}</dd>
        {use.kind === 'share' ? <dt>{wording.text('donor.share-of-usable')}</dt> : null}
        {use.kind === 'share' ? (
          <dd>
            <Bdi>{`${wording.decimal(percentOf(use.shareOfUsable))} %`}</Bdi>
          </dd>
        ) : null}
      </dl>
      {use.kind === 'modelled' && use.lines.length > 0 ? (
        <ModelledUse view={view} lines={use.lines} wording={wording} />
      ) : null}
    </>
  );
}

function Ids({ ids }: { readonly ids: readonly string[] }): VNode {
  return (
    <>
      {ids.map((id) => (
        <>
          <Bdi key={id}>{id}</Bdi>{' '}
        </>
      ))}
    </>
  );
}

interface ModelledUseProps {
  readonly view: RedactedView;
  readonly lines: readonly { readonly id: string; readonly amount: string }[];
  readonly wording: Wording;
}

function ModelledUse({ view, lines, wording }: ModelledUseProps): VNode {
  const names = new Map<string, string>([
    ...view.components.map(({ id, name }) => [id, wording.name(name)] as const),
    ...view.outputs.map(({ id, title }) => [id, wording.name(title)] as const),
  ]);
  const order = [...names.keys()];
  const inPlanOrder = [...lines].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  return (
    <table>
      <caption>
        {wording.text('donor.modelled-use')} <span>{view.currency}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{wording.text('table.line')}</th>
          <th scope="col" class="figure">
            {wording.text('table.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {inPlanOrder.map(({ id, amount }) => (
          <tr key={id}>
            <th scope="row">
              <Bdi>{id}</Bdi> {names.get(id)}
            </th>
            <td class="figure">
              <Bdi>{wording.decimal(amount)}</Bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
