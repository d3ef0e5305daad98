import {
  createLink,
  getHead,
  getVersion,
  listLinks,
  parseSha256,
  readLink,
  revokeLink,
  type Sha256,
} from '@tamwil/store';
import * as z from 'zod';
import { shaped } from '../../http/json-body.ts';
import { isRefusal, type Refusal, refuse, refuseDocument } from '../../http/problem.ts';
import { JSON_BODY } from '../../http/read-body.ts';
import type { Answer } from '../../http/respond.ts';
import { circumstanceOf } from '../circumstance.ts';
import { REQUEST_FAULTS } from '../fault-codes.ts';
import { named } from '../named-shape.ts';
import { committedOr, UNKNOWN_SCENARIO, witness } from '../outcome.ts';
import { NO_PARAMETERS, OF_ID, OF_LINK } from '../parameters.ts';
import { scenarioRef } from '../reference.ts';
import { type Route, type RouteRequest, route, type Services } from '../route.ts';

const LINK_MAKERS = ['resource-mobilization', 'finance'] as const;

const DAY = 86_400_000;
const USUAL_DAYS = 180;
const MOST_DAYS = 366;

const Instant = z.iso.datetime({ precision: 3, error: 'Expected a time in UTC such as 2024-06-30T00:00:00.000Z.' });

const Terms = z.strictObject({
  version: z
    .int()
    .min(1)
    .max(99_999_999)
    .optional()
    .describe('The version shown, for good. Without it: the last cleared one.'),
  label: z.string().trim().min(1).max(200).describe('For your own list; the donor does not see it.'),
  audience: z.string().trim().min(1).max(200),
  donor: z.string().min(1).max(200).nullable().describe('Whose own contribution the page shows; null for nobody.'),
  expires: Instant.optional().describe('At most one year from now; 180 days without it.'),
});

const put = route({
  method: 'PUT',
  path: '/scenarios/{id}/links/{hash}',
  id: 'createLink',
  summary: 'Make a donor link: draw 16 random bytes, keep the address, send only the SHA-256 of its text',
  who: LINK_MAKERS,
  pathParameters: OF_LINK,
  query: NO_PARAMETERS,
  body: {
    ...JSON_BODY,
    schema: () => Terms,
    example: { version: 7, label: 'Donor A, spring', audience: 'Desk officer', donor: 'Donor A (invented)' },
  },
  answers: {
    201: {
      description: 'The link opens from now on and shows this version until it ends.',
      schema: named('LinkMade'),
    },
  },
  problems: ['not-found', 'state-conflict', 'too-large-to-store'],
  handle: make,
});

async function make(
  { principal, path, body }: RouteRequest<z.infer<typeof OF_LINK>, unknown>,
  services: Services,
): Promise<Answer | Refusal> {
  const terms = shaped(Terms, body.value);
  if (isRefusal(terms)) return terms;
  const { database } = services;
  const ref = scenarioRef(principal, path.id);
  const version = terms.value.version ?? (await getHead(database, ref))?.standing.cleared?.version;
  const event = version === undefined ? null : await getVersion(database, ref, version);
  if (version === undefined) return noVersion(await getHead(database, ref));
  if (event === null) return UNKNOWN_SCENARIO;
  const link = hashOf(path.hash);
  const expires = terms.value.expires ?? (await usualExpiry(services, link));
  const tooLong = expiryFault(expires, services.now());
  if (tooLong !== undefined) return tooLong;
  const { label, audience, donor } = terms.value;
  const made = { link, version, label, audience, donor, expires };
  const { viewOf } = await import('../view.ts');
  const view = await viewOf(services, ref, event, donor);
  if (isRefusal(view)) return view;
  const outcome = committedOr(await createLink(database, ref, made, view, circumstanceOf(principal, services)));
  if (isRefusal(outcome)) return outcome;
  return {
    status: 201,
    body: { hash: link, version, label, audience, donor, expires },
    event: witness(outcome.event),
  };
}

function noVersion(head: object | null): Refusal {
  if (head === null) return UNKNOWN_SCENARIO;
  const detail = 'No version of this scenario has been cleared.';
  return refuseDocument([{ pointer: '/version', code: 'nothing-cleared', detail, ...fixOf('nothing-cleared') }]);
}

/** 180 days from now. A repeated request gets the time that the first one got, so that repeating stays harmless. */
async function usualExpiry({ database, now }: Services, link: Sha256): Promise<string> {
  const made = await readLink(database, link);
  return made?.terms.expires ?? new Date(Date.parse(now()) + USUAL_DAYS * DAY).toISOString();
}

function expiryFault(expires: string, now: string): Refusal | undefined {
  const days = (Date.parse(expires) - Date.parse(now)) / DAY;
  if (days > 0 && days <= MOST_DAYS) return undefined;
  const detail = days > 0 ? 'A link is open for one year at most.' : 'The link would end before it begins.';
  return refuseDocument([
    { pointer: '/expires', code: 'expiry-out-of-range', detail, ...fixOf('expiry-out-of-range') },
  ]);
}

function fixOf(code: keyof typeof REQUEST_FAULTS) {
  return { fix: REQUEST_FAULTS[code].fix };
}

const list = route({
  method: 'GET',
  path: '/scenarios/{id}/links',
  id: 'listLinks',
  summary: 'Every link of a scenario with its views per day; no address can be shown again',
  who: LINK_MAKERS,
  pathParameters: OF_ID,
  query: NO_PARAMETERS,
  answers: { 200: { description: 'Oldest first.', schema: named('LinkList') } },
  problems: ['not-found'],
  async handle({ principal, path }, { database }) {
    const ref = scenarioRef(principal, path.id);
    if ((await getHead(database, ref)) === null) return UNKNOWN_SCENARIO;
    const links = await listLinks(database, ref);
    const shown = links.map(({ terms, createdAt, createdBy, revoked, laterPosition, views }) => {
      const { link, ...others } = terms;
      return { hash: link, ...others, created: { at: createdAt, by: createdBy }, revoked, laterPosition, views };
    });
    return { body: { links: shown } };
  },
});

const remove = route({
  method: 'DELETE',
  path: '/scenarios/{id}/links/{hash}',
  id: 'revokeLink',
  summary: 'Close a link at once and for good',
  who: LINK_MAKERS,
  pathParameters: OF_LINK,
  query: NO_PARAMETERS,
  answers: { 204: { description: 'The link is closed; its view is empty.' } },
  problems: ['not-found'],
  async handle({ principal, path }, services) {
    const ref = scenarioRef(principal, path.id);
    const circumstance = circumstanceOf(principal, services);
    const outcome = await revokeLink(services.database, ref, hashOf(path.hash), circumstance);
    if (outcome.outcome === 'not-found') return refuse('not-found', 'This scenario has no such link.');
    const committed = committedOr(outcome);
    return isRefusal(committed) ? committed : { status: 204, event: witness(committed.event) };
  },
});

function hashOf(text: string): Sha256 {
  const hash = parseSha256(text);
  if (hash === null) throw new Error('A hash passed the route table that the store does not take');
  return hash;
}

export const LINK_ROUTES: readonly Route[] = [list, put, remove];
