import type { Database } from './database.ts';
import { queryPage } from './items.ts';
import { counterPartition, type ScenarioRef, type Sha256 } from './keys.ts';
import type { LinkState } from './link-item.ts';
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
  const links = await renewLinks(database, ref);
  return Promise.all(links.map(async (link) => ({ ...link, views: await readViews(database, link.terms.link) })));
}

/** The counters of a link, oldest first; at most 400 are kept, which is one page. */
async function readViews(database: Database, link: Sha256): Promise<readonly ViewsOfDay[]> {
  const { items } = await queryPage(database, {
    condition: 'pk = :counters',
    values: { ':counters': counterPartition(link) },
  });
  return items.map((item) => ({ day: String(item['sk']), loads: Number(item['loads']) }));
}
