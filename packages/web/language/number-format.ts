import type { Digits, Language } from './languages.ts';

/** English dates as the Office writes them: 31 December 2025. */
const REGIONS: Readonly<Partial<Record<Language, string>>> = { en: 'en-GB' };

/** The locale with its digits named: `ar` and `ar-EG` differ in their default digits, and browsers in theirs. */
export function localeOf(language: Language, digits: Digits): string {
  return `${REGIONS[language] ?? language}-u-nu-${digits}`;
}

/**
 * A decimal string in the reader's script. `Intl.NumberFormat` takes decimal strings exactly, so an amount never passes
 * through a binary number; the number of places is kept as given.
 */
export function formatDecimalText(decimal: string, locale: string): string {
  const places = decimal.includes('.') ? decimal.length - decimal.indexOf('.') - 1 : 0;
  return numberFormat(locale, places).format(decimal as Intl.StringNumericLiteral);
}

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, places: number): Intl.NumberFormat {
  const key = `${locale} ${places}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places });
  formats.set(key, format);
  return format;
}

/** A calendar date (`2025-06-30`) in words. The time zone is fixed so that a date stays the day it names. */
export function formatDate(isoDate: string, locale: string): string {
  const [year = '', month = '', day = ''] = isoDate.slice(0, 10).split('-');
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', calendar: 'gregory', timeZone: 'UTC' }).format(date);
}
