import type { DonorPageOptions } from '@tamwil/web/donor/render-donor-page.tsx';

type Spoken = Pick<DonorPageOptions, 'language' | 'digits'>;

/** Every language of the page; one that is missing here does not compile. */
const LANGUAGES: Readonly<Record<Spoken['language'], true>> = { en: true, ar: true };
const DIGITS: Readonly<Record<Spoken['digits'], true>> = { latn: true, arab: true };

/**
 * The language and digits of the page: `?lang=` and `?digits=`, then the browser's wishes (RFC 9110, 12.5.4), English and
 * Latin digits otherwise.
 */
export function pageLanguage(query: URLSearchParams, acceptLanguage: string | null): Spoken {
  const asked = query.get('lang');
  const digits = query.get('digits');
  return {
    language: isOneOf(LANGUAGES, asked)
      ? asked
      : (wishes(acceptLanguage).find((tag) => isOneOf(LANGUAGES, tag)) ?? 'en'),
    digits: isOneOf(DIGITS, digits) ? digits : 'latn',
  };
}

function isOneOf<Key extends string>(known: Readonly<Record<Key, true>>, text: unknown): text is Key {
  return typeof text === 'string' && Object.hasOwn(known, text);
}

/** Primary language tags, the most wanted first; those with weight 0 are not wanted. */
function wishes(acceptLanguage: string | null): readonly Spoken['language'][] {
  return (acceptLanguage ?? '')
    .slice(0, 1_000)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { tag: tag.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
    .filter((tag) => isOneOf(LANGUAGES, tag));
}
