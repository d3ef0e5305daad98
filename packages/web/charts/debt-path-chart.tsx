import { scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import type { Wording } from '../language/wording.ts';
import { INK, INK_QUIET } from './palette.ts';

export interface DebtPathChartProps {
  readonly years: readonly number[];
  /** Debt over GDP at the end of each year, as decimal text. */
  readonly lines: readonly { readonly id: string; readonly name: string; readonly ratios: readonly string[] }[];
  /** A level to look at, such as the user's mark. */
  readonly mark: { readonly name: string; readonly ratio: string } | null;
  readonly summary: string;
  readonly wording: Wording;
}

const [WIDTH, HEIGHT] = [640, 260];
/** What needs a decision. */
const MARK = '#7a4f00';
const EDGE = { left: 48, right: 16, top: 12, bottom: 28 };
/** Each line has a dash of its own: no meaning by colour alone. */
const DASHES = ['', '2 4', '10 4', '6 3 2 3'];
/** Paths that are closer than this do not fill the height: a tenth of a point is no mountain. */
const LEAST_SPREAD = 0.1;

/**
 * Paths of the debt ratio. Time runs from left to right in every language; positions only are floating-point numbers.
 * The axis does not begin at zero, because these are lines and no bars: what matters is whether they part.
 */
export function DebtPathChart({ years, lines, mark, summary, wording }: DebtPathChartProps): VNode {
  const all = [...lines.flatMap(({ ratios }) => ratios.map(Number)), ...(mark === null ? [] : [Number(mark.ratio)])];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const pad = Math.max(0, LEAST_SPREAD - (most - least)) / 2;
  const x = scaleLinear([years[0] ?? 0, years.at(-1) ?? 1], [EDGE.left, WIDTH - EDGE.right]);
  const y = scaleLinear([least - pad, most + pad], [HEIGHT - EDGE.bottom, EDGE.top]).nice(5);
  return (
    <>
      <svg
        class="chart"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width="100%"
        role="img"
        aria-label={summary}
        direction="ltr"
      >
        {y.ticks(5).map((tick) => (
          <g key={tick}>
            <line
              x1={EDGE.left}
              x2={WIDTH - EDGE.right}
              y1={y(tick)}
              y2={y(tick)}
              stroke={INK_QUIET}
              stroke-width="0.5"
            />
            <text x={EDGE.left - 6} y={y(tick) + 4} text-anchor="end" font-size="12" fill={INK_QUIET}>
              {wording.decimal(`${Math.round(tick * 100)}`)}
            </text>
          </g>
        ))}
        {years.map((year, at) =>
          at % 2 === 0 ? (
            <text key={year} x={x(year)} y={HEIGHT - 8} text-anchor="middle" font-size="12" fill={INK_QUIET}>
              {wording.plain(`${year}`)}
            </text>
          ) : null,
        )}
        {mark === null ? null : (
          <g class="chart-mark">
            <line
              x1={EDGE.left}
              x2={WIDTH - EDGE.right}
              y1={y(Number(mark.ratio))}
              y2={y(Number(mark.ratio))}
              stroke={MARK}
            />
            <text
              x={WIDTH - EDGE.right}
              y={y(Number(mark.ratio)) - 4}
              text-anchor="end"
              font-size="12"
              fill={MARK}
              direction={wording.direction}
            >
              {mark.name}
            </text>
          </g>
        )}
        {lines.map(({ id, ratios }, line) => (
          <polyline
            key={id}
            points={ratios.map((ratio, at) => `${x(years[at]!)},${y(Number(ratio))}`).join(' ')}
            fill="none"
            stroke={INK}
            stroke-width={line === 0 ? 2.5 : 1.5}
            stroke-dasharray={DASHES[line % DASHES.length]}
          />
        ))}
      </svg>
      <ul class="legend" aria-hidden="true">
        {lines.map(({ id, name }, line) => (
          <li key={id}>
            <svg width="32" height="8" aria-hidden="true">
              <line
                x1="0"
                x2="32"
                y1="4"
                y2="4"
                stroke={INK}
                stroke-width={line === 0 ? 2.5 : 1.5}
                stroke-dasharray={DASHES[line % DASHES.length]}
              />
            </svg>
            {name}
          </li>
        ))}
      </ul>
    </>
  );
}
