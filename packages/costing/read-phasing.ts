import { pointerOf } from '@tamwil/fault';
import { compare, type Fraction, formatFraction, ONE, over, sum } from '@tamwil/money';
import { readShare, yearsOf } from '@tamwil/plan';
import type { Window } from './costing.ts';
import type { CostingDocument } from './costing-schema.ts';
import { assume, fault, type Reading } from './reading.ts';
import { windowWeight, yearWeight } from './year-weight.ts';

/**
 * The share of every output's cost that falls into each year: the user's shares, which add up to 1 exactly (years left
 * out are 0), or the same for every year of the time frame with the stub weight for the first year of the plan.
 *
 * Faults: `unknown-output`, `unknown-period`, `outside-window`, `shares-do-not-add-up`, and those of the numbers.
 */
export function readPhasing(
  phasing: CostingDocument['phasing'] = {},
  windows: ReadonlyMap<string, Window>,
  stubYearWeight: Fraction,
  reading: Reading,
): Map<string, ReadonlyMap<number, Fraction>> {
  const { plan } = reading;
  const shares = new Map<string, ReadonlyMap<number, Fraction>>();
  for (const window of windows.values()) shares.set(window.output, even(window));
  for (const [output, byYear] of Object.entries(phasing)) {
    const window = windows.get(output);
    if (window === undefined) {
      fault(
        reading,
        'unknown-output',
        pointerOf(['phasing', output]),
        `The plan has no output ${JSON.stringify(output)}.`,
      );
    } else {
      shares.set(output, readYears(window, byYear, reading));
    }
  }
  if ([...windows.keys()].some((output) => !Object.hasOwn(phasing, output)))
    assume(reading, 'phasing-even', '/phasing', 'even');
  return shares;

  function even(window: Window): Map<number, Fraction> {
    const weight = windowWeight(plan, stubYearWeight, window);
    return new Map(yearsOf(window).map((year) => [year, over(yearWeight(plan, stubYearWeight, year), weight)]));
  }
}

function readYears(window: Window, byYear: Record<string, string>, reading: Reading): Map<number, Fraction> {
  const { plan, faults } = reading;
  const years = new Set(yearsOf(plan).map(String));
  const shares = new Map<number, Fraction>();
  for (const [year, text] of Object.entries(byYear)) {
    const pointer = pointerOf(['phasing', window.output, year]);
    const share = readShare(text, pointer, faults);
    if (!years.has(year)) {
      fault(reading, 'unknown-period', pointer, `The plan has no year ${JSON.stringify(year)}.`);
    } else if (share.n !== 0n && (Number(year) < window.firstYear || Number(year) > window.lastYear)) {
      const detail = `${window.output} may cost something from ${window.firstYear} to ${window.lastYear} only.`;
      fault(reading, 'outside-window', pointer, detail);
    }
    shares.set(Number(year), share);
  }
  const total = sum(shares.values());
  if (compare(total, ONE) !== 0) {
    const detail = `The years of ${window.output} add up to ${formatFraction(total)}, not to 1.`;
    fault(reading, 'shares-do-not-add-up', `/phasing/${window.output}`, detail);
  }
  return shares;
}
