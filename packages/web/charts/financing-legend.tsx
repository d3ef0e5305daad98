import type { VNode } from 'preact';
import type { Financing } from '../figures/financing-table.ts';
import type { Wording } from '../language/wording.ts';
import { INK_QUIET, WHOLE } from './palette.ts';
import type { SegmentKind } from './stacked-bars.tsx';

interface FinancingLegendProps {
  readonly id: string;
  /** Only what the bars show. */
  readonly kinds: readonly SegmentKind[];
  readonly wording: Wording;
}

/** The kinds of segment that any of these lines has. */
export function kindsOf(rows: readonly Financing[]): SegmentKind[] {
  const amounts: Readonly<Record<SegmentKind, (row: Financing) => bigint>> = {
    'in-hand': (row) => row.inHand,
    agreed: (row) => row.agreed,
    gap: (row) => row.gap,
    lapsed: (row) => row.lapsed,
  };
  return (Object.keys(amounts) as SegmentKind[]).filter((kind) => rows.some((row) => amounts[kind](row) > 0n));
}

/** What solid, hatched and empty mean, drawn as the bars are. */
export function FinancingLegend({ id, kinds, wording }: FinancingLegendProps): VNode {
  return (
    <ul class="legend">
      {kinds.map((kind) => (
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
              y={kind === 'lapsed' ? '5.5' : '0.5'}
              width="27"
              height={kind === 'lapsed' ? '1' : '11'}
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
