import { placePoint } from '@tamwil/money';
import type { VNode } from 'preact';
import { INK, INK_QUIET, type MarkColour } from './palette.ts';

/** In hand is solid, agreed hatched, the gap empty with a dashed edge, lapsed a thin line: readable in black and white. */
export type SegmentKind = 'in-hand' | 'agreed' | 'gap' | 'lapsed';

export interface Segment {
  readonly kind: SegmentKind;
  /** Minor units; only its share of the longest bar is drawn. */
  readonly amount: bigint;
}

export interface Bar {
  readonly id: string;
  /** The line above the bar. */
  readonly label: string;
  /** The figures, in words, below the bar. */
  readonly note: string;
  readonly colour: MarkColour;
  readonly segments: readonly Segment[];
}

export interface StackedBarsProps {
  /** Prefix of the pattern ids, unique on the page. */
  readonly id: string;
  readonly bars: readonly Bar[];
  /** What the drawing shows, for those who do not see it. */
  readonly summary: string;
  readonly direction: 'ltr' | 'rtl';
}

const PITCH = 66;
const BAR_TOP = 24;
const BAR_HEIGHT = 16;

/**
 * Horizontal stacked bars from a common zero. Positions are percentages, so the drawing fits any width while its text
 * keeps its size; in right-to-left languages the bars grow from the right. No style and no script: the same markup on
 * the server, in the browser and in a file.
 */
export function StackedBars({ id, bars, summary, direction }: StackedBarsProps): VNode {
  const longest = bars.reduce((most, bar) => {
    const length = bar.segments.reduce((total, segment) => total + segment.amount, 0n);
    return length > most ? length : most;
  }, 1n);
  const height = bars.length * PITCH;
  const edge = direction === 'rtl' ? '100%' : '0';
  return (
    <svg class="chart" width="100%" height={height} role="img" aria-label={summary} direction={direction}>
      <defs>
        {bars.map((bar, index) => (
          <pattern
            key={bar.id}
            id={`${id}-hatch-${index}`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" fill="#ffffff" />
            <rect width="3" height="6" fill={bar.colour.fill} />
          </pattern>
        ))}
      </defs>
      {bars.map((bar, index) => (
        <g key={bar.id}>
          <text class="chart-label" x={edge} y={index * PITCH + 16} font-size="14" font-weight="600" fill={INK}>
            {bar.label}
          </text>
          {placed(bar.segments, longest, direction).map(({ kind, x, width }) => (
            <rect
              key={kind}
              class={`chart-${kind}`}
              x={x}
              y={index * PITCH + BAR_TOP + (kind === 'lapsed' ? BAR_HEIGHT / 2 : 0)}
              width={width}
              height={kind === 'lapsed' ? 1 : BAR_HEIGHT}
              fill={kind === 'in-hand' ? bar.colour.fill : kind === 'agreed' ? `url(#${id}-hatch-${index})` : 'none'}
              stroke={bar.colour.edge}
              stroke-width="1"
              {...(kind === 'gap' ? { 'stroke-dasharray': '4 3' } : {})}
            />
          ))}
          <text class="chart-note" x={edge} y={index * PITCH + 56} font-size="13" fill={INK_QUIET}>
            {bar.note}
          </text>
        </g>
      ))}
    </svg>
  );
}

interface Placed {
  readonly kind: SegmentKind;
  readonly x: string;
  readonly width: string;
}

/** Where each segment that is not empty lies, in hundredths of a per cent of the longest bar, rounded down. */
function placed(segments: readonly Segment[], longest: bigint, direction: 'ltr' | 'rtl'): Placed[] {
  let before = 0n;
  const result: Placed[] = [];
  for (const { kind, amount } of segments) {
    const [from, to] = [(before * 10_000n) / longest, ((before + amount) * 10_000n) / longest];
    before += amount;
    if (amount === 0n) continue;
    const x = direction === 'rtl' ? 10_000n - to : from;
    result.push({ kind, x: `${placePoint(x, 2)}%`, width: `${placePoint(to - from, 2)}%` });
  }
  return result;
}
