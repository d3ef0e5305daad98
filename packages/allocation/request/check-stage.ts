import { compare, type Fraction, fraction, parseFraction } from '@tamwil/money';
import { checkNames, type NameBook } from './check-names.ts';
import { type FaultList, quoted } from './fault-list.ts';
import type { Named, Outline, Placed, StageOutline } from './outline.ts';

/** Most units that a best-value stage may choose among. */
export const MOST_UNITS = 60;

type Path = readonly PropertyKey[];

/** Notes what is wrong with one stage. */
export function checkStage(outline: Outline, book: NameBook, stage: StageOutline, path: Path, faults: FaultList): void {
  checkKeys(stage, path, faults);
  checkTo(stage, book, faults);
  for (const placed of stage.percentages) checkRange(placed, fraction(100n), faults);
  if (stage.ratio !== undefined) checkRange(stage.ratio, fraction(1n), faults);
  checkWeights(stage.weights, stage.by ? book.groups : book.units, stage.by ? 'unknown-group' : 'unknown-id', faults);
  checkWeights(stage.weightsWithin, book.units, 'unknown-id', faults);
  checkNames(stage.value, book.units, faults);
  for (const named of stage.pairs) checkNames([named], book.units, faults);
  checkNames(stage.must, book.units, faults);
  const selected = selectedPositions(outline, book, stage);
  if (stage.by) checkGroups(outline, selected, faults);
  if (stage.select === 'best-value') {
    const units = new Set(selected.map((position) => nameOf(outline, position)));
    if (units.size > MOST_UNITS) {
      faults.add([...path, 'to'], 'too-many-units', `The stage chooses among ${units.size} units.`);
    }
  }
  if (outline.direction === 'cut') checkCut(stage, path, faults);
}

const SHARING_KEYS = ['share', 'weights', 'by', 'within', 'weightsWithin'];
const SELECTION_KEYS = ['onMisfit', 'value', 'requires', 'excludes', 'must'];

function checkKeys(stage: StageOutline, path: Path, faults: FaultList): void {
  const { keys, select } = stage;
  const refuse = (refused: readonly string[], detail: string) => {
    for (const key of refused) if (keys.has(key)) faults.add([...path, key], 'key-not-in-this-stage', detail);
  };
  if (!keys.has('select')) {
    if (!keys.has('share')) faults.add(path, 'share-missing', 'The stage has neither `share` nor `select`.');
    refuse(SELECTION_KEYS, 'This key belongs to selection stages.');
    if (!stage.by) refuse(['within', 'weightsWithin'], 'This key needs `by`.');
    return;
  }
  refuse(SHARING_KEYS, 'A selection stage does not share.');
  if (select === 'best-value') refuse(['onMisfit'], 'Only the walk in order has misfits.');
  if (select === 'in-order') refuse(['value'], 'Values count in best-value stages only.');
}

function checkTo({ to }: StageOutline, book: NameBook, faults: FaultList): void {
  if (to === '*') return;
  if (!isNameList(to)) {
    checkNames(to.groups, book.groups, faults, 'unknown-group');
    return;
  }
  checkNames(to, { has: (name) => book.targets.has(name) || book.units.has(name) }, faults);
  for (const { name, path } of to) {
    const cells = book.units.get(name);
    const isOnlyCell = cells?.length === 1 && cells[0] === book.positionOf.get(name);
    if (book.targets.has(name) && cells !== undefined && !isOnlyCell) {
      faults.add(path, 'ambiguous-name', `${quoted(name)} is a target and a unit with other cells.`);
    }
  }
}

function checkRange({ text, path }: Placed, most: Fraction, faults: FaultList): void {
  const value = parseFraction(text);
  if (value === null) {
    faults.add(path, 'not-exact-number', `${quoted(text)} is neither a plain decimal nor a fraction.`);
  } else if (value.n < 0n || compare(value, most) > 0) {
    faults.add(path, 'ratio-out-of-range', `${quoted(text)} is not between 0 and ${most.n}.`);
  }
}

function checkWeights(
  weights: StageOutline['weights'],
  known: { has(name: string): boolean },
  unknown: 'unknown-id' | 'unknown-group',
  faults: FaultList,
): void {
  checkNames(weights, known, faults, unknown);
  for (const { text, path } of weights) {
    if (text === undefined) continue;
    const value = parseFraction(text);
    if (value === null) {
      faults.add(path, 'not-exact-number', `${quoted(text)} is neither a plain decimal nor a fraction.`);
    } else if (value.n <= 0n) faults.add(path, 'weight-not-positive', `The weight is ${quoted(text)}.`);
  }
}

function checkGroups(outline: Outline, selected: readonly number[], faults: FaultList): void {
  for (const position of selected) {
    const { id, group } = outline.targets[position]!;
    if (group !== undefined || id === undefined) continue;
    faults.add(['targets', position, 'group'], 'group-missing', `The target ${quoted(id)} has no group.`);
  }
}

function checkCut(stage: StageOutline, path: Path, faults: FaultList): void {
  if (stage.keys.has('minFundingRatio')) {
    faults.add([...path, 'minFundingRatio'], 'not-in-a-cut', 'Guards are not defined for a cut.');
  }
  if (stage.limitOfFunds) {
    faults.add([...path, 'limit', 'percentOfFunds'], 'not-in-a-cut', 'A cut hands out a shortfall, not funds.');
  }
  if (stage.keys.has('select')) {
    faults.add([...path, 'select'], 'not-in-a-cut', 'Whole units are not cut.');
  }
}

function selectedPositions(outline: Outline, book: NameBook, { to }: StageOutline): number[] {
  const all = [...outline.targets.keys()];
  if (to === '*') return all;
  if (!isNameList(to)) {
    const groups = new Set(to.groups.map(({ name }) => name));
    return all.filter((position) => groups.has(outline.targets[position]!.group ?? ''));
  }
  const chosen = new Set<number>();
  for (const { name } of to) {
    const position = book.positionOf.get(name);
    if (position !== undefined) chosen.add(position);
    else for (const cell of book.units.get(name) ?? []) chosen.add(cell);
  }
  return [...chosen];
}

function nameOf(outline: Outline, position: number): string {
  const { id, unit } = outline.targets[position]!;
  return unit ?? id ?? '';
}

function isNameList(to: StageOutline['to']): to is readonly Named[] {
  return Array.isArray(to);
}
