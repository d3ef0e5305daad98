import { person } from './session.ts';

/** The groups that may write. The API decides; the page only leaves out buttons that it would refuse. */
const EDITORS = ['resource-mobilization', 'programme', 'finance'];
const LINK_MAKERS = ['resource-mobilization', 'finance'];

export function mayEdit(): boolean {
  return isInOneOf(EDITORS);
}

export function mayMakeLinks(): boolean {
  return isInOneOf(LINK_MAKERS);
}

export function isInGroup(group: string): boolean {
  return isInOneOf([group]);
}

function isInOneOf(groups: readonly string[]): boolean {
  return person.value?.groups.some((group) => groups.includes(group)) ?? false;
}
