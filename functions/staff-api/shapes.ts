/** JSON shapes that describe the API; `named` takes them from here. The tests hold every answer against them. */
import { scenarioSchema } from '@tamwil/scenario';
import * as z from 'zod';
import { SaveFrame } from './read-save.ts';

const Person = z.strictObject({ sub: z.string(), name: z.string() });

const State = z.enum(['draft', 'submitted', 'returned', 'cleared', 'archived']);

const Digest = z.string().regex(/^[0-9a-f]{64}$/);
const Instant = z.iso.datetime();

const Clearance = z.strictObject({ by: Person, at: Instant, decision: z.string() });

const Amount = z.string();

/** The figures of a line in a list, decimals as text. */
const ListTotals = z.strictObject({
  currency: z.string(),
  basis: z.string(),
  asOf: z.string().optional(),
  cost: Amount,
  award: Amount,
  gap: Amount,
  coverage: Amount,
  usable: Amount,
  inHand: Amount,
  firm: Amount,
});

/** A scenario at one version, without its texts: what lists show and what every change answers. */
export const Summary = z.strictObject({
  id: z.string(),
  version: z.int().describe('Position in the log; the ETag is this number.'),
  state: State,
  at: Instant,
  author: Person,
  name: z.string(),
  revised: z.int().describe('Version of the last revision: the one whose inputs and result are in force.'),
  engine: z.string(),
  inputDigest: Digest,
  resultDigest: Digest,
  totals: ListTotals,
  blockers: z.array(z.string()).describe('Why it cannot be submitted; empty when it can.'),
  clearances: z.strictObject({ priorities: Clearance.optional(), funds: Clearance.optional() }),
  cleared: z.strictObject({ version: z.int(), revised: z.int(), at: Instant }).nullable(),
  disclaimer: z.string().optional().describe('On cleared versions: what they are and are not.'),
});

/** A scenario at one version with its inputs. */
export const Shown = z.strictObject({
  ...Summary.shape,
  hash: Digest.describe('Hash of the event; each event holds the hash of the one before.'),
  scenario: scenarioSchema,
});

/** One line of the log as it was hashed; `tamwil verify` recomputes the chain from these. */
export const LogEvent = z.looseObject({
  version: z.int(),
  at: Instant,
  author: Person,
  nonce: z.string(),
  deed: z.looseObject({ kind: z.string() }),
  previous: Digest.nullable(),
  hash: Digest,
});

const NextCursor = z.string().nullable().describe('Give it as `cursor` to read on; null at the end.');

/** Described as far as every engine's result has it; the packages have the type of the present one. */
export const Result = z.looseObject({ engine: z.string(), inputDigest: Digest, resultDigest: Digest });

/** What is sent to save a scenario. */
export const Save = SaveFrame.extend({ scenario: scenarioSchema });

export const ScenarioList = z.strictObject({ scenarios: z.array(Summary), cursor: NextCursor });

const Revision = z.strictObject({
  ...Summary.shape,
  reason: z.string(),
  recalculatedFrom: z
    .string()
    .nullable()
    .describe('Engine of the revision before, where the same inputs were only computed again.'),
});

export const VersionList = z.strictObject({ versions: z.array(Revision), cursor: NextCursor });

export const History = z.strictObject({ events: z.array(LogEvent), cursor: NextCursor });

const AmountChange = { before: z.string(), after: z.string(), difference: z.string() };
const NamedChange = z.strictObject({ id: z.string(), ...AmountChange });
const FigureChanges = z.strictObject({
  currency: z.string(),
  totals: z.record(z.string(), z.strictObject(AmountChange)),
  components: z.array(NamedChange),
  outputs: z.array(NamedChange),
});

/** What changed between two versions. */
export const Diff = z.strictObject({
  from: Summary,
  to: Summary,
  changes: z.array(
    z.strictObject({
      kind: z.enum(['added', 'removed', 'changed', 'reordered']),
      path: z.array(z.string()),
      before: z.unknown().optional(),
      after: z.unknown().optional(),
      words: z.string(),
    }),
  ),
  figures: FigureChanges.nullable().describe('null where the versions are in different currencies.'),
});

const LinkShown = z.strictObject({
  hash: z.string(),
  version: z.int(),
  label: z.string(),
  audience: z.string(),
  donor: z.string().nullable(),
  expires: z.string(),
  created: z.strictObject({ at: z.string(), by: Person }),
  revoked: z.string().nullable(),
  laterPosition: z.boolean().describe('A version cleared after the one shown exists; the page says so.'),
  views: z.array(z.strictObject({ day: z.string(), loads: z.int() })),
});

export const LinkList = z.strictObject({ links: z.array(LinkShown) });

export const LinkMade = LinkShown.omit({ views: true, created: true, revoked: true, laterPosition: true });

/* What the bare engine answers, also when it is asked of a scenario. */

export const Rules = z.strictObject({
  rules: z.array(
    z.strictObject({
      rule: z.string(),
      awards: z.array(z.strictObject({ target: z.string(), award: z.string(), exact: z.string().optional() })),
      error: z.string().nullable(),
    }),
  ),
});

export const FundingPath = z.strictObject({
  breakpoints: z.array(z.looseObject({ funds: z.string(), exact: z.string() })),
  at: z.array(z.looseObject({ funds: z.string() })),
  refused: z.enum(['path-not-linear', 'path-too-long']).nullable(),
});

export const Properties = z.strictObject({
  properties: z.array(
    z.strictObject({
      id: z.string(),
      holds: z.boolean().nullable(),
      trials: z.int(),
      counterexample: z.looseObject({}).nullable(),
    }),
  ),
});
