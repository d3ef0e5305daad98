import { useSignal } from '@preact/signals';
import type { CountryScenario } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { editCountry } from './draft-country.ts';
import { withoutFigure } from './edit-country.ts';
import { Choice } from './indexation.tsx';
import type { Path } from './json-path.ts';
import { broughtBack, remember } from './set-aside.ts';

interface FormOf<Form extends string> {
  readonly index: number;
  readonly country: CountryScenario;
  /** What has one of several forms. */
  readonly path: Path;
  /** Its form in the document; null while nothing of it is there. */
  readonly stored: Form | null;
  readonly first: Form;
}

/** The form in which something is entered: the document's, or the one that was chosen while it is still empty. */
export function useForm<Form extends string>({ index, country, path, stored, first }: FormOf<Form>) {
  const chosen = useSignal<Form>(stored ?? first);
  const form = stored ?? chosen.value;
  const choose = (next: Form) => {
    if (next === form) return;
    chosen.value = next;
    remember(country, path, form);
    editCountry(index, (latest) => broughtBack(withoutFigure(latest, path), path, next));
  };
  return { form, choose };
}

interface FormChoiceProps<Form extends string> {
  readonly label: string;
  readonly of: string;
  readonly form: Form;
  readonly forms: readonly (readonly [form: Form, name: string])[];
  readonly onChoose: (form: Form) => void;
}

/** A figure in one form cannot be read in another: it leaves the fields, and comes back with its form. */
export function FormChoice<Form extends string>({ label, of, form, forms, onChoose }: FormChoiceProps<Form>): VNode {
  return <Choice label={label} of={of} value={form} choices={forms} onChoose={(next) => onChoose(next as Form)} />;
}
