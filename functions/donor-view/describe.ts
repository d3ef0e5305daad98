import { redactedViewSchema } from '@tamwil/report';
import * as z from 'zod';
import { XLSX_TYPE } from '../http/media-type.ts';
import type { ViewFormat } from './link-address.ts';

type Json = Readonly<Record<string, unknown>>;

/** Each form of the view, as its address ends and as it is sent. */
const FORMS: Readonly<Record<ViewFormat, { readonly summary: string; readonly type: string; readonly schema?: Json }>> =
  {
    html: { summary: 'The page of a donor link, without script', type: 'text/html; charset=utf-8' },
    json: {
      summary: 'The stored view itself: its SHA-256 is the digest on the page',
      type: 'application/json',
      schema: { $ref: '#/components/schemas/RedactedView' },
    },
    csv: { summary: 'The position as a table, and countries below it', type: 'text/csv; charset=utf-8' },
    xlsx: {
      summary: 'The view as a workbook',
      type: XLSX_TYPE,
    },
  };

const NEUTRAL = { content: { 'text/html; charset=utf-8': {} } };

/** The addresses of the public function, as the API description has them. */
export function donorPaths(): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    (Object.keys(FORMS) as ViewFormat[]).flatMap((format) => {
      const path = format === 'html' ? '/s/{token}' : `/s/{token}.${format}`;
      const name = format === 'html' ? 'Page' : format[0]?.toUpperCase() + format.slice(1);
      return [[path, { get: operationOf(format, `openLink${name}`), head: operationOf(format, `checkLink${name}`) }]];
    }),
  );
}

const { $schema: _, ...view } = z.toJSONSchema(redactedViewSchema);
/** The shape of the stored view. */
export const REDACTED_VIEW: Json = view;

function operationOf(format: ViewFormat, operationId: string): Json {
  const { summary, type, schema } = FORMS[format];
  const isSpoken = format === 'html' || format === 'xlsx';
  return {
    operationId,
    summary,
    tags: ['s'],
    description:
      'For whoever has the address. Refused requests are problem documents, unknown and shut links a neutral page.',
    parameters: [
      parameter('path', 'token', { type: 'string', pattern: '^[A-Za-z0-9_-]{21}[AQgw]$' }),
      ...(isSpoken ? [parameter('query', 'lang', { enum: ['en', 'ar'] })] : []),
      ...(format === 'html' ? [parameter('query', 'digits', { enum: ['latn', 'arab'] })] : []),
      parameter('header', 'If-None-Match', { type: 'string' }),
    ],
    responses: {
      200: { description: 'The view.', content: { [type]: schema === undefined ? {} : { schema } } },
      304: { description: 'You have these bytes.' },
      404: { description: 'Nobody made this link.', ...NEUTRAL },
      410: { description: 'The link was revoked or its time has passed.', ...NEUTRAL },
      429: { $ref: '#/components/responses/429-too-many-requests' },
      500: { $ref: '#/components/responses/500-internal-fault' },
      503: { $ref: '#/components/responses/503-temporarily-unavailable' },
    },
  };
}

function parameter(place: string, name: string, schema: Json): Json {
  return { name, in: place, required: place === 'path', schema };
}
