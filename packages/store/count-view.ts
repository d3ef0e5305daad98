import type { Database } from './database.ts';
import type { Sha256 } from './keys.ts';

/** Adds one view of the link on the day (`2026-11-23`, UTC). No identities; kept for 400 days. */
export declare function countView(database: Database, link: Sha256, day: string): Promise<void>;
