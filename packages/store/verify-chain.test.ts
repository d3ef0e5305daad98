import { expect, it } from 'vitest';
import { advance } from './advance.ts';
import type { Deed, ScenarioEvent } from './event.ts';
import { seal, sha256 } from './event-hash.ts';
import { verifyChain } from './verify-chain.ts';

const AUTHOR = { sub: 'officer', name: 'Officer' };
const digests = { inputs: sha256('inputs'), result: sha256('result') };
const revision: Deed = {
  kind: 'revision',
  reason: 'first',
  revision: {
    name: 'x',
    inputDigest: digests.inputs,
    resultDigest: digests.result,
    engine: '0.1.0',
    totals: {},
    blockers: [],
  },
  documents: digests,
  copiedFrom: null,
};

function after(before: ScenarioEvent | null, deed: Deed): ScenarioEvent {
  const version = (before?.version ?? 0) + 1;
  const circumstance = { at: `2026-01-01T00:00:0${version}.000Z`, author: AUTHOR, nonce: `nonce ${version}` };
  const standing = advance(before, version, deed, circumstance);
  if (!standing.ok) throw new Error(standing.faults[0]?.detail);
  return seal({ version, ...circumstance, deed, standing: standing.value, previous: before?.hash ?? null });
}

it('a clearance that nobody gave is found, even when its writer has computed the hashes anew', () => {
  const first = after(null, revision);
  const second = after(first, { kind: 'submission', reason: 'ready' });
  expect(verifyChain([first, second])).toEqual([]);
  const { hash: _hash, ...written } = second;
  const forged = seal({ ...written, standing: { ...second.standing, state: 'cleared' } });
  expect(verifyChain([first, forged]).map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/1/standing', 'standing-wrong'],
  ]);
});

it('a history that does not begin with a revision is found', () => {
  const first = after(null, revision);
  const second = after(first, { kind: 'archive', reason: 'old' });
  expect(verifyChain([second]).map(({ code }) => code)).toEqual(['chain-gap', 'chain-broken', 'standing-wrong']);
});
