import { pointerOf } from '@tamwil/fault';
import {
  compare,
  type Fraction,
  formatAmount,
  fraction,
  minorDigits,
  minus,
  over,
  roundToTotal,
  sum,
  times,
  ZERO,
} from '@tamwil/money';
import { type PlanComponent, readAmount, readShare } from '@tamwil/plan';
import type { Window } from './costing.ts';
import type { CostingDocument } from './costing-schema.ts';
import { assume, fault, type Reading } from './reading.ts';
import { windowWeight } from './year-weight.ts';

export interface Split {
  /** Direct cost by output in minor units. */
  readonly costs: Map<string, bigint>;
  /** Outputs whose cost nobody entered. */
  readonly placeholders: Set<string>;
}

type Named = Map<string, Fraction>;

/**
 * Divides every component's direct cost over its outputs: amounts first, then shares of the component, and what is left
 * over the outputs that are not named, in proportion to the years of their time frames (finance.md "Costing" 1 and 8).
 * Each component is rounded once by largest remainder, so its outputs add up to it to the cent.
 *
 * Faults: `unknown-component`, `unknown-output`, `output-of-other-component`, `named-twice`, `split-above-component`,
 * `split-below-component`, and those of the numbers.
 *
 * @param componentCosts direct cost by component in minor units
 */
export function readSplit(
  split: CostingDocument['split'] = {},
  componentCosts: ReadonlyMap<string, bigint>,
  windows: ReadonlyMap<string, Window>,
  stubYearWeight: Fraction,
  reading: Reading,
): Split {
  const { plan } = reading;
  const costs = new Map<string, bigint>();
  const placeholders = new Set<string>();
  for (const id of Object.keys(split)) {
    if (!componentCosts.has(id))
      fault(reading, 'unknown-component', pointerOf(['split', id]), `The plan has no component ${JSON.stringify(id)}.`);
  }
  for (const component of plan.components) {
    const named = readNamed(component, componentCosts.get(component.id)!, split, reading);
    const rest = minus(fraction(componentCosts.get(component.id)!), sum(named.values()));
    const unnamed = component.outputs.filter(({ id }) => !named.has(id));
    if (!adds(component, rest, unnamed.length, reading)) continue;
    const weights = new Map(unnamed.map(({ id }) => [id, windowWeight(plan, stubYearWeight, windows.get(id)!)]));
    const weight = sum(weights.values());
    const exact = component.outputs.map(({ id }) => named.get(id) ?? over(times(rest, weights.get(id)!), weight));
    const rounded = roundToTotal(exact, componentCosts.get(component.id)!);
    for (const [index, { id }] of component.outputs.entries()) costs.set(id, rounded[index]!);
    for (const { id } of unnamed) placeholders.add(id);
    if (unnamed.length > 0) {
      assume(reading, 'split-placeholder', `/split/${component.id}`, 'in proportion to the years of the time frame');
    }
  }
  return { costs, placeholders };
}

/** Exact cost of every output that the user named, in minor units. */
function readNamed(
  component: PlanComponent,
  cost: bigint,
  split: Record<string, NonNullable<CostingDocument['split']>[string]>,
  reading: Reading,
): Named {
  const { plan, faults } = reading;
  const named: Named = new Map();
  const section = Object.hasOwn(split, component.id) ? split[component.id]! : {};
  const read = (kind: 'amounts' | 'shares', value: (text: string, pointer: string) => Fraction): void => {
    for (const [output, text] of Object.entries(section[kind] ?? {})) {
      const pointer = pointerOf(['split', component.id, kind, output]);
      const owner = plan.outputs.find(({ id }) => id === output)?.component;
      if (owner === undefined) {
        fault(reading, 'unknown-output', pointer, `The plan has no output ${JSON.stringify(output)}.`);
      } else if (owner !== component.id) {
        fault(reading, 'output-of-other-component', pointer, `${output} belongs to ${owner}.`);
      } else if (named.has(output)) {
        fault(reading, 'named-twice', pointer, `${output} already has an amount.`);
      } else {
        named.set(output, value(text, pointer));
      }
    }
  };
  read('amounts', (text, pointer) => fraction(readAmount(text, plan.currency, pointer, faults)));
  read('shares', (text, pointer) => times(readShare(text, pointer, faults), fraction(cost)));
  return named;
}

/** Whether what is named fits the component: never above it, and equal to it when no output is left to take the rest. */
function adds(component: PlanComponent, rest: Fraction, unnamed: number, reading: Reading): boolean {
  const digits = minorDigits(reading.plan.currency);
  const pointer = `/split/${component.id}`;
  const short = (value: Fraction): string => formatAmount((value.n + value.d - 1n) / value.d, digits);
  if (compare(rest, ZERO) < 0) {
    const detail = `Amounts and shares of ${component.id} are ${short(minus(ZERO, rest))} above its direct cost.`;
    fault(reading, 'split-above-component', pointer, detail);
    return false;
  }
  if (unnamed === 0 && compare(rest, ZERO) > 0) {
    const detail = `Every output of ${component.id} is named, ${short(rest)} of its direct cost is not.`;
    fault(reading, 'split-below-component', pointer, detail);
    return false;
  }
  return true;
}
