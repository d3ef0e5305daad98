import type { Plan } from '@tamwil/plan';
import type { Evaluation } from '@tamwil/scenario';
import { inMillions } from '../figures/display-unit.ts';
import { shownTable } from '../figures/financing-table.ts';
import { percentOf, percentOfWhole } from '../figures/percent.ts';
import type { Wording } from '../language/wording.ts';
import { type ComponentFigures, type OutputFigures, resultFigures } from './result-figures.ts';

/** Where the plan stands, in one sentence. Costs of outputs are named only where somebody entered them. */
export function positionSentence(result: Evaluation, plan: Plan, wording: Wording): string {
  const components = resultFigures(result, plan);
  const { whole } = shownTable(components.map(withoutParts), 'million', result.currency);
  const outputs = components.flatMap((component) => component.outputs);
  const complete = outputs.filter(({ coverage, isClosed }) => coverage === '1.000000' && !isClosed);
  const completeCost = complete.reduce((total, output) => total + costOf(output), 0n);
  const cost = components.reduce((total, component) => total + costOf(component), 0n);
  const isNamed = complete.length > 0 && complete.every(({ placeholder }) => !placeholder);
  return wording.text('lead.sentence', {
    dated: result.asOf === null ? 'no' : 'yes',
    date: result.asOf === null ? '' : wording.date(result.asOf),
    basis: result.basis,
    currency: result.currency,
    award: wording.decimal(whole.award),
    cost: wording.decimal(whole.cost),
    share: wording.decimal(percentOf(result.totals.coverage)),
    complete: complete.length,
    outputs: outputs.length,
    together: isNamed ? 'yes' : 'no',
    completeCost: wording.decimal(inMillions(completeCost, result.currency)),
    completeShare: wording.decimal(percentOfWhole(completeCost, cost)),
    closed: outputs.filter(({ isClosed }) => isClosed).length,
  });
}

function withoutParts(component: ComponentFigures): ComponentFigures {
  return { ...component, parts: null };
}

function costOf({ inHand, agreed, gap, lapsed }: Pick<OutputFigures, 'inHand' | 'agreed' | 'gap' | 'lapsed'>): bigint {
  return inHand + agreed + gap + lapsed;
}
