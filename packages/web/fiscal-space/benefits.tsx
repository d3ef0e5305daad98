import { useSignal } from '@preact/signals';
import type { CountryScenario } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { at, editCountry, withAt, withBenefit, withoutBenefit } from './edit-country.ts';
import type { Field } from './fields.ts';
import { FigureTable } from './figure-table.tsx';
import { Choice, Indexation } from './indexation.tsx';
import type { Path } from './json-path.ts';

/** The benefits to be paid for, each with its figures. */
export function Benefits({ index, country }: { readonly index: number; readonly country: CountryScenario }): VNode {
  const { text } = wording.value;
  const name = useSignal('');
  const add = (event: Event) => {
    event.preventDefault();
    const wanted = name.value.trim() === '' ? text('fiscal.child-benefit') : name.value.trim();
    editCountry(index, (latest) => withBenefit(latest, wanted, text('fiscal.package')));
    name.value = '';
  };
  return (
    <section aria-labelledby="fiscal-benefits">
      <h3 id="fiscal-benefits">{text('fiscal.benefits')}</h3>
      {country.packages.flatMap(({ id, lines }, inPackage) =>
        lines.map((line, at) => (
          <details key={`${id}/${line.id}`} class="costs">
            <summary>{line.name}</summary>
            <Benefit index={index} country={country} path={['packages', inPackage, 'lines', at]} name={line.name} />
            <button
              type="button"
              class="danger"
              onClick={() => editCountry(index, (latest) => withoutBenefit(latest, inPackage, at))}
            >
              {text('fiscal.remove-benefit', { name: line.name })}
            </button>
          </details>
        )),
      )}
      <form class="filters" onSubmit={add}>
        <div class="field">
          <label for="fiscal-new-benefit">{text('fiscal.new-benefit')}</label>
          <input
            id="fiscal-new-benefit"
            autocomplete="off"
            dir="auto"
            maxLength={400}
            placeholder={text('fiscal.child-benefit')}
            value={name.value}
            onInput={(event) => {
              name.value = event.currentTarget.value;
            }}
          />
        </div>
        <button type="submit">{text('fiscal.add-benefit')}</button>
      </form>
    </section>
  );
}

const PERIODS = ['day', 'week', 'month', 'year'] as const;

interface BenefitProps {
  readonly index: number;
  readonly country: CountryScenario;
  readonly path: Path;
  readonly name: string;
}

function Benefit({ index, country, path, name }: BenefitProps): VNode {
  const { text } = wording.value;
  const per = at(country, [...path, 'benefit', 'per']) as string | undefined;
  return (
    <>
      <FigureTable
        index={index}
        country={country}
        of={name}
        fields={fieldsOf(country, path, text('fiscal.no-source'))}
        kind="value"
      />
      <Indexation index={index} country={country} path={path} of={name} />
      {per === undefined ? null : (
        <Choice
          label={text('fiscal.per')}
          of={name}
          value={per}
          choices={PERIODS.map((id) => [id, text(`fiscal.per.${id}`)])}
          onChoose={(next) => editCountry(index, (latest) => withAt(latest, [...path, 'benefit', 'per'], next))}
        />
      )}
      <p class="small quiet">{text('fiscal.benefit-hint')}</p>
    </>
  );
}

/** The figures of a benefit, in the form that the document gives them: an amount or a share, a rate or an amount a head. */
function fieldsOf(country: CountryScenario, path: Path, noSource: string): Field[] {
  const has = (...keys: string[]) => at(country, [...path, ...keys]) !== undefined;
  const field = (key: string): Field => ({ path: [...path, key] });
  const benefit: Path = [...path, 'benefit'];
  const share = has('benefit', 'share');
  // A new benefit is an amount for a year, paid once, until somebody says otherwise.
  const once = { value: '1', source: noSource, year: country.firstYear - 1 };
  const amount: Field = share
    ? { path: [...benefit, 'share'], owner: benefit }
    : { path: [...benefit, 'amount'], owner: benefit, beside: { per: 'year', payments: once } };
  const takeUp: Path = [...path, 'takeUp'];
  return [
    field('population'),
    field('populationGrowth'),
    ...(has('takeUp', 'from')
      ? ['from', 'to'].map((end): Field => ({ path: [...takeUp, end], owner: takeUp }))
      : [{ path: takeUp }]),
    amount,
    ...(has('benefit') ? [{ path: [...benefit, 'payments'], owner: benefit }] : []),
    {
      path: [...path, 'administration', has('administration', 'perHead') ? 'perHead' : 'rate'],
      owner: [...path, 'administration'],
    },
    field('currentSpending'),
  ];
}
