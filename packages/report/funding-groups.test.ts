import { readFunding, SOURCE_KINDS, type Source } from '@tamwil/funding';
import { PLANS } from '@tamwil/plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fundingGroups } from './funding-groups.ts';
import { usableOf } from './usable-money.ts';

const plan = PLANS.get('gb343-ins-3-1')!;

type Given = readonly [kind: string, donor: string | null, received: number, committed: number];

function sourcesOf(given: readonly Given[]): readonly Source[] {
  const read = readFunding(
    given.map(([kind, donor, received, committed], index) => ({
      id: `source-${index}`,
      kind,
      donor,
      earmark: { for: { components: ['C1'] } },
      charges: { deducted: true },
      tranches: [
        { amount: `${received}.00`, stage: 'received' },
        { amount: `${committed}.00`, stage: 'committed' },
        { amount: '5.00', stage: 'pledged' },
      ],
    })),
    { plan, priorities: new Map(), currency: 'USD', asOf: null },
  );
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value.sources;
}

const groups = (given: readonly Given[], donor: string | null = null) =>
  fundingGroups(sourcesOf(given), donor, 2).map(({ group, sources, firm }) => [group, sources, firm]);

describe('another donor', () => {
  it('is not shown by a kind that only two bring money to, nor by one that he dominates', () => {
    expect(
      groups([
        ['rbsa', 'A', 10, 0],
        ['rbsa', 'B', 10, 0],
        ['other', 'C', 10, 0],
      ]),
    ).toEqual([['other', 3, '30.00']]);
    expect(
      groups([
        ['rbsa', 'A', 76, 0],
        ['rbsa', 'B', 12, 0],
        ['rbsa', 'C', 12, 0],
        ['pooled-fund', 'D', 1, 0],
      ]),
    ).toEqual([['other', 4, '101.00']]);
    expect(
      groups([
        ['rbsa', 'A', 75, 0],
        ['rbsa', 'B', 12, 0],
        ['rbsa', 'C', 13, 0],
      ]),
    ).toEqual([['rbsa', 3, '100.00']]);
  });

  it('is not hidden behind several agreements of his own', () => {
    expect(
      groups([
        ['rbsa', 'A', 10, 0],
        ['rbsa', 'A', 10, 0],
        ['rbsa', 'B', 10, 0],
        ['other', 'C', 1, 0],
      ]),
    ).toEqual([['other', 4, '31.00']]);
  });

  it('is not shown by the difference of what is shown', () => {
    // Alone in "other", D would be the total less the kind; so the kind goes in as well.
    expect(
      groups([
        ['rbsa', 'A', 10, 0],
        ['rbsa', 'B', 10, 0],
        ['rbsa', 'C', 10, 0],
        ['pooled-fund', 'D', 7, 0],
      ]),
    ).toEqual([['other', 4, '37.00']]);
  });

  it('is not shown by what is already paid, when all have agreed but one has paid', () => {
    expect(
      groups([
        ['rbsa', 'A', 10, 0],
        ['rbsa', 'B', 0, 10],
        ['rbsa', 'C', 0, 10],
        ['pooled-fund', 'D', 1, 0],
      ]),
    ).toEqual([['other', 4, '31.00']]);
  });

  it('does not count when his money is only pledged', () => {
    expect(
      groups([
        ['rbsa', 'A', 10, 0],
        ['rbsa', 'B', 10, 0],
        ['rbsa', 'C', 0, 0],
      ]),
    ).toEqual([['other', 2, '20.00']]);
  });

  it('can never be told from a group, whoever gives what', () => {
    const given = fc.array(
      fc.tuple(
        fc.constantFrom(...SOURCE_KINDS.filter((kind) => kind !== 'regular-budget')),
        fc.constantFrom('A', 'B', 'C', 'D', 'E', null),
        fc.nat(50),
        fc.nat(50),
      ),
      { minLength: 1, maxLength: 14 },
    );
    fc.assert(
      fc.property(given, (each) => {
        const sources = sourcesOf(each);
        const shown = fundingGroups(sources, 'A', 2);
        const cents = (basis: 'inHand' | 'firm') =>
          shown.reduce((sum, group) => sum + BigInt(group[basis].replace('.', '')), 0n);
        expect({ inHand: cents('inHand'), firm: cents('firm') }).toEqual(usableOf(sources));
        const others = shown.filter(({ group }) => group !== 'own');
        // One group of all others is their total, which the page shows anyway.
        if (others.length < 2) return;
        for (const { group, sources: count } of others) {
          const members = sources.filter(
            ({ kind, donor }) =>
              donor !== 'A' &&
              (group === 'other' ? !others.some((one) => one.group === kind) || kind === 'other' : kind === group),
          );
          const firm = members.filter((source) => usableOf([source]).firm > 0n);
          expect(firm).toHaveLength(count);
          for (const basis of ['inHand', 'firm'] as const) {
            const byDonor = new Map<string, bigint>();
            for (const source of firm) {
              const name = source.donor ?? source.id;
              byDonor.set(name, (byDonor.get(name) ?? 0n) + usableOf([source])[basis]);
            }
            const amounts = [...byDonor.values()].filter((amount) => amount > 0n);
            const total = amounts.reduce((sum, amount) => sum + amount, 0n);
            if (total === 0n) continue;
            expect(amounts.length).toBeGreaterThanOrEqual(3);
            for (const amount of amounts) expect(amount * 4n <= total * 3n).toBe(true);
          }
        }
      }),
    );
  });
});

describe('the donor himself', () => {
  it('sees his own money apart from the others', () => {
    expect(
      groups(
        [
          ['rbsa', 'A', 10, 5],
          ['rbsa', 'B', 10, 0],
        ],
        'A',
      ),
    ).toEqual([
      ['own', 1, '15.00'],
      ['other', 1, '10.00'],
    ]);
  });
});
