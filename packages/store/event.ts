import * as z from 'zod';
import { authorSchema } from './author.ts';
import { instant, sha256, version } from './event-fields.ts';
import { type Id, parseId } from './keys.ts';
import { linkTermsSchema } from './link-terms.ts';

/** Where a scenario stands. A revision after any of them makes it a draft again, except after `archived`. */
export const SCENARIO_STATES = ['draft', 'submitted', 'returned', 'cleared', 'archived'] as const;
export type ScenarioState = (typeof SCENARIO_STATES)[number];

/** The two halves of a clearance: the programme clears the priorities, finance clears the funds. */
export const CLEARANCE_PARTS = ['priorities', 'funds'] as const;
export type ClearancePart = (typeof CLEARANCE_PARTS)[number];

const id = z.custom<Id>((value) => typeof value === 'string' && parseId(value) !== null, 'Not an id.');

/** What a revision says about itself; the texts themselves are documents. */
export const revisionSchema = z.strictObject({
  /** Name of the scenario in this revision. */
  name: z.string(),
  /** Digest of the validated inputs (of the scenario package, not of the stored bytes). */
  inputDigest: sha256,
  /** Digest of the result without engine, assumptions and warnings (of the scenario package). */
  resultDigest: sha256,
  /** Version of the engine that computed the result. */
  engine: z.string(),
  /** Totals for lists, as decimal strings in the scenario's currency; `currency` and `asOf` are among them. */
  totals: z.record(z.string(), z.string()),
  /** Why it may not be submitted for clearance (`placeholder-split`, `no-priorities-chosen`); empty when it may. */
  blockers: z.array(z.string()),
});
export type Revision = z.infer<typeof revisionSchema>;

const documentDigestsSchema = z.strictObject({ inputs: sha256, result: sha256 });

/** What can happen to a scenario. */
export const deedSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('revision'),
    reason: z.string(),
    revision: revisionSchema,
    /** SHA-256 of the stored texts. */
    documents: documentDigestsSchema,
    copiedFrom: z.strictObject({ scenario: id, version }).nullable(),
    /** Engine of the revision before, where the same inputs were only computed again by the engine of this one. */
    recalculatedFrom: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('submission'), reason: z.string() }),
  z.strictObject({ kind: z.literal('clearance'), part: z.enum(CLEARANCE_PARTS), decision: z.string() }),
  z.strictObject({ kind: z.literal('return'), reason: z.string() }),
  z.strictObject({ kind: z.literal('archive'), reason: z.string() }),
  z.strictObject({
    kind: z.literal('link-created'),
    terms: linkTermsSchema,
    /** Version of the revision that the link shows: a position cleared from a later revision is a later position. */
    revised: version,
  }),
  z.strictObject({ kind: z.literal('link-revoked'), link: sha256 }),
]);
export type Deed = z.infer<typeof deedSchema>;
export type DeedKind = Deed['kind'];
/** Deeds that only need the state, no documents: what the workflow routes append. */
export type WorkflowDeed = Extract<Deed, { kind: 'submission' | 'clearance' | 'return' | 'archive' }>;

const clearanceSchema = z.strictObject({ by: authorSchema, at: instant, decision: z.string() });

/**
 * Where the scenario stands after an event: everything that the next event is judged by, so that one read suffices and
 * no rule looks at anything that another writer could change meanwhile.
 */
export const standingSchema = z.strictObject({
  state: z.enum(SCENARIO_STATES),
  /** Version of the last revision event; its content is repeated here. */
  revised: version,
  revision: revisionSchema,
  documents: documentDigestsSchema,
  /** `sub` of everybody who authored a revision since the last cleared version: none of them may clear. */
  authors: z.array(z.string()),
  /** The halves of the clearance given so far; empty after a revision or a return. */
  clearances: z.strictObject({ priorities: clearanceSchema.optional(), funds: clearanceSchema.optional() }),
  /** The last cleared position: the version that both halves froze, and when. */
  cleared: z.strictObject({ version, revised: version, at: instant }).nullable(),
  /** How many links were ever made. */
  links: z.int().min(0),
});
export type Standing = z.infer<typeof standingSchema>;

/** One line of a scenario's log; never changed once it is written. */
export const eventSchema = z.strictObject({
  version,
  at: instant,
  author: authorSchema,
  /** Random, so that nobody can guess hidden amounts by hashing candidates against a printed event hash. */
  nonce: z.string().min(1),
  deed: deedSchema,
  standing: standingSchema,
  /** Hash of the event before, null for the first. */
  previous: sha256.nullable(),
  /** SHA-256 of the canonical JSON of everything above. */
  hash: sha256,
});
export type ScenarioEvent = z.infer<typeof eventSchema>;

/** What the caller knows and the store may not invent: who, when, and a nonce. */
export type Circumstance = Pick<ScenarioEvent, 'at' | 'author' | 'nonce'>;
