import type { CountryScenario, FiscalSpaceAnswer } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { DebtPath } from './debt-path.tsx';
import { Need } from './need.tsx';
import { OpenQuestions } from './open-questions.tsx';
import { OptionYields } from './option-yields.tsx';
import { Range } from './range.tsx';
import { Settlements } from './settlements.tsx';
import { Topic } from './topic.tsx';
import { millionText } from './written-figures.ts';

interface ResultsProps {
  readonly index: number;
  readonly country: CountryScenario;
  readonly result: FiscalSpaceAnswer;
}

/** Cost and gap, the range with its definition, what stays open, who pays, and what the debt does: a topic each. */
export function Results({ index, country, result }: ResultsProps): VNode {
  const { text } = wording.value;
  return (
    <section class="fiscal-result" aria-labelledby="fiscal-result">
      <h3 id="fiscal-result">{text('fiscal.result', { name: country.name })}</h3>
      <Finding country={country} result={result} />
      <OpenQuestions index={index} country={country} result={result} />
      <Settlements index={index} country={country} />
      <Topic id="fiscal-need" title={text('fiscal.need')} open>
        <Need result={result} />
      </Topic>
      <Topic id="fiscal-range" title={text('fiscal.range')} open>
        <Range result={result} />
      </Topic>
      {result.options.length === 0 ? null : (
        <Topic id="fiscal-yields" title={text('fiscal.yields')}>
          <OptionYields result={result} />
        </Topic>
      )}
      {result.debt === null ? null : (
        <Topic id="fiscal-debt" title={text('fiscal.debt-path')} open>
          <DebtPath debt={result.debt} />
        </Topic>
      )}
      <PresentValues result={result} />
    </section>
  );
}

/** The range of the last year in words, with the definition that it rests on. */
function Finding({ country, result: { currency, range, definition } }: Omit<ResultsProps, 'index'>): VNode {
  const { text, rich, plain } = wording.value;
  const last = range.at(-1);
  const named = typeof country.definition === 'string';
  return (
    <>
      {last === undefined ? null : (
        <p class="lead">
          {rich('fiscal.finding', {
            year: plain(`${last.year}`),
            currency,
            low: <Bdi>{millionText(last.low.total, currency, wording.value)}</Bdi>,
            central: <Bdi>{millionText(last.central.total, currency, wording.value)}</Bdi>,
            high: <Bdi>{millionText(last.high.total, currency, wording.value)}</Bdi>,
          })}{' '}
          {text('fiscal.range-note')}
        </p>
      )}
      <p>
        {text('fiscal.definition')}:{' '}
        <Bdi>{named ? text(`fiscal.meaning.${country.definition as 'ilo'}`) : definition.text}</Bdi>{' '}
        <span class="small quiet">
          (<Bdi>{definition.source}</Bdi>)
        </span>
      </p>
    </>
  );
}

/** What all years together are worth at the start of the base year, with everything that the value hangs on. */
function PresentValues({ result: { currency, presentValue } }: Pick<ResultsProps, 'result'>): VNode | null {
  const { rich, plain, decimal } = wording.value;
  if (presentValue === null) return null;
  const { baseYear, rate, timing, kind, cost, gap } = presentValue;
  return (
    <p>
      {rich('fiscal.present-values', {
        year: plain(`${baseYear}`),
        currency,
        cost: <Bdi>{millionText(cost, currency, wording.value)}</Bdi>,
        gap: <Bdi>{millionText(gap, currency, wording.value)}</Bdi>,
        rate: <Bdi>{rate.includes('/') ? rate : decimal(rate)}</Bdi>,
        timing,
        kind,
      })}
    </p>
  );
}
