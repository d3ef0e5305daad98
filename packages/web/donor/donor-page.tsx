import type { RedactedView } from '@tamwil/report';
import type { VNode } from 'preact';
import { chartFinding, FinancingChart } from '../charts/financing-chart.tsx';
import { FinancingLegend, kindsOf } from '../charts/financing-legend.tsx';
import { percentOf } from '../figures/percent.ts';
import { Bdi } from '../language/bdi.tsx';
import { LANGUAGE_CODES, LANGUAGES } from '../language/languages.ts';
import type { Wording } from '../language/wording.ts';
import { Contributions } from './contributions.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { donorFigures, inMillions } from './donor-figures.ts';
import { FiscalSpace } from './fiscal-space.tsx';
import { FundingTable } from './funding-table.tsx';
import { Notes } from './notes.tsx';

/** What the page says beside the stored view. */
export interface DonorPageContext {
  /** SHA-256 of the stored view, hexadecimal. */
  readonly digest: string;
  /** Path of the page itself, `/s/<token>`: downloads stand beside it. */
  readonly path: string;
  /** Formats that `path` is served in beside HTML. */
  readonly downloads: readonly ('csv' | 'json' | 'xlsx')[];
  /** A later version has been cleared since. */
  readonly laterPosition: boolean;
}

interface DonorPageProps extends DonorPageContext {
  readonly view: RedactedView;
  readonly wording: Wording;
}

/** The body of the donor's page: one readable document, complete without script. */
export function DonorPage({ view, wording, digest, path, downloads, laterPosition }: DonorPageProps): VNode {
  const figures = donorFigures(view);
  const millions = inMillions(figures, view.currency);
  const million = wording.text('unit.million', { currency: view.currency });
  const tableUnit = wording.text(`unit.${figures.unit}`, { currency: view.currency });
  const rows = figures.rows.map((row, index) => ({ ...row, name: wording.name(view.components[index]!.name) }));
  const isDraft = view.state.kind === 'draft';
  return (
    <body>
      {isDraft ? (
        <p class="watermark" aria-hidden="true">
          {wording.text('donor.draft')}
        </p>
      ) : null}
      <Top view={view} wording={wording} />
      <main>
        <h1>
          <Bdi>{view.title}</Bdi>
        </h1>
        <p class="document">
          {wording.name(view.plan.title)} (<Bdi>{view.plan.document}</Bdi>)
        </p>
        {isDraft ? <p class="notice">{wording.text('disclaimer.draft-not-cleared')}</p> : null}
        {laterPosition ? <p class="notice">{laterNotice(view, wording)}</p> : null}
        <p class="lead">{leadSentence(view, wording)}</p>
        <KeyFigures view={view} wording={wording} />
        <figure>
          <figcaption>{chartFinding(rows, millions, 'million', view.currency, wording)}</figcaption>
          <FinancingChart id="financing" rows={rows} shown={millions} unit={million} wording={wording} />
          <FinancingLegend id="legend" kinds={kindsOf(figures.rows)} wording={wording} />
        </figure>
        {view.contributions === null || view.contributions.length === 0 ? null : (
          <Contributions view={view} contributions={view.contributions} wording={wording} />
        )}
        <h2>{wording.text('donor.table-heading')}</h2>
        {view.components.some(({ placeholderSplit }) => placeholderSplit) ? (
          <p class="note">{wording.text('disclaimer.no-cost-per-output')}</p>
        ) : null}
        <section class="scroll" aria-label={wording.text('donor.table-heading')} tabindex={0}>
          <CoverageTable view={view} figures={figures} unit={tableUnit} wording={wording} />
        </section>
        {view.funding.length === 0 ? null : <FundingTable view={view} wording={wording} />}
        {view.fiscalSpace === undefined ? null : (
          <FiscalSpace countries={view.fiscalSpace.countries} wording={wording} />
        )}
        <Notes view={view} wording={wording} />
      </main>
      <footer>
        <ul class="files">
          {downloads.map((format) => (
            <li key={format}>
              <a href={`${path}.${format}`} download>
                {wording.text('donor.download', { format: format.toUpperCase() })}
              </a>
            </li>
          ))}
        </ul>
        <p>
          {wording.text('donor.version', { version: view.version, engine: view.engine })} {wording.text('donor.digest')}{' '}
          <code>{digest}</code>
        </p>
      </footer>
    </body>
  );
}

function Top({ view, wording }: { readonly view: RedactedView; readonly wording: Wording }): VNode {
  return (
    <header class="top">
      <span>
        {view.asOf === null
          ? wording.text('donor.undated')
          : wording.text('donor.as-at', { date: wording.date(view.asOf) })}
      </span>
      <nav aria-label={wording.text('page.languages')}>
        <ul>
          {LANGUAGE_CODES.filter((code) => code !== wording.language).map((code) => (
            <li key={code}>
              <a href={`?lang=${code}`} lang={code} hreflang={code}>
                {LANGUAGES[code].name}
              </a>
            </li>
          ))}
          {wording.direction === 'rtl' ? (
            <li>
              <a href={`?lang=${wording.language}&digits=${wording.digits === 'latn' ? 'arab' : 'latn'}`}>
                {wording.text(wording.digits === 'latn' ? 'page.digits-arab' : 'page.digits-latn')}
              </a>
            </li>
          ) : null}
        </ul>
      </nav>
    </header>
  );
}

function KeyFigures({ view, wording }: { readonly view: RedactedView; readonly wording: Wording }): VNode {
  const unit = wording.text('unit.million', { currency: view.currency });
  const shown = inMillions(donorFigures(view), view.currency).whole;
  const figures = [
    ['donor.key-cost', shown.cost],
    ['donor.key-in-hand', shown.inHand],
    ['donor.key-agreed', shown.agreed],
    ['donor.key-gap', shown.gap],
  ] as const;
  return (
    <>
      <p class="note key-unit">{wording.text('table.unit', { unit })}</p>
      <dl class="key">
        {figures.map(([key, amount]) => (
          <div key={key}>
            <dt>{wording.text(key)}</dt>
            <dd>
              <Bdi>{wording.decimal(amount)}</Bdi>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Where the plan stands, in one or two sentences. */
export function leadSentence(view: RedactedView, wording: Wording): string {
  const figures = donorFigures(view);
  const { whole } = inMillions(figures, view.currency);
  return wording.text('lead.sentence', {
    dated: view.asOf === null ? 'no' : 'yes',
    date: view.asOf === null ? '' : wording.date(view.asOf),
    basis: 'firm',
    currency: view.currency,
    award: wording.decimal(whole.award),
    cost: wording.decimal(whole.cost),
    share: wording.decimal(percentOf(view.totals.firm.coverage)),
    complete: figures.complete,
    together: 'no',
    completeCost: '',
    completeShare: '',
    outputs: figures.outputs,
    closed: 0,
  });
}

function laterNotice(view: RedactedView, wording: Wording): string {
  return view.asOf === null
    ? wording.text('donor.later-undated')
    : wording.text('donor.later', { date: wording.date(view.asOf) });
}
