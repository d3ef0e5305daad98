import type { ViewCountry, ViewRange } from '@tamwil/report';
import type { VNode } from 'preact';
import { inMillions } from '../figures/display-unit.ts';
import { minorUnits } from '../figures/minor-units.ts';
import { Bdi } from '../language/bdi.tsx';
import type { Wording } from '../language/wording.ts';

interface FiscalSpaceProps {
  readonly countries: readonly ViewCountry[];
  readonly wording: Wording;
}

/** What countries need and could pay themselves: every figure of space is a range, and what ends stands apart. */
export function FiscalSpace({ countries, wording }: FiscalSpaceProps): VNode {
  return (
    <section>
      <h2>{wording.text('donor.fiscal-space')}</h2>
      <p class="note">{wording.text('donor.fiscal-space-note')}</p>
      {countries.map((country, index) => (
        // Two countries may have one name.
        <Country key={`${country.name} ${index}`} country={country} wording={wording} />
      ))}
    </section>
  );
}

interface CountryProps {
  readonly country: ViewCountry;
  readonly wording: Wording;
}

const COLUMNS = ['table.cost', 'table.gap', 'donor.space-flows', 'donor.space-stocks', 'donor.space-open'] as const;

function Country({ country, wording }: CountryProps): VNode {
  const { name, currency, definition, years } = country;
  const label = wording.text('donor.space-table', { country: name });
  return (
    <>
      <h3>
        <Bdi>{name}</Bdi>
      </h3>
      <p class="note">
        {wording.text('donor.space-definition')}{' '}
        <Bdi>
          {definition.named === undefined ? definition.text : wording.text(`fiscal.meaning.${definition.named}`)}
        </Bdi>{' '}
        (<Bdi>{definition.source}</Bdi>)
      </p>
      <section class="scroll" aria-label={label} tabindex={0}>
        <table>
          <caption>
            {wording.text('donor.space-caption')} <Unit currency={currency} wording={wording} />
          </caption>
          <thead>
            <tr>
              <th scope="col">{wording.text('donor.space-year')}</th>
              {COLUMNS.map((key) => (
                <th key={key} scope="col" class="figure">
                  {wording.text(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map(({ year, cost, gap, flows, stocks, open }) => (
              <tr key={year}>
                <th scope="row">
                  <Bdi>{wording.plain(`${year}`)}</Bdi>
                </th>
                <Amount amount={cost} currency={currency} wording={wording} />
                <Amount amount={gap} currency={currency} wording={wording} />
                <Range range={flows} currency={currency} wording={wording} />
                <Range range={stocks} currency={currency} wording={wording} />
                <Range range={open} currency={currency} wording={wording} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {country.mix.length === 0 ? null : <Mix country={country} wording={wording} />}
    </>
  );
}

/** Which options pay the gap over all years: those that come every year first, then those that are used up. */
function Mix({ country, wording }: CountryProps): VNode {
  const { name, currency, years, mix } = country;
  const period = {
    from: wording.plain(`${years[0]?.year ?? ''}`),
    to: wording.plain(`${years.at(-1)?.year ?? ''}`),
  };
  const label = wording.text('donor.mix-table', { country: name, ...period });
  return (
    <section class="scroll" aria-label={label} tabindex={0}>
      <table>
        <caption>
          {wording.text('donor.mix-caption', period)} <Unit currency={currency} wording={wording} />
        </caption>
        <thead>
          <tr>
            <th scope="col">{wording.text('donor.mix-option')}</th>
            <th scope="col" class="figure">
              {wording.text('donor.mix-pays')}
            </th>
          </tr>
        </thead>
        {(['flow', 'stock'] as const).map((kind) => (
          <tbody key={kind}>
            {mix
              .filter((part) => part.kind === kind)
              .map(({ part, endYear, pays }) => (
                <tr key={part}>
                  <th scope="row">
                    {wording.text(`fiscal.part.${part}`)}
                    {endYear === null
                      ? null
                      : ` (${wording.text('donor.mix-ends', { year: wording.plain(`${endYear}`) })})`}
                  </th>
                  <Range range={pays} currency={currency} wording={wording} />
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

interface FigureProps {
  readonly currency: string;
  readonly wording: Wording;
}

function Unit({ currency, wording }: FigureProps): VNode {
  return <span>{wording.text('table.unit', { unit: wording.text('unit.million', { currency }) })}</span>;
}

/** What is not known is said, never shown as zero. */
function Amount({ amount, currency, wording }: FigureProps & { readonly amount: string | null }): VNode {
  return <td class="figure">{amount === null ? wording.text('donor.not-known') : shown(amount, currency, wording)}</td>;
}

/** The lowest to the highest of the three readings, once where they are the same: what stays open is most where the options yield least. */
function Range({ range, currency, wording }: FigureProps & { readonly range: ViewRange }): VNode {
  const known = [range.low, range.central, range.high].filter((amount) => amount !== null);
  if (known.length < 3) return <td class="figure">{wording.text('donor.not-known')}</td>;
  const [least, , most] = known.sort((a, b) => (minorUnits(a, currency) < minorUnits(b, currency) ? -1 : 1));
  const [from, to] = [shown(least!, currency, wording), shown(most!, currency, wording)];
  return <td class="figure">{least === most ? from : wording.rich('donor.range', { from, to })}</td>;
}

function shown(amount: string, currency: string, wording: Wording): VNode {
  return <Bdi>{wording.decimal(inMillions(minorUnits(amount, currency), currency))}</Bdi>;
}
