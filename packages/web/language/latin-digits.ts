const ARABIC_INDIC_ZERO = 0x0660;
const EXTENDED_ARABIC_INDIC_ZERO = 0x06f0;

/**
 * A typed number in the one form that parsers take: Arabic-Indic and Persian digits become Latin ones, the Arabic
 * decimal separator a point; separators of thousands (Arabic, comma, blanks, apostrophes) and direction marks go.
 *
 * A comma is taken for a separator of thousands, because the pages print it as one; `1,5` is therefore left as it is
 * for the parser to refuse, instead of becoming fifteen.
 */
export function latinDigits(typed: string): string {
  const latin = typed
    .replaceAll(/[\u0660-\u0669]/g, (digit) => `${digit.charCodeAt(0) - ARABIC_INDIC_ZERO}`)
    .replaceAll(/[\u06f0-\u06f9]/g, (digit) => `${digit.charCodeAt(0) - EXTENDED_ARABIC_INDIC_ZERO}`)
    .replaceAll('\u066b', '.')
    .replaceAll(/[\u066c\u0020\u00a0\u202f'’\u061c\u200e\u200f\u2066-\u2069]/g, '');
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(latin) ? latin.replaceAll(',', '') : latin;
}
