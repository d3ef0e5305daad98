import { createHash, randomUUID } from 'node:crypto';
import {
  type Author,
  type Circumstance,
  type Id,
  type LinkTerms,
  parseId,
  type RevisionContent,
  type ScenarioRef,
  type Sha256,
} from '@tamwil/store';

export const OFFICER: Author = { sub: 'sub-officer', name: 'officer' };
export const COLLEAGUE: Author = { sub: 'sub-colleague', name: 'colleague' };
export const PROGRAMME: Author = { sub: 'sub-programme', name: 'programme' };
export const FINANCE: Author = { sub: 'sub-finance', name: 'finance' };

/** A scenario that no other test knows. */
export function newRef(workspace = `ws-${randomUUID()}`): ScenarioRef {
  return { workspace: id(workspace), scenario: id(`scenario-${randomUUID()}`) };
}

export function id(text: string): Id {
  const checked = parseId(text);
  if (checked === null) throw new Error(`${text} is not an id`);
  return checked;
}

let minutes = 0;
/** Who, at a time later than every earlier one of this process, with a fresh nonce. */
export function by(author: Author): Circumstance {
  minutes += 1;
  return { at: new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString(), author, nonce: randomUUID() };
}

/** A revision whose inputs say `text`; it can be submitted unless `blockers` says why not. */
export function content(text: string, blockers: string[] = []): RevisionContent {
  return {
    revision: {
      name: `Scenario ${text}`,
      inputDigest: digest(`inputs ${text}`),
      resultDigest: digest(`result ${text}`),
      engine: '0.1.0',
      totals: { currency: 'USD', cost: '237000000.00', award: '160000000.00' },
      blockers,
    },
    texts: { inputs: JSON.stringify({ schema: 'scenario/1', name: text }), result: JSON.stringify({ result: text }) },
    reason: `because ${text}`,
  };
}

export function digest(text: string): Sha256 {
  return createHash('sha256').update(text).digest('hex') as Sha256;
}

/** Terms of a link to `version` under an address that no other test knows. */
export function newTerms(version: number): LinkTerms {
  return {
    link: digest(randomUUID()),
    version,
    label: 'Position for Donor A',
    audience: 'Donor A (invented)',
    donor: 'Donor A (invented)',
    expires: '2027-01-01T00:00:00.000Z',
  };
}
