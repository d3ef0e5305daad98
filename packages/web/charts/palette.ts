/**
 * Okabe and Ito's colours (2008), told apart by colour-blind readers; each component keeps its colour in every chart and
 * table. The darker edge gives every mark 3:1 against white, which orange and purple alone do not reach. They stand here
 * and not in the style sheet because a downloaded chart must carry them as presentation attributes.
 */
const PALETTE = [
  { fill: '#0072b2', edge: '#00507d' },
  { fill: '#e69f00', edge: '#8f6300' },
  { fill: '#009e73', edge: '#00664a' },
  { fill: '#d55e00', edge: '#8f3f00' },
  { fill: '#cc79a7', edge: '#8a3d66' },
] as const;

export interface MarkColour {
  readonly fill: string;
  readonly edge: string;
}

/** What stands for the whole plan. */
export const WHOLE: MarkColour = { fill: '#55585e', edge: '#1b1c1e' };

export const INK = '#1b1c1e';
export const INK_QUIET = '#55585e';

/** The colour of the component at a position of the plan; a sixth component begins again. */
export function componentColour(position: number): MarkColour {
  return PALETTE[position % PALETTE.length]!;
}
