import type { Database } from './database.ts';
import { queryPage } from './items.ts';
import { counterPartition, type ScenarioRef, type Sha256 } from './keys.ts';
import { type LinkState, readLink } from './link-item.ts';
import { renewLinks } from './renew-links.ts';

/** Loads of a link's page on one day (UTC). */
export interface ViewsOfDay {
  readonly day: string;
  readonly loads: number;
}

/** Every link of the scenario, oldest first, with its views per day. */
export async function listLinks(
  database: Database,
  ref: ScenarioRef,
): Promise<readonly (LinkState & { readonly views: readonly ViewsOfDay[] })[]> {
  const { created } = await renewLinks(database, ref);
  return Promise.all(
    created.map(async ({ deed }) => {
      const [state, views] = await Promise.all([
        readLink(database, deed.terms.link),
        readViews(database, deed.terms.link),
      ]);
      if (state === null) throw new Error('A link that was just put is missing');
      return { ...state, views };
    }),
  );
}

/** The counters of a link, oldest first; at most 400 are kept, which is one page. */
async function readViews(database: Database, link: Sha256): Promise<readonly ViewsOfDay[]> {
  const { items } = await queryPage(database, {
    condition: 'pk = :counters',
    values: { ':counters': counterPartition(link) },
  });
  return items.map((item) => ({ day: String(item['sk']), loads: Number(item['loads']) }));
}
