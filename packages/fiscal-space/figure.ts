import { compare, type Fraction } from '@tamwil/money';
import * as z from 'zod';
import { numberOf, whole } from './exact.ts';

/**
 * The forms that a number of a country scenario has. Every one carries its source and the year it speaks of; numbers are
 * decimal strings (or "2/3"), rates and shares are parts of one.
 */

interface Bounds {
  readonly least: Fraction;
  readonly most: Fraction;
  readonly words: string;
}

const BOUNDS = {
  /** A part of a whole. */
  share: { least: whole(0), most: whole(1), words: 'a share from 0 to 1' },
  /** Something over GDP, or a multiple of a reference. */
  ratio: { least: whole(0), most: whole(20), words: 'a ratio from 0 to 20' },
  /** A rate of growth, interest, inflation, depreciation. */
  rate: { least: { n: -99n, d: 100n }, most: whole(100), words: 'a rate from -0.99 to 100' },
  /** A balance over GDP, negative for a deficit. */
  balance: { least: whole(-5), most: whole(5), words: 'a balance over GDP from -5 to 5' },
  /** Money over the whole country. */
  amount: {
    least: whole(0),
    most: whole(10n ** 18n),
    words: "an amount from 0, in the scenario's unit of its currency",
  },
  /** GDP: shares are taken of it. */
  positiveAmount: {
    least: { n: 1n, d: 10n ** 12n },
    most: whole(10n ** 18n),
    words: "an amount above 0, in the scenario's unit of its currency",
  },
  /** Money for one person. */
  personAmount: {
    least: whole(0),
    most: whole(10n ** 18n),
    words: 'an amount from 0 for one person, in single units of the currency',
  },
  /** People, months, payments. */
  count: { least: whole(0), most: whole(10n ** 11n), words: 'a number from 0 to 100,000,000,000' },
  /** What is divided by: an exchange rate, an average maturity. */
  divisor: { least: { n: 1n, d: 10n ** 12n }, most: whole(10n ** 12n), words: 'a number above 0' },
} as const satisfies Readonly<Record<string, Bounds>>;

export type NumberKind = keyof typeof BOUNDS;

function numberSchema(kind: NumberKind) {
  const { least, most, words } = BOUNDS[kind];
  return z
    .string()
    .max(40)
    .describe(`Decimal or fraction "p/q": ${words}.`)
    .refine((text) => numberOf(text) !== null, {
      error: 'The text is no plain number with at most 18 digits before and 12 after the point.',
      params: { code: 'not-a-number', fix: 'Send a number such as "0.13" or "2/3".' },
      abort: true,
    })
    .refine(
      (text) => {
        const value = numberOf(text)!;
        return compare(value, least) >= 0 && compare(value, most) <= 0;
      },
      {
        error: `Expected ${words}.`,
        params: { code: 'number-out-of-range', fix: 'Rates and shares are parts of one: 13 per cent is "0.13".' },
      },
    );
}

/** The number schemas, made once: a portfolio reads a hundred thousand numbers. */
export const NUMBER = {
  share: numberSchema('share'),
  ratio: numberSchema('ratio'),
  rate: numberSchema('rate'),
  balance: numberSchema('balance'),
  amount: numberSchema('amount'),
  positiveAmount: numberSchema('positiveAmount'),
  personAmount: numberSchema('personAmount'),
  count: numberSchema('count'),
  divisor: numberSchema('divisor'),
} as const satisfies Readonly<Record<NumberKind, z.ZodType>>;

/** Calendar year. */
export const yearSchema = z.int().min(1900).max(2200);

/** A name or a sentence of the user. */
export const textSchema = z.string().min(1).max(400);

/** Id inside a list: Latin letters, digits, `-`, `_`. */
export const idSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);

/** Where a figure comes from and the year it speaks of. `vintage` names the edition of the data (`WEO 2025-04`). */
const PROVENANCE = { source: textSchema, year: yearSchema, vintage: textSchema.optional() };

const YEAR_KEY = z.string().regex(/^(19|20|21)\d{2}$/);

/** One number. */
export function figureSchema(kind: NumberKind) {
  return z.strictObject({ value: NUMBER[kind], ...PROVENANCE });
}
export type Figure = z.output<ReturnType<typeof figureSchema>>;

/** A number for every year of the scenario: one `value` for all of them, or `values` by year. */
export function seriesSchema(kind: NumberKind) {
  return z
    .strictObject({
      value: NUMBER[kind].optional(),
      values: z.record(YEAR_KEY, NUMBER[kind]).optional(),
      ...PROVENANCE,
    })
    .refine(({ value, values }) => (value === undefined) !== (values === undefined), {
      error: 'Exactly one of "value" and "values" is needed.',
      params: { code: 'value-or-values', fix: 'Give one value for all years, or values by year.' },
    });
}
export type Series = z.output<ReturnType<typeof seriesSchema>>;

/** The three readings of an option. They name the reading of the yield: the cautious figure stands under `low`. */
export const READINGS = ['low', 'central', 'high'] as const;
export type Reading = (typeof READINGS)[number];

/** A number in three readings, or one `value` for all three. */
export function rangeSchema(kind: NumberKind) {
  const number = NUMBER[kind];
  return z.union([
    z.strictObject({ low: number, central: number, high: number, ...PROVENANCE }),
    z.strictObject({ value: number, ...PROVENANCE }),
  ]);
}
export type Range = z.output<ReturnType<typeof rangeSchema>>;

/** The text of one reading. */
export function readingOf(range: Range, reading: Reading): string {
  return 'value' in range ? range.value : range[reading];
}
