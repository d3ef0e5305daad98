import { createHash } from 'node:crypto';
import { type RedactedView, redactedViewSchema, toCsv, viewTable } from '@tamwil/report';
import type { LinkState } from '@tamwil/store';
import { renderDonorPage } from '@tamwil/web/donor/render-donor-page.tsx';
import type { Address } from './link-address.ts';
import { pageLanguage } from './page-language.ts';

/** A stored view in the form that was asked for. */
export interface SentFile {
  readonly text: string;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The view as page, JSON or CSV. The JSON is the stored text itself, so that its SHA-256 is the digest on the page.
 *
 * @param text The stored view.
 */
export function fileOf(
  text: string,
  { laterPosition }: LinkState,
  { format, page }: Address,
  query: URLSearchParams,
  acceptLanguage: string | null,
): SentFile {
  const view = redactedViewSchema.parse(JSON.parse(text));
  switch (format) {
    case 'json':
      return { text, type: 'application/json', headers: download(view, 'json') };
    case 'csv':
      return { text: toCsv(viewTable(view)), type: 'text/csv; charset=utf-8', headers: download(view, 'csv') };
    case 'html': {
      const spoken = pageLanguage(query, acceptLanguage);
      const digest = createHash('sha256').update(text).digest('hex');
      const html = renderDonorPage(view, { ...spoken, digest, path: page, downloads: ['csv', 'json'], laterPosition });
      const headers = { 'content-language': spoken.language, vary: 'accept-language, accept-encoding' };
      return { text: html, type: 'text/html; charset=utf-8', headers };
    }
  }
}

/** The name says what it is and which version; nothing of whose it is. */
function download({ version }: RedactedView, extension: string): Record<string, string> {
  return { 'content-disposition': `attachment; filename="tamwil-view-v${version}.${extension}"` };
}
