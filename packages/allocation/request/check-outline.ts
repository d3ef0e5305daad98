import { checkNames, type NameBook, nameBook } from './check-names.ts';
import { checkStage } from './check-stage.ts';
import { type FaultList, quoted } from './fault-list.ts';
import type { Outline } from './outline.ts';

export const MOST_TARGETS = 20_000;
export const MOST_SOURCES = 2_000;

/** Notes everything that is wrong with a request beyond its shape. */
export function checkOutline(outline: Outline, faults: FaultList): void {
  const { targets, sources, stages } = outline;
  if (targets.length === 0) faults.add(['targets'], 'no-targets', 'There is no target.');
  if (targets.length > MOST_TARGETS) {
    faults.add(['targets'], 'too-many-targets', `There are ${targets.length} targets.`);
  }
  if (sources.length > MOST_SOURCES) {
    faults.add(['sources'], 'too-many-sources', `There are ${sources.length} sources.`);
  }
  if (targets.length > MOST_TARGETS || sources.length > MOST_SOURCES) return;

  const book = nameBook(outline);
  checkIds(targets, ['targets'], faults);
  checkIds(sources, ['sources'], faults);
  checkIds(stages, ['program', 'stages'], faults);
  checkSources(outline, book, faults);
  for (const [index, stage] of stages.entries()) {
    checkStage(outline, book, stage, ['program', 'stages', index], faults);
  }
  if (outline.minimumViable !== null) {
    checkNames(outline.minimumViable.release, book.units, faults);
    checkNames(outline.minimumViable.protected, book.units, faults);
    if (outline.direction === 'cut') {
      faults.add(['program', 'minimumViable'], 'not-in-a-cut', 'Minimum viable budgets are not defined for a cut.');
    }
  }
}

function checkIds(
  entries: readonly { readonly id: string | undefined }[],
  path: readonly PropertyKey[],
  faults: FaultList,
): void {
  const seen = new Set<string>();
  for (const [index, { id }] of entries.entries()) {
    if (id === undefined) continue;
    if (seen.has(id)) faults.add([...path, index, 'id'], 'duplicate-id', `${quoted(id)} is already taken.`);
    seen.add(id);
  }
}

function checkSources(outline: Outline, book: NameBook, faults: FaultList): void {
  for (const [index, source] of outline.sources.entries()) {
    const path = ['sources', index];
    if (source.for !== '*' && source.for !== undefined) checkNames(source.for, book.targets, faults);
    for (const { name, path: place } of source.atMost) {
      if (book.targets.has(name) && book.groups.has(name)) {
        faults.add(place, 'ambiguous-name', `${quoted(name)} is a target and a group.`);
      } else if (!book.targets.has(name) && !book.groups.has(name)) {
        faults.add(place, 'unknown-id', `There is no target or group ${quoted(name)}.`);
      }
    }
    checkBooked(source, path, book, faults);
    if (outline.direction === 'cut') {
      const restricted = [
        ...(source.for === '*' || source.for === undefined ? [] : ['for']),
        ...(source.atMost.length > 0 ? ['atMost'] : []),
        ...(source.booked.length > 0 ? ['booked'] : []),
      ];
      for (const key of restricted) {
        faults.add([...path, key], 'cut-restricted-money', 'A cut runs on unrestricted money only.');
      }
    }
  }
}

function checkBooked(
  source: Outline['sources'][number],
  path: readonly PropertyKey[],
  book: NameBook,
  faults: FaultList,
): void {
  const reach = source.for === '*' || source.for === undefined ? null : new Set(source.for.map(({ name }) => name));
  let sum = 0n;
  for (const { target, amount } of source.booked) {
    sum += amount ?? 0n;
    if (target === undefined) continue;
    if (!book.targets.has(target.name)) {
      faults.add(target.path, 'unknown-id', `There is no target ${quoted(target.name)}.`);
    } else if (reach !== null && !reach.has(target.name)) {
      faults.add(target.path, 'booked-outside-earmark', `The source does not reach ${quoted(target.name)}.`);
    }
  }
  if (source.amount !== undefined && sum > source.amount) {
    faults.add([...path, 'booked'], 'booked-above-amount', `More is booked than the source has.`);
  }
}
