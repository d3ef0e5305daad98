import type { CountryScenario } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { editCountry } from './draft-country.ts';
import { at, withAt } from './edit-country.ts';
import type { Field } from './fields.ts';
import { FigureTable } from './figure-table.tsx';
import { FormChoice, useForm } from './form-choice.tsx';
import { Choice, Indexation } from './indexation.tsx';
import type { Json, Path } from './json-path.ts';
import { Named, TypedText, TypedYear, TypedYears } from './typed-number.tsx';

export const PERIODS = ['day', 'week', 'month', 'year'] as const;
const BENEFIT_FORMS = ['amount', 'poverty-line', 'minimum-wage'] as const;
const ADMINISTRATION_FORMS = ['rate', 'perHead'] as const;
type BenefitForm = (typeof BENEFIT_FORMS)[number];
type AdministrationForm = (typeof ADMINISTRATION_FORMS)[number];

interface BenefitProps {
  readonly index: number;
  readonly country: CountryScenario;
  readonly path: Path;
  readonly name: string;
}

/** One benefit: who gets it, how many of them, how much, what it costs to run, what is spent on it now. */
export function Benefit({ index, country, path, name }: BenefitProps): VNode {
  const { text } = wording.value;
  const under = (...keys: string[]): Path => [...path, ...keys];
  const set = (at: Path, value: Json) => editCountry(index, (latest) => withAt(latest, at, value));
  const benefit = useForm<BenefitForm>({
    index,
    country,
    path: under('benefit'),
    stored: storedBenefitForm(country, under('benefit')),
    first: 'amount',
  });
  const administration = useForm<AdministrationForm>({
    index,
    country,
    path: under('administration'),
    stored: storedAdministrationForm(country, under('administration')),
    first: 'rate',
  });
  const per = at(country, under('benefit', 'per')) as string | undefined;
  const hasRamp = at(country, under('takeUp', 'from')) !== undefined;
  return (
    <>
      <div class="filters">
        <Named name={text('fiscal.benefit-name')}>
          <TypedText
            label={`${name}: ${text('fiscal.benefit-name')}`}
            value={name}
            onValue={(typed) => set(under('name'), typed)}
          />
        </Named>
        <FormChoice
          label={text('fiscal.benefit-form')}
          of={name}
          form={benefit.form}
          forms={BENEFIT_FORMS.map((form) => [form, text(`fiscal.benefit-form.${form}`)])}
          onChoose={benefit.choose}
        />
        {per === undefined ? null : (
          <Choice
            label={text('fiscal.per')}
            of={name}
            value={per}
            choices={PERIODS.map((id) => [id, text(`fiscal.per.${id}`)])}
            onChoose={(next) => set(under('benefit', 'per'), next)}
          />
        )}
        <Indexation index={index} country={country} path={path} of={name} />
        <FormChoice
          label={text('fiscal.administration-form')}
          of={name}
          form={administration.form}
          forms={ADMINISTRATION_FORMS.map((form) => [form, text(`fiscal.administration-form.${form}`)])}
          onChoose={administration.choose}
        />
        <TakeUpForm index={index} country={country} path={under('takeUp')} name={name} />
      </div>
      <FigureTable
        index={index}
        country={country}
        of={name}
        fields={[
          { path: under('population'), byYear: 'carried' },
          { path: under('populationGrowth'), byYear: 'same' },
          ...takeUpFields(under('takeUp'), hasRamp),
          ...benefitFields(country, under('benefit'), benefit.form, text('fiscal.no-source')),
          { path: under('administration', administration.form), owner: under('administration') },
          { path: under('currentSpending'), byYear: 'same' },
        ]}
        kind="value"
      />
      <p class="small quiet">{text('fiscal.benefit-hint')}</p>
    </>
  );
}

function storedBenefitForm(country: CountryScenario, path: Path): BenefitForm | null {
  if (at(country, path) === undefined) return null;
  return (at(country, [...path, 'of']) as BenefitForm | undefined) ?? 'amount';
}

function storedAdministrationForm(country: CountryScenario, path: Path): AdministrationForm | null {
  if (at(country, path) === undefined) return null;
  return at(country, [...path, 'perHead']) === undefined ? 'rate' : 'perHead';
}

/** An amount or a share of a reference, and how often it is paid in a year. */
function benefitFields(country: CountryScenario, path: Path, form: BenefitForm, source: string): Field[] {
  // A new benefit is paid once a year until somebody says otherwise.
  const payments = { value: '1', source, year: country.firstYear - 1 };
  const what: Field =
    form === 'amount'
      ? { path: [...path, 'amount'], owner: path, beside: { per: 'year', payments } }
      : { path: [...path, 'share'], owner: path, beside: { of: form, payments } };
  return at(country, path) === undefined ? [what] : [what, { path: [...path, 'payments'], owner: path }];
}

function takeUpFields(path: Path, hasRamp: boolean): Field[] {
  return hasRamp
    ? ['from', 'to'].map((end): Field => ({ path: [...path, end], owner: path }))
    : [{ path, byYear: 'same' }];
}

/** Whether take-up stays or rises from one share to another; both begin with what was entered. */
function TakeUpForm({ index, country, path, name }: BenefitProps): VNode | null {
  const { text } = wording.value;
  const takeUp = at(country, path) as Readonly<Record<string, Json>> | undefined;
  // What differs from year to year is entered year by year.
  if (takeUp === undefined || takeUp['values'] !== undefined) return null;
  const { from, firstYear, years } = takeUp;
  const isRamp = from !== undefined;
  const set = (next: Json) => editCountry(index, (latest) => withAt(latest, path, next));
  const whole = (Typed: typeof TypedYear, key: 'firstYear' | 'years', value: Json | undefined) => (
    <Named name={text(`fiscal.field.takeUp.${key}`)}>
      <Typed
        label={`${name}: ${text(`fiscal.field.takeUp.${key}`)}`}
        value={`${value}`}
        onValue={(typed) => set({ ...takeUp, [key]: Number(typed) })}
      />
    </Named>
  );
  return (
    <>
      <Choice
        label={text('fiscal.take-up-form')}
        of={name}
        value={isRamp ? 'rising' : 'same'}
        choices={(['same', 'rising'] as const).map((id) => [id, text(`fiscal.take-up-form.${id}`)])}
        onChoose={(next) =>
          set(next === 'same' ? takeUp['to']! : { from: takeUp, to: takeUp, firstYear: country.firstYear, years: 1 })
        }
      />
      {isRamp ? whole(TypedYear, 'firstYear', firstYear) : null}
      {isRamp ? whole(TypedYears, 'years', years) : null}
    </>
  );
}
