import type { FaultCatalogue } from '@tamwil/fault';

/** What can be wrong with a text before anyone asks what the document is about. */
export const JSON_FAULTS = {
  'malformed-json': {
    meaning: 'The text is not one JSON document.',
    fix: 'Send exactly one JSON document; NaN, Infinity, comments and trailing commas are not JSON.',
  },
  'too-deep': {
    meaning: 'Lists and objects are nested more than 32 levels deep.',
    fix: 'Flatten the document; none of our documents needs more than 12 levels.',
  },
  'too-many-values': {
    meaning:
      'The document has more than 50,000 values (250,000 where it is a table of countries), counting every list, object, text and number.',
    fix: 'Send fewer sources, tranches, targets or countries; the command line takes one document per line with --ndjson.',
  },
  'forbidden-key': {
    meaning: 'A key is __proto__, constructor or prototype, which name parts of the language and never data.',
    fix: 'Remove the key.',
  },
  'key-too-long': {
    meaning: 'A key is longer than 128 characters.',
    fix: 'Shorten the key; ids have at most 64 characters.',
  },
  'unsafe-number': {
    meaning:
      'A number is not an integer between -9007199254740991 and 9007199254740991, which JSON programs read alike.',
    fix: 'Send amounts, rates and shares as decimal strings, such as "0.13"; only years and counts are numbers.',
  },
  'malformed-text': {
    meaning: 'A text has half of a surrogate pair, so it is not Unicode and has no UTF-8 form.',
    fix: 'Send the whole character or remove it.',
  },
} as const satisfies FaultCatalogue;
