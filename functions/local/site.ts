import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { SITE_CACHING, siteHeaders } from '../http/security-headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json',
};

export interface SiteAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * A file of the built site as CloudFront would send it: addresses without an extension are pages of the application and
 * give index.html, everything else is a file or 404.
 *
 * @param folder packages/web/dist
 */
export async function siteAnswer(path: string, folder: string): Promise<SiteAnswer> {
  const isPage = extname(path) === '';
  const file = isPage ? '/index.html' : normalize(path);
  const headers = siteHeaders([]);
  try {
    const body = await readFile(join(folder, file));
    const caching = file.startsWith('/assets/') ? SITE_CACHING.hashed : SITE_CACHING.entry;
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    return { status: 200, headers: { ...headers, 'content-type': type, 'cache-control': caching }, body };
  } catch {
    const body = Buffer.from('There is nothing here.\n');
    return { status: 404, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' }, body };
  }
}
