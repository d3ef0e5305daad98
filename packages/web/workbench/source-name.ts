import { draft } from './open-scenario.ts';

/** The name of a source by its id. */
export function sourceName(id: string): string {
  return draft.value?.funding.find((source) => source.id === id)?.name ?? id;
}

/** The name of the source that a place of the document belongs to; nothing for other places. */
export function sourceAt(pointer: string): string {
  const position = /^\/funding\/(\d+)/.exec(pointer)?.[1];
  return (position && draft.value?.funding[Number(position)]?.name) || '';
}
