import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { withAsOf, withName } from './edit-scenario.ts';
import { FaultList } from './fault-list.tsx';
import { FinancingFigure } from './financing-figure.tsx';
import { MoneyField } from './money-field.tsx';
import { calculation, draft, edit } from './open-scenario.ts';
import { ResultTable } from './result-table.tsx';
import { RuleChoice } from './rule-choice.tsx';
import { WarningList } from './warning-list.tsx';

/** The main job on one page: how much there is, how it is shared, what every component and output gets. */
export function Overview(): VNode | null {
  const now = calculation.value;
  if (draft.value === null || now === null) return null;
  const { result, plan, faults } = now;
  return (
    <>
      <div class="inputs">
        <div>
          <MoneyField />
          <Identification />
        </div>
        <RuleChoice />
      </div>
      {faults.length === 0 ? null : <FaultList faults={faults} />}
      {result === null || plan === null ? null : (
        <>
          <WarningList result={result} />
          <FinancingFigure result={result} plan={plan} />
          <ResultTable result={result} plan={plan} />
        </>
      )}
    </>
  );
}

/** Name and as-at date: what every figure on the page is labelled with. */
function Identification(): VNode | null {
  const { text } = wording.value;
  if (draft.value === null) return null;
  return (
    <div class="pair">
      <div class="field">
        <label for="scenario-name">{text('list.name')}</label>
        <input
          id="scenario-name"
          dir="auto"
          value={draft.value.name}
          maxLength={200}
          onInput={(event) => {
            const name = event.currentTarget.value;
            edit((document) => withName(document, name));
          }}
        />
      </div>
      <div class="field">
        <label for="scenario-date">{text('standing.as-at-label')}</label>
        <input
          id="scenario-date"
          type="date"
          value={draft.value.asOf ?? ''}
          onInput={(event) => {
            const asOf = event.currentTarget.value;
            edit((document) => withAsOf(document, asOf));
          }}
        />
      </div>
    </div>
  );
}
