import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { latinDigits } from '../language/latin-digits.ts';
import { wording } from '../language/reader.ts';

/** The numbers that country scenarios take: decimals of at most 18 and 12 digits, and fractions. */
const NUMBER = /^-?\d{1,18}(\.\d{1,12})?$|^-?\d{1,18}\/\d{1,18}$/;
const DECIMAL = /^-?\d+(\.\d+)?$/;
const NUMBER_OF_YEARS = /^\d{1,2}$/;
/** All four digits: half a year is the first of two thousand. */
const CALENDAR_YEAR = /^(19|20|21)\d{2}$/;

interface TypedNumberProps {
  readonly label: string;
  readonly value: string | null;
  readonly onValue: (value: string) => void;
}

/**
 * A field for a number in the reader's digits. What is no number stays in the field, marked, and changes nothing; so does
 * an empty field: a figure is taken out by its own button, and its source is not lost while it is typed anew.
 */
export function TypedNumber({ label, value, onValue }: TypedNumberProps): VNode {
  const { decimal } = wording.value;
  const shown = value === null ? '' : DECIMAL.test(value) ? decimal(value) : value;
  return <Typed label={label} shown={shown} form={NUMBER} onValue={onValue} wasEmpty={value === null} />;
}

/** A field for a year. */
export function TypedYear(props: TypedNumberProps): VNode {
  return <TypedWhole {...props} form={CALENDAR_YEAR} />;
}

/** A field for a number of years. */
export function TypedYears(props: TypedNumberProps): VNode {
  return <TypedWhole {...props} form={NUMBER_OF_YEARS} />;
}

function TypedWhole({ label, value, onValue, form }: TypedNumberProps & { readonly form: RegExp }): VNode {
  const { plain } = wording.value;
  return (
    <Typed
      label={label}
      shown={value === null ? '' : plain(value)}
      form={form}
      onValue={onValue}
      wasEmpty={value === null}
      short
    />
  );
}

interface TypedProps {
  readonly label: string;
  readonly shown: string;
  readonly form: RegExp;
  readonly wasEmpty: boolean;
  readonly onValue: (value: string) => void;
  readonly short?: boolean;
}

function Typed({ label, shown, form, wasEmpty, onValue, short = false }: TypedProps): VNode {
  const typed = useSignal<string | null>(null);
  const read = typed.value === null ? null : latinDigits(typed.value.trim());
  const isFaulty = read !== null && !form.test(read) && !(read === '' && wasEmpty);
  return (
    <input
      inputMode="decimal"
      autocomplete="off"
      dir="ltr"
      class={short ? 'figure short' : 'figure'}
      aria-label={label}
      aria-invalid={isFaulty}
      value={typed.value ?? shown}
      onInput={(event) => {
        const text = event.currentTarget.value;
        typed.value = text;
        const number = latinDigits(text.trim());
        if (form.test(number)) onValue(number);
      }}
      onBlur={() => {
        typed.value = null;
      }}
    />
  );
}

interface TypedTextProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Whether the field may be emptied; one that may not keeps what it had. */
  readonly mayBeEmpty?: boolean;
  /** Which words are taken; others stay in the field, marked. */
  readonly isTaken?: (value: string) => boolean;
}

/** A field for words. */
export function TypedText({ label, value, onValue, mayBeEmpty = false, isTaken = () => true }: TypedTextProps): VNode {
  const typed = useSignal<string | null>(null);
  const isGood = (text: string) => (text === '' ? mayBeEmpty : isTaken(text));
  return (
    <input
      autocomplete="off"
      dir="auto"
      maxLength={400}
      aria-label={label}
      aria-invalid={typed.value !== null && !isGood(typed.value.trim())}
      value={typed.value ?? value}
      onInput={(event) => {
        typed.value = event.currentTarget.value;
        const text = typed.value.trim();
        if (isGood(text)) onValue(text);
      }}
      onBlur={() => {
        typed.value = null;
      }}
    />
  );
}

/** A visible name over a field; those who hear the page hear the field's own name. */
export function Named({ name, children }: { readonly name: string; readonly children: VNode }): VNode {
  return (
    <div class="field named">
      <span class="small" aria-hidden="true">
        {name}
      </span>
      {children}
    </div>
  );
}
