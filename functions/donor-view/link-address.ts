import { createHash } from 'node:crypto';
import { parseSha256, type Sha256 } from '@tamwil/store';

export type ViewFormat = 'html' | 'json' | 'csv' | 'xlsx';

/** What an address under /s asks for. */
export interface Address {
  readonly link: Sha256;
  readonly format: ViewFormat;
  /** The page's own path, which its downloads stand beside. */
  readonly page: string;
}

/** 16 bytes in base64url: 22 characters, the last of which carries four bits only. */
const ADDRESS = /^\/s\/([A-Za-z0-9_-]{21}[AQgw])(?:\.(json|csv|xlsx))?$/;

/** The link that an address names, by the SHA-256 of its token's 22 characters; null when it can be none of ours. */
export function addressOf(path: string): Address | null {
  const [, token, format = 'html'] = ADDRESS.exec(path) ?? [];
  if (token === undefined) return null;
  const link = parseSha256(createHash('sha256').update(token).digest('hex'));
  return link === null ? null : { link, format: format as ViewFormat, page: `/s/${token}` };
}
