import { compare, type Fraction, formatFraction, ONE, plus, ZERO } from '@tamwil/money';
import { readShare } from '@tamwil/plan';
import type { Driver } from './costing.ts';
import type { CostingDocument } from './costing-schema.ts';
import { fault, type Reading } from './reading.ts';

/**
 * The quantities of service that costs vary with. A driver counts service (member States supported, States assisted
 * towards ratification), never results.
 *
 * Faults: `duplicate-id`, `unknown-output`, `variable-shares-above-one`, and those of the numbers.
 */
export function readDrivers(entries: CostingDocument['drivers'] = [], reading: Reading): Driver[] {
  const outputs = new Set(reading.plan.outputs.map(({ id }) => id));
  const ids = new Set<string>();
  const shares = new Map<string, Fraction>();
  const drivers = entries.map((entry, index): Driver => {
    const at = `/drivers/${index}`;
    if (ids.has(entry.id))
      fault(reading, 'duplicate-id', `${at}/id`, `${JSON.stringify(entry.id)} is a driver already.`);
    ids.add(entry.id);
    const variableShare = readShare(entry.variableShare, `${at}/variableShare`, reading.faults, {
      above: ZERO,
      most: ONE,
    });
    const named = new Set<string>();
    for (const [position, output] of entry.outputs.entries()) {
      const pointer = `${at}/outputs/${position}`;
      if (!outputs.has(output))
        fault(reading, 'unknown-output', pointer, `The plan has no output ${JSON.stringify(output)}.`);
      else if (named.has(output)) fault(reading, 'duplicate-id', pointer, `${output} stands twice in this driver.`);
      else shares.set(output, plus(shares.get(output) ?? ZERO, variableShare));
      named.add(output);
    }
    const { id, unit, planned, scenario } = entry;
    return { id, outputs: entry.outputs, unit, planned, scenario, variableShare };
  });
  for (const [output, share] of shares) {
    if (compare(share, ONE) > 0) {
      fault(
        reading,
        'variable-shares-above-one',
        '/drivers',
        `The drivers of ${output} vary ${formatFraction(share)} of its cost.`,
      );
    }
  }
  return drivers;
}
