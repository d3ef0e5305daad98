/** JSON shapes of answers that several routes give. They describe; the tests hold every answer against them. */
import { scenarioSchema } from '@tamwil/scenario';
import * as z from 'zod';

export const Person = z.strictObject({ sub: z.string(), name: z.string() });

export const State = z.enum(['draft', 'submitted', 'returned', 'cleared', 'archived']);

const Digest = z.string().regex(/^[0-9a-f]{64}$/);
const Instant = z.iso.datetime();

const Clearance = z.strictObject({ by: Person, at: Instant, decision: z.string() });

const Amount = z.string();

/** The figures of a line in a list, decimals as text. */
export const ListTotals = z.strictObject({
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

export const NextCursor = z.string().nullable().describe('Give it as `cursor` to read on; null at the end.');

/** Described as far as every engine's result has it; the packages have the type of the present one. */
export const Result = z.looseObject({ engine: z.string(), inputDigest: Digest, resultDigest: Digest });
