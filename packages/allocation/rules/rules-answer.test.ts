import { MOST_FAULTS } from '@tamwil/fault';
import { fraction, times } from '@tamwil/money';
import { describe, expect, it } from 'vitest';
import { applyRule, RULES, type RuleName, readRulesRequest, rulesAnswer } from './index.ts';

function answer(body: unknown) {
  const read = readRulesRequest(body);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return rulesAnswer(read.value).rules;
}
const faultsOf = (body: unknown) => {
  const read = readRulesRequest(body);
  return read.ok ? [] : read.faults.map(({ pointer, code }) => `${pointer} ${code}`);
};
const claimants = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `t${i}`, claim: `${i + 1}.00` }));
const plan = [190, 20, 15, 8, 4].map((claim, i) => ({ id: `C${i + 1}`, claim: `${claim}000000.00` }));

describe('the rule gallery', () => {
  it('a reader finds all fourteen rules for the plan at 150 million, in the order of the page, each to the cent', () => {
    const rules = answer({ currency: 'USD', available: '150000000.00', claims: plan });
    expect(rules.map(({ rule }) => rule)).toEqual(Object.keys(RULES));
    expect(rules).toHaveLength(14);
    const cents = Object.fromEntries(rules.map(({ rule, awards }) => [rule, awards.map(({ award }) => award)]));
    expect(cents['proportional']).toEqual(['120253164.56', '12658227.85', '9493670.88', '5063291.14', '2531645.57']);
    expect(cents['minimal-overlap']).toEqual(['136633333.34', '6633333.33', '4133333.33', '1800000.00', '800000.00']);
    const collapsed = ['126500000.00', '10000000.00', '7500000.00', '4000000.00', '2000000.00'];
    for (const rule of ['talmud', 'random-arrival', 'adjusted-proportional', 'average-of-awards']) {
      expect(cents[rule]).toEqual(collapsed);
    }
    expect(cents['priority']).toEqual(['150000000.00', '0.00', '0.00', '0.00', '0.00']);
  });

  it('exact fractions are in minor units and come only on request', () => {
    const body = { currency: 'USD', available: '0.10', claims: claimants(3) };
    expect(answer(body)[0]?.awards[0]).toEqual({ target: 't0', award: '0.02' });
    expect(answer({ ...body, detail: 'exact' })[0]?.awards[0]).toEqual({ target: 't0', award: '0.02', exact: '5/3' });
  });

  it('a currency without minor digits is not read as cents', () => {
    const claims = [{ id: 'a', claim: '7' }];
    expect(answer({ currency: 'JPY', available: '5', claims })[0]?.awards).toEqual([{ target: 'a', award: '5' }]);
    expect(faultsOf({ currency: 'JPY', available: '5.5', claims })).toEqual(['/available amount-too-precise']);
  });

  it('weights reach the four rules that have them, and the others say that they have none', () => {
    const claims = [
      { id: 'a', claim: '10.00' },
      { id: 'b', claim: '10.00' },
    ];
    const rules = answer({ currency: 'USD', available: '9.00', claims, weights: { a: '2' } });
    const byName = Object.fromEntries(rules.map((entry) => [entry.rule, entry]));
    const awardsOf = (rule: string) => byName[rule]?.awards.map(({ award }) => award);
    expect(awardsOf('proportional')).toEqual(['6.00', '3.00']);
    expect(awardsOf('constrained-equal-awards')).toEqual(['6.00', '3.00']);
    // In equal losses a weight of 2 is twice the loss: 11.00 are lost, 7.33 of them by a.
    expect(awardsOf('constrained-equal-losses')).toEqual(['2.67', '6.33']);
    expect(awardsOf('talmud')).toEqual(['5.00', '4.00']);
    const without = rules.filter(({ error }) => error !== null);
    expect(without).toHaveLength(10);
    expect(new Set(without.map(({ error }) => error))).toEqual(new Set(['weights-not-defined']));
    expect(without.every(({ awards }) => awards.length === 0)).toBe(true);
  });

  it('random arrival answers 20 claimants and the average of awards 16; one more is an error, not a hang', () => {
    const errors = (count: number) =>
      Object.fromEntries(
        answer({ currency: 'USD', available: '33.33', claims: claimants(count) })
          .filter(({ error }) => error !== null)
          .map(({ rule, error }) => [rule, error]),
      );
    expect(errors(16)).toEqual({});
    expect(errors(17)).toEqual({ 'average-of-awards': 'too-many-claimants' });
    expect(errors(20)).toEqual({ 'average-of-awards': 'too-many-claimants' });
    expect(errors(21)).toEqual({
      'average-of-awards': 'too-many-claimants',
      'random-arrival': 'too-many-claimants',
    });
  });

  it('claims of nothing do not count towards the most claimants, and cost nobody anything', () => {
    const nothing = Array.from({ length: 8 }, (_, i) => ({ id: `zero${i}`, claim: '0.00' }));
    const of = (claims: { id: string; claim: string }[]) => answer({ currency: 'USD', available: '33.33', claims });
    const mixed = of([...nothing.slice(0, 3), ...claimants(16), ...nothing.slice(3)]);
    expect(mixed.filter(({ error }) => error !== null)).toEqual([]);
    for (const [i, { rule, awards }] of of(claimants(16)).entries()) {
      // To alpha-min the smallest claim is what everyone gets first.
      if (rule === 'alpha-min') continue;
      expect(mixed[i]!.awards.filter(({ target }) => !target.startsWith('zero'))).toEqual(awards);
    }
  });

  it('every rule gives nobody nothing', () => {
    for (const rule of Object.keys(RULES) as RuleName[]) expect(applyRule(rule, fraction(5n), [])).toEqual([]);
  });

  it('no rule depends on the unit in which fractions of a cent are counted', () => {
    const [available, claims] = [fraction(5n, 4n), [fraction(1n, 2n), fraction(1n, 3n), fraction(7n, 5n)]];
    for (const rule of Object.keys(RULES) as RuleName[]) {
      const counted = applyRule(
        rule,
        times(available, fraction(60n)),
        claims.map((claim) => times(claim, fraction(60n))),
      );
      if (typeof counted === 'string') throw new Error(counted);
      const awards = counted.map((award) => times(award, fraction(1n, 60n)));
      expect({ rule, awards: applyRule(rule, available, claims) }).toEqual({ rule, awards });
    }
  });

  it('every fault of the values comes back at once, each with its place', () => {
    expect(
      faultsOf({
        currency: 'XYZ',
        available: '-1.00',
        claims: [
          { id: 'a', claim: '1.005' },
          { id: 'a', claim: '1e5' },
          { id: 'b/c', claim: '12345678901234567' },
        ],
        weights: { a: '0', 'b/c': 'x', z: '1' },
      }),
    ).toEqual([
      '/currency unknown-currency',
      '/available amount-negative',
      '/claims/0/claim amount-too-precise',
      '/claims/1/id duplicate-id',
      '/claims/1/claim amount-not-decimal',
      '/claims/2/claim amount-too-large',
      '/weights/a weight-not-positive',
      '/weights/b~1c not-exact-number',
      '/weights/z unknown-id',
    ]);
  });

  it('a body of another shape is refused with every place, never read half', () => {
    expect(faultsOf(null)).toEqual([' wrong-type']);
    expect(faultsOf([])).toEqual([' wrong-type']);
    const claims = [{ id: '', claim: '1' }, { id: 'b', claim: 'x' }, 7];
    expect(faultsOf({ currency: 'XYZ', available: 5, claims, extra: 1, weights: { b: '-1', c: 2 } })).toEqual([
      '/available wrong-type',
      '/claims/0/id too-short',
      '/claims/2 wrong-type',
      '/weights/c wrong-type',
      '/extra unknown-key',
      '/currency unknown-currency',
      '/claims/1/claim amount-not-decimal',
      '/weights/b weight-not-positive',
    ]);
    expect(faultsOf({ currency: 'USD', available: '1', claims: [] })).toEqual(['/claims no-targets']);
    expect(faultsOf({ currency: 'USD', available: '1', claims: claimants(20_001) })).toEqual([
      '/claims too-many-targets',
    ]);
  });

  it('hostile weights are refused before they cost time', () => {
    const claims = claimants(2_000);
    // 2,000 different long denominators: their common multiple would have some 78,000 digits.
    const long = (i: number) => 10n ** 38n + BigInt(2 * i + 1);
    for (const weightOf of [(i: number) => `1/${long(i)}`, (i: number) => `${long(i)}`]) {
      const weights = Object.fromEntries(claims.map(({ id }, i) => [id, weightOf(i)]));
      expect(faultsOf({ currency: 'USD', available: '1', claims, weights })).toEqual(['/weights work-too-large']);
    }
  });

  it('long weights that have their digits in common are no reason to refuse', () => {
    const claims = claimants(2_000);
    for (const weight of [`1/${10n ** 38n + 1n}`, `${10n ** 38n + 1n}`]) {
      const weights = Object.fromEntries(claims.map(({ id }) => [id, weight]));
      expect(faultsOf({ currency: 'USD', available: '1', claims, weights })).toEqual([]);
    }
  });

  it('the largest request is read, and a page of faults is not flooded', () => {
    const zeros = Array.from({ length: 20_000 }, (_, i) => ({ id: `t${i}`, claim: '0' }));
    expect(faultsOf({ currency: 'USD', available: '0', claims: zeros })).toEqual([]);
    const wrong = zeros.map(({ id }) => ({ id, claim: 'x' }));
    expect(faultsOf({ currency: 'USD', available: '0', claims: wrong })).toHaveLength(MOST_FAULTS);
  });

  it('cents are what a request without a wish for detail gets', () => {
    const body = { currency: 'USD', available: '1', claims: claimants(1) };
    for (const [detail, read] of [
      [{}, 'cents'],
      [{ detail: 'cents' }, 'cents'],
      [{ detail: 'exact' }, 'exact'],
    ] as const) {
      expect(readRulesRequest({ ...body, ...detail })).toMatchObject({ ok: true, value: { detail: read } });
    }
    expect(faultsOf({ ...body, detail: '' })).toEqual(['/detail unknown-value']);
  });
});
