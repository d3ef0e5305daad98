import type { VNode } from 'preact';
import type { Wording } from '../language/wording.ts';
import { INK_QUIET, WHOLE } from './palette.ts';
import type { SegmentKind } from './stacked-bars.tsx';

const KINDS: readonly SegmentKind[] = ['in-hand', 'agreed', 'gap'];

/** What solid, hatched and empty mean, drawn as the bars are. */
export function FinancingLegend({ id, wording }: { readonly id: string; readonly wording: Wording }): VNode {
  return (
    <ul class="legend">
      {KINDS.map((kind) => (
        <li key={kind}>
          <svg width="28" height="12" aria-hidden="true">
            <pattern
              id={`${id}-${kind}`}
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="3" height="6" fill={WHOLE.fill} />
            </pattern>
            <rect
              x="0.5"
              y="0.5"
              width="27"
              height="11"
              fill={kind === 'in-hand' ? WHOLE.fill : kind === 'agreed' ? `url(#${id}-${kind})` : 'none'}
              stroke={kind === 'gap' ? INK_QUIET : WHOLE.edge}
              {...(kind === 'gap' ? { 'stroke-dasharray': '4 3' } : {})}
            />
          </svg>
          {wording.text(`legend.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
