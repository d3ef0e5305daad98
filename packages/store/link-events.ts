import type { Database } from './database.ts';
import type { Deed, ScenarioEvent } from './event.ts';
import type { ScenarioRef, Sha256 } from './keys.ts';
import { listEvents } from './list-events.ts';

type EventOf<Kind extends Deed['kind']> = ScenarioEvent & { readonly deed: Extract<Deed, { kind: Kind }> };
export type LinkCreated = EventOf<'link-created'>;
export type LinkRevoked = EventOf<'link-revoked'>;

/** What the log says of links, oldest first. */
export interface LinkLog {
  readonly created: readonly LinkCreated[];
  readonly revoked: readonly LinkRevoked[];
}

export async function readLinkLog(database: Database, ref: ScenarioRef): Promise<LinkLog> {
  const created: LinkCreated[] = [];
  const revoked: LinkRevoked[] = [];
  let before: number | undefined;
  for (;;) {
    const page = await listEvents(database, ref, {
      kinds: ['link-created', 'link-revoked'],
      limit: 100,
      ...(before === undefined ? {} : { before }),
    });
    for (const event of page.events) {
      if (isCreated(event)) created.unshift(event);
      if (isRevoked(event)) revoked.unshift(event);
    }
    before = page.events.at(-1)?.version;
    if (!page.more) return { created, revoked };
  }
}

export function creationOf({ created }: LinkLog, link: Sha256): LinkCreated | undefined {
  return created.find(({ deed }) => deed.terms.link === link);
}

export function revocationOf({ revoked }: LinkLog, link: Sha256): LinkRevoked | undefined {
  return revoked.find(({ deed }) => deed.link === link);
}

export function isCreated(event: ScenarioEvent): event is LinkCreated {
  return event.deed.kind === 'link-created';
}

function isRevoked(event: ScenarioEvent): event is LinkRevoked {
  return event.deed.kind === 'link-revoked';
}
