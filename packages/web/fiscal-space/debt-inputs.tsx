import { useSignal } from '@preact/signals';
import type { CountryScenario } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { editCountry } from './draft-country.ts';
import { at, withAt, withoutFigure } from './edit-country.ts';
import {
  DEBT_FIELDS,
  DEBT_SCENARIO_FIELDS,
  type Field,
  MARK_FIELDS,
  MATURITY_FIELDS,
  type MaturityForm,
} from './fields.ts';
import { FigureTable } from './figure-table.tsx';
import { FormChoice } from './form-choice.tsx';
import { broughtBack, remember } from './set-aside.ts';
import { Topic } from './topic.tsx';
import { Named, TypedYear } from './typed-number.tsx';

interface DebtInputsProps {
  readonly index: number;
  readonly country: CountryScenario;
}

/** What drives the debt, how much of it falls due, the ratio to reach, the user's marks, and what the benefits change. */
export function DebtInputs({ index, country }: DebtInputsProps): VNode {
  const { text } = wording.value;
  const name = text('fiscal.debt-inputs');
  const maturity = useMaturity(index, country);
  const target: Field = {
    path: ['debtPath', 'target', 'ratio'],
    label: 'debtTarget',
    owner: ['debtPath', 'target'],
    beside: { year: country.lastYear },
  };
  const targetYear = at(country, ['debtPath', 'target', 'year']);
  const scenarioName = text('fiscal.debt-scenario');
  return (
    <Topic title={name}>
      <p class="small quiet">{text('fiscal.debt-inputs-hint')}</p>
      <FormChoice
        label={text('fiscal.maturity-form')}
        of={name}
        form={maturity.form}
        forms={(Object.keys(MATURITY_FIELDS) as MaturityForm[]).map((form) => [
          form,
          text(`fiscal.maturity-form.${form}`),
        ])}
        onChoose={maturity.choose}
      />
      <FigureTable
        index={index}
        country={country}
        of={name}
        fields={[...DEBT_FIELDS, MATURITY_FIELDS[maturity.form], target, ...MARK_FIELDS]}
        kind="value"
      />
      {targetYear === undefined ? null : (
        <Named name={text('fiscal.target-year')}>
          <TypedYear
            label={`${name}: ${text('fiscal.target-year')}`}
            value={`${targetYear as number}`}
            onValue={(typed) =>
              editCountry(index, (latest) => withAt(latest, ['debtPath', 'target', 'year'], Number(typed)))
            }
          />
        </Named>
      )}
      <Topic title={scenarioName}>
        <p class="small quiet">{text('fiscal.debt-scenario-hint')}</p>
        <FigureTable index={index} country={country} of={scenarioName} fields={DEBT_SCENARIO_FIELDS} kind="value" />
      </Topic>
    </Topic>
  );
}

/** One of the two ways to say how much debt falls due; the other is set aside. */
function useMaturity(index: number, country: CountryScenario) {
  const has = (one: MaturityForm) => at(country, MATURITY_FIELDS[one].path) !== undefined;
  const chosen = useSignal<MaturityForm>(has('maturing') ? 'maturing' : 'averageMaturity');
  const form: MaturityForm = has('maturing') ? 'maturing' : has('averageMaturity') ? 'averageMaturity' : chosen.value;
  const choose = (next: MaturityForm) => {
    chosen.value = next;
    const before = MATURITY_FIELDS[form].path;
    remember(country, before);
    editCountry(index, (latest) => broughtBack(withoutFigure(latest, before), MATURITY_FIELDS[next].path));
  };
  return { form, choose };
}
