import { createHash } from 'node:crypto';
import { type RedactedView, redactedViewSchema, toCsv, toXlsx, viewPages, viewTable } from '@tamwil/report';
import type { LinkState } from '@tamwil/store';
import { renderDonorPage } from '@tamwil/web/donor/render-donor-page.tsx';
import { XLSX_TYPE } from '../http/media-type.ts';
import type { Address } from './link-address.ts';
import { pageLanguage } from './page-language.ts';

/** A stored view in the form that was asked for. */
export interface SentFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The view as page, JSON, CSV or workbook. The JSON is the stored text itself, so that its SHA-256 is the digest on the page.
 *
 * @param text The stored view.
 */
export async function fileOf(
  text: string,
  { laterPosition }: LinkState,
  { format, page }: Address,
  query: URLSearchParams,
  acceptLanguage: string | null,
): Promise<SentFile> {
  const view = redactedViewSchema.parse(JSON.parse(text));
  switch (format) {
    case 'json':
      return { bytes: utf8(text), type: 'application/json', headers: download(view, 'json') };
    case 'csv':
      return { bytes: utf8(toCsv(viewTable(view))), type: 'text/csv; charset=utf-8', headers: download(view, 'csv') };
    case 'xlsx': {
      const rightToLeft = pageLanguage(query, acceptLanguage).language === 'ar';
      const bytes = await toXlsx(viewPages(view, { digest: digestOf(text), laterPosition }), { rightToLeft });
      return { bytes, type: XLSX_TYPE, headers: { ...download(view, 'xlsx'), vary: 'accept-language' } };
    }
    case 'html': {
      const spoken = pageLanguage(query, acceptLanguage);
      const shown = { digest: digestOf(text), path: page, downloads: ['xlsx', 'csv', 'json'] as const, laterPosition };
      const headers = { 'content-language': spoken.language, vary: 'accept-language, accept-encoding' };
      return { bytes: utf8(renderDonorPage(view, { ...spoken, ...shown })), type: 'text/html; charset=utf-8', headers };
    }
  }
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The name says what it is and which version; nothing of whose it is. */
function download({ version }: RedactedView, extension: string): Record<string, string> {
  return { 'content-disposition': `attachment; filename="tamwil-view-v${version}.${extension}"` };
}
