import { parseAmount, placePoint } from '@tamwil/money';
import type { VNode } from 'preact';
import { INK_QUIET, type MarkColour } from './palette.ts';

/** A share as a bar inside a table cell, beside its figure. `share` is a decimal string with at most six places. */
export function ShareBar({ share, colour }: { readonly share: string; readonly colour: MarkColour }): VNode {
  const millionths = parseAmount(share, 6);
  const part = typeof millionths === 'bigint' ? (millionths > 1_000_000n ? 1_000_000n : millionths) : 0n;
  return (
    <svg class="share-bar" width="64" height="8" aria-hidden="true">
      <rect x="0.5" y="0.5" width="63" height="7" fill="none" stroke={INK_QUIET} stroke-dasharray="2 2" />
      <rect x="0" y="0" width={`${placePoint(part, 4)}%`} height="8" fill={colour.fill} stroke={colour.edge} />
    </svg>
  );
}
