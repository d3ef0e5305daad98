import { useSignal } from '@preact/signals';
import { formatAmount, minorDigits, parseAmount } from '@tamwil/money';
import type { PlanComponent, PlanOutput } from '@tamwil/plan';
import type { VNode } from 'preact';
import { componentColour } from '../charts/palette.ts';
import { Swatch } from '../charts/swatch.tsx';
import { minorUnits } from '../figures/minor-units.ts';
import { Bdi } from '../language/bdi.tsx';
import { latinDigits } from '../language/latin-digits.ts';
import { wording } from '../language/reader.ts';
import { TableRegion } from '../shell/table-region.tsx';
import { enteredCosts, withOutputCost } from './edit-scenario.ts';
import { FaultList } from './fault-list.tsx';
import { calculation, draft, edit, plan } from './open-scenario.ts';

/** What each output costs, as somebody enters it: the document gives the costs of components only. */
export function CostsView(): VNode | null {
  const { text } = wording.value;
  const thePlan = plan.value;
  const faults = calculation.value?.faults ?? [];
  if (thePlan === null || draft.value === null) return null;
  return (
    <>
      <h2>{text('view.costs')}</h2>
      <p>{text('costs.explanation')}</p>
      {faults.length === 0 ? null : <FaultList faults={faults} />}
      {thePlan.components.map((component, index) => (
        <ComponentCosts key={component.id} component={component} position={index} currency={thePlan.currency} />
      ))}
    </>
  );
}

interface ComponentCostsProps {
  readonly component: PlanComponent;
  readonly position: number;
  readonly currency: string;
}

/** One component: its cost, what was entered of it, and what is left for outputs without a cost. */
function ComponentCosts({ component, position, currency }: ComponentCostsProps): VNode | null {
  const { text, name, decimal } = wording.value;
  if (draft.value === null) return null;
  const entered = enteredCosts(draft.value, component.id);
  const digits = minorDigits(currency);
  const total = Object.values(entered).reduce((sum, amount) => sum + minorUnits(amount, currency), 0n);
  const rest = component.budget - total;
  return (
    <details class="costs" open={Object.keys(entered).length > 0}>
      <summary>
        <Swatch colour={componentColour(position)} /> <Bdi>{component.id}</Bdi> {name({ ...component.shortName })}:{' '}
        <Bdi>{`${currency} ${decimal(formatAmount(component.budget, digits))}`}</Bdi>
      </summary>
      <TableRegion label={text('costs.of', { component: component.id })}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text('table.output')}</th>
              <th scope="col" class="figure">
                {text('costs.amount', { currency })}
              </th>
            </tr>
          </thead>
          <tbody>
            {component.outputs.map((output) => (
              <OutputCost key={output.id} output={output} entered={entered[output.id] ?? null} digits={digits} />
            ))}
            <tr class="total">
              <th scope="row">{text(rest < 0n ? 'costs.over' : 'costs.rest')}</th>
              <td class="figure rest">
                <Bdi>{decimal(formatAmount(rest < 0n ? -rest : rest, digits))}</Bdi>
              </td>
            </tr>
          </tbody>
        </table>
      </TableRegion>
    </details>
  );
}

interface OutputCostProps {
  readonly output: PlanOutput;
  readonly entered: string | null;
  readonly digits: number;
}

/** The field of one output; empty means that nobody entered a cost. */
function OutputCost({ output, entered, digits }: OutputCostProps): VNode {
  const { text, name, decimal } = wording.value;
  const typed = useSignal<string | null>(null);
  const share = draft.value?.costing?.split?.[output.component]?.shares?.[output.id];
  const isFaulty = typed.value !== null && readCost(typed.value, digits) === undefined;
  const type = (value: string) => {
    typed.value = value;
    const amount = readCost(value, digits);
    if (amount !== undefined) edit((document) => withOutputCost(document, output.component, output.id, amount));
  };
  return (
    <tr>
      <th scope="row">
        <Bdi>{output.id}</Bdi> {name({ ...output.title })}
      </th>
      <td class="figure">
        <input
          inputMode="decimal"
          autocomplete="off"
          dir="ltr"
          class="figure"
          aria-label={text('costs.amount-of', { output: output.id })}
          aria-invalid={isFaulty}
          placeholder={share === undefined ? '' : text('costs.share', { share })}
          value={typed.value ?? (entered === null ? '' : decimal(entered))}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={() => {
            if (!isFaulty) typed.value = null;
          }}
        />
      </td>
    </tr>
  );
}

/** The typed amount as the document takes it; null for an empty field; undefined when it is no amount. */
function readCost(typed: string, digits: number): string | null | undefined {
  if (typed.trim() === '') return null;
  const units = parseAmount(latinDigits(typed), digits);
  return typeof units === 'bigint' ? formatAmount(units, digits) : undefined;
}
