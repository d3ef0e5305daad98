import type { VNode } from 'preact';
import type { MarkColour } from './palette.ts';

/** The small square that ties a row of a table to its bar. Decoration: the row names the component. */
export function Swatch({ colour }: { readonly colour: MarkColour }): VNode {
  return (
    <svg class="swatch" width="10" height="10" aria-hidden="true">
      <rect x="0.5" y="0.5" width="9" height="9" fill={colour.fill} stroke={colour.edge} />
    </svg>
  );
}
