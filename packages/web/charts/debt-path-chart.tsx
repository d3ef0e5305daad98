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

const [TOP, PLOT, YEARS, ENTRY] = [16, 220, 36, 22];
/** Where the plot begins and how wide it is, in per cent: the drawing fits any width while its text keeps its size. */
const [START, SPAN] = [8, 87];
/** The plot's own coordinates, stretched to its width; strokes are not. */
const SIDE = 1000;
/** Each line has a dash of its own: no meaning by colour alone. */
const DASHES = ['', '2 4', '10 4', '6 3 2 3'];
/** What needs a decision. */
const MARK = '#7a4f00';
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
  const y = scaleLinear([least - pad, most + pad], [PLOT, 0]).nice(5);
  const along = (at: number) => at / Math.max(1, years.length - 1);
  const entries = [...lines, ...(mark === null ? [] : [{ ...mark, id: 'mark' }])];
  return (
    <svg
      class="chart"
      width="100%"
      height={TOP + PLOT + YEARS + entries.length * ENTRY}
      role="img"
      aria-label={summary}
      direction="ltr"
    >
      {y.ticks(5).map((tick) => (
        <g key={tick}>
          <Level at={y(tick)} stroke={INK_QUIET} width={0.5} />
          <text x={`${START}%`} dx="-6" y={TOP + y(tick) + 4} text-anchor="end" font-size="12" fill={INK_QUIET}>
            {wording.decimal(`${Math.round(tick * 1000) / 10}`)}
          </text>
        </g>
      ))}
      {years.map((year, at) =>
        at % 2 === 0 ? (
          <text
            key={year}
            x={`${START + SPAN * along(at)}%`}
            y={TOP + PLOT + 20}
            text-anchor="middle"
            font-size="12"
            fill={INK_QUIET}
          >
            {wording.plain(`${year}`)}
          </text>
        ) : null,
      )}
      {mark === null ? null : <Level at={y(Number(mark.ratio))} stroke={MARK} width={2} />}
      <svg
        x={`${START}%`}
        y={TOP}
        width={`${SPAN}%`}
        height={PLOT}
        viewBox={`0 0 ${SIDE} ${SIDE}`}
        preserveAspectRatio="none"
        overflow="visible"
        aria-hidden="true"
      >
        {lines.map(({ id, ratios }, line) => (
          <polyline
            key={id}
            points={ratios.map((ratio, at) => `${along(at) * SIDE},${(y(Number(ratio)) / PLOT) * SIDE}`).join(' ')}
            fill="none"
            vector-effect="non-scaling-stroke"
            {...strokeOf(line)}
          />
        ))}
      </svg>
      {entries.map(({ id, name }, entry) => (
        <Entry
          key={id}
          name={name}
          y={TOP + PLOT + YEARS + entry * ENTRY}
          stroke={id === 'mark' ? { stroke: MARK, 'stroke-width': 2 } : strokeOf(entry)}
          direction={wording.direction}
        />
      ))}
    </svg>
  );
}

interface LevelProps {
  readonly at: number;
  readonly stroke: string;
  readonly width: number;
}

/** A line across the plot. */
function Level({ at, stroke, width }: LevelProps): VNode {
  return (
    <line x1={`${START}%`} x2={`${START + SPAN}%`} y1={TOP + at} y2={TOP + at} stroke={stroke} stroke-width={width} />
  );
}

type Stroke = Readonly<Record<string, string | number | undefined>>;

function strokeOf(line: number): Stroke {
  return { stroke: INK, 'stroke-width': line === 0 ? 2.5 : 1.5, 'stroke-dasharray': DASHES[line % DASHES.length] };
}

interface EntryProps {
  readonly name: string;
  readonly y: number;
  readonly stroke: Stroke;
  readonly direction: 'ltr' | 'rtl';
}

/** An entry of the legend, inside the drawing so that a file has it too; it stands at the side where reading begins. */
function Entry({ name, y, stroke, direction }: EntryProps): VNode {
  const toward = direction === 'rtl' ? -1 : 1;
  return (
    <svg x={direction === 'rtl' ? '100%' : '0'} y={y} overflow="visible" aria-hidden="true">
      <line x1="0" x2={32 * toward} y1="10" y2="10" {...stroke} />
      <text x={42 * toward} y="15" font-size="13" fill={INK_QUIET} direction={direction}>
        {name}
      </text>
    </svg>
  );
}
