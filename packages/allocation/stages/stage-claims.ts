import { type Fraction, fraction, minus, parseAmount, parseFraction, ZERO } from '@tamwil/money';
import type { Instance } from '../problem/instance.ts';
import type { StageDocument } from '../request/program-schema.ts';

/** Targets that a stage speaks of, in the order of `to`; cells of a unit in request order. */
export function selectedBy(instance: Instance, to: StageDocument['to']): number[] {
  if (to === undefined || to === '*') return Array.from({ length: instance.size }, (_, position) => position);
  if (!Array.isArray(to)) {
    const named = new Set(to.groups);
    const inGroup = (position: number) => named.has(instance.groups[instance.groupOf[position]!]?.name ?? '');
    return Array.from({ length: instance.size }, (_, position) => position).filter(inGroup);
  }
  const chosen = new Set<number>();
  for (const name of to) {
    const position = instance.positionOf.get(name);
    if (position !== undefined) chosen.add(position);
    else for (const cell of instance.units[instance.unitNamed.get(name)!]!.cells) chosen.add(cell);
  }
  return [...chosen];
}

/** The ceiling of every target in a stage, never above its claim. */
export function ceilingsOf(instance: Instance, upTo: StageDocument['upTo']): (position: number) => Fraction {
  const claim = (position: number): Fraction => fraction(instance.claims[position]!);
  if (upTo === undefined || upTo === 'claim') return claim;
  if ('percentOfClaim' in upTo) {
    const share = parseFraction(upTo.percentOfClaim)!;
    return (position) => atMost(fraction(instance.claims[position]! * share.n, share.d * 100n), claim(position));
  }
  const amounts =
    'field' in upTo
      ? instance.units.map((unit) => fieldOf(instance, unit.cells, upTo.field))
      : instance.units.map(() => parseAmount(upTo.amount, instance.problem.digits) as bigint);
  return (position) => {
    const unit = instance.unitOf[position]!;
    return atMost(splitByClaim(instance, amounts[unit]!, unit, position), claim(position));
  };
}

/** A field of a unit: the sum of its cells' values; a cell without the field counts zero. */
export function fieldOf(instance: Instance, cells: readonly number[], field: string): bigint {
  let sum = 0n;
  for (const cell of cells) {
    const fields = instance.problem.targets[cell]!.fields;
    if (fields !== undefined && Object.hasOwn(fields, field)) sum += fields[field]!;
  }
  return sum;
}

/** A cell's part of an amount of its unit: by claim. */
export function splitByClaim(instance: Instance, amount: bigint, unit: number, cell: number): Fraction {
  const claim = instance.units[unit]!.claim;
  if (claim === 0n) return ZERO;
  if (instance.units[unit]!.cells.length === 1) return fraction(amount);
  return fraction(amount * instance.claims[cell]!, claim);
}

/** What a target still lacks up to its ceiling. */
export function lackOf(ceiling: Fraction, award: Fraction): Fraction {
  if (award.n === 0n) return ceiling;
  const lack = minus(ceiling, award);
  return lack.n > 0n ? lack : ZERO;
}

function atMost(value: Fraction, most: Fraction): Fraction {
  return value.n * most.d < most.n * value.d ? value : most;
}
