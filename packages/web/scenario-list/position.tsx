import type { VNode } from 'preact';
import { inMillions } from '../figures/display-unit.ts';
import { minorUnits } from '../figures/minor-units.ts';
import { percentOfWhole } from '../figures/percent.ts';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import type { ScenarioSummary } from '../workbench/api-shapes.ts';

/** One line on where a scenario stands: what is allocated of the cost. */
export function Position({ totals }: { readonly totals: ScenarioSummary['totals'] }): VNode {
  const { decimal, rich } = wording.value;
  const { award, cost, currency } = totals;
  const [awarded, whole] = [minorUnits(award, currency), minorUnits(cost, currency)];
  const million = (amount: bigint) => decimal(inMillions(amount, currency));
  return (
    <>
      {rich('list.position-line', {
        award: <Bdi>{million(awarded)}</Bdi>,
        cost: <Bdi>{million(whole)}</Bdi>,
        share: <Bdi>{decimal(percentOfWhole(awarded, whole))}</Bdi>,
      })}
    </>
  );
}
