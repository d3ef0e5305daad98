import type { RedactedView } from '@tamwil/report';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Digits, LANGUAGES, type Language } from '../language/languages.ts';
import { wordingOf } from '../language/wording.ts';
import { DONOR_CATALOGUES } from './donor-catalogues.ts';
import { DonorPage, type DonorPageContext } from './donor-page.tsx';
import { DONOR_PAGE_STYLE } from './donor-style.ts';
import { NeutralPage } from './neutral-page.tsx';

export { DONOR_PAGE_STYLE };

export interface DonorPageOptions extends DonorPageContext {
  readonly language: Language;
  readonly digits: Digits;
}

/**
 * The donor's page as a complete HTML document: no script, no request but this one. Its only style sheet is
 * `DONOR_PAGE_STYLE`, whose SHA-256 belongs into the content security policy. Pure: same view and options, same bytes.
 *
 * @param view the stored, redacted view; everything shown of the scenario comes from it
 */
export function renderDonorPage(view: RedactedView, options: DonorPageOptions): string {
  const { language, digits, ...context } = options;
  const wording = wordingOf(language, DONOR_CATALOGUES[language], digits);
  return htmlDocument(language, wording.text('donor.title'), <DonorPage view={view} wording={wording} {...context} />);
}

/** The page of a link that shows nothing: unknown, withdrawn and expired links look alike. */
export function renderNeutralPage(): string {
  return htmlDocument('en', DONOR_CATALOGUES.en['donor.title'], <NeutralPage />);
}

/** The title is neutral: addresses of this kind end up in histories, and previews show it. */
function htmlDocument(language: Language, title: string, body: VNode): string {
  const { direction } = LANGUAGES[language];
  return (
    `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    '<meta name="robots" content="noindex, nofollow"><meta name="referrer" content="no-referrer">' +
    `<title>${title}</title><style>${DONOR_PAGE_STYLE}</style></head>${renderToString(body)}</html>`
  );
}
