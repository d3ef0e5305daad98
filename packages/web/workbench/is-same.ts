import { documentChanges } from '@tamwil/scenario';

/** Whether two JSON documents say the same, in whatever order their keys stand: the server sends them in canonical order. */
export function isSame(a: unknown, b: unknown): boolean {
  return documentChanges(a, b).length === 0;
}
