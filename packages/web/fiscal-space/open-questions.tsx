import type { CountryScenario, FiscalSpaceAnswer } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import type { MessageKey } from '../language/wording.ts';
import { placeText } from './field-text.ts';

/** Figures that are missing, each by its name and for its years, and what to look at before believing the rest. */
export function OpenQuestions({
  index,
  country,
  result: { gaps, warnings },
}: {
  readonly index: number;
  readonly country: CountryScenario;
  readonly result: FiscalSpaceAnswer;
}): VNode | null {
  const { text, plain } = wording.value;
  if (gaps.length === 0 && warnings.length === 0) return null;
  const root = `/fiscalSpace/countries/${index}`;
  const span = (years: readonly number[]) =>
    years.length === 0 ? '' : years.length === 1 ? `${years[0]}` : `${years[0]}–${years.at(-1)}`;
  return (
    <div class="notice warning gaps">
      {gaps.length === 0 ? null : (
        <>
          <p>{text('fiscal.gaps', { count: gaps.length })}</p>
          <ul>
            {gaps.map(({ code, pointer, years }) => (
              <li key={`${code} ${pointer}`}>
                {placeText(pointer.replace(root, ''), country, wording.value)} <Bdi>{plain(span(years))}</Bdi>
                {code === 'base-year-too-late' ? ` (${text('fiscal.gap.base-year-too-late')})` : ''}
              </li>
            ))}
          </ul>
        </>
      )}
      {warnings.length === 0 ? null : (
        <ul>
          {warnings.map(({ code, about, years }) => (
            <li key={`${code} ${about}`}>
              {aboutText(about)}: {text(`fiscal.warning.${code}`)} <Bdi>{plain(span(years))}</Bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );

  /** A part of an option, or a benefit as `package/line`. */
  function aboutText(about: string): string {
    if (wording.value.has(`fiscal.part.${about}`)) return text(`fiscal.part.${about}` as MessageKey);
    const [inPackage, id] = about.split('/');
    const lines = country.packages.find((one) => one.id === inPackage)?.lines ?? [];
    return lines.find((line) => line.id === id)?.name ?? about;
  }
}
