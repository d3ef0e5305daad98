import type { PartId } from './options/option.ts';

export interface Overlap {
  readonly parts: readonly [PartId, PartId];
  /** Why both together count the same money twice. */
  readonly because: string;
}

/** Parts that draw on the same money. Counting both is refused unless the user says which share of one is additional. */
export const OVERLAPS: readonly Overlap[] = [
  {
    parts: ['tax.target', 'tax.buoyancy'],
    because: 'A tax ratio that rises to a target and revenue that grows faster than GDP are the same revenue.',
  },
  {
    parts: ['debt.room', 'macro'],
    because:
      'Borrowing up to a debt ceiling and a wider deficit are the same borrowing: a deficit is financed by debt.',
  },
  {
    parts: ['debt.room', 'debt.concessional'],
    because: 'A concessional loan is debt and uses the room under the ceiling.',
  },
  {
    parts: ['debt.concessional', 'macro'],
    because: 'A concessional loan finances a deficit, which the deficit ceiling counts already.',
  },
];

export function overlapOf(a: string, b: string): Overlap | undefined {
  return OVERLAPS.find(({ parts: [one, other] }) => (one === a && other === b) || (one === b && other === a));
}
