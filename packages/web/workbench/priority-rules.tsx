import { formatDecimal, fraction } from '@tamwil/money';
import type { Evaluation } from '@tamwil/scenario';
import type { VNode } from 'preact';
import { minorUnits } from '../figures/minor-units.ts';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { TableRegion } from '../shell/table-region.tsx';
import { calculation, draft, plan } from './open-scenario.ts';
import { outputRuns } from './output-runs.ts';
import { ruleText, stepName } from './step-text.ts';

type Step = Evaluation['stages'][number];

/** The rules in force, in their order: how each step shares, why it is there, whom it reached and how far it went. */
export function PriorityRules(): VNode | null {
  const { text } = wording.value;
  const result = calculation.value?.result;
  if (result === null || result === undefined) return null;
  const hands = result.stages[0]?.distributes ?? 'awards';
  return (
    <TableRegion label={text('rules.in-force')}>
      <table>
        <caption>{text('rules.in-force')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('rules.step')}</th>
            <th scope="col">{text(`rules.reached-${hands}`)}</th>
            <th scope="col" class="figure">
              {text(`rules.share-${hands}`)}
            </th>
          </tr>
        </thead>
        <tbody>
          {result.stages.map((step) => (
            <StepRow key={step.id} step={step} result={result} />
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

interface RowProps {
  readonly step: Step;
  readonly result: Evaluation;
}

function StepRow({ step, result }: RowProps): VNode {
  const words = wording.value;
  const stage = draft.value?.program?.stages.find(({ id }) => id === step.id);
  const whole = minorUnits(result.totals.cost, result.currency);
  const handed = 100n * minorUnits(step.used, result.currency);
  // Steps are told in cents rounded down, so their shares are shown to the nearest tenth of a per cent.
  const share = whole === 0n ? '0.0' : formatDecimal(fraction(handed, whole), 1, 'half-even');
  return (
    <tr>
      <th scope="row">
        <strong>{stepName(step.id, stage, words)}</strong>
        <span class="because rule">
          {ruleText(stage, step.distributes, result.currency, words)}{' '}
          {stage?.because === undefined ? null : <q dir="auto">{stage.because}</q>}
        </span>
      </th>
      <td>{step.skipped === null ? <Reached step={step} result={result} /> : words.text('why.step-skipped')}</td>
      <td class="figure">
        <Bdi>{words.decimal(share)}</Bdi>
      </td>
    </tr>
  );
}

/** The outputs, or the components where the scenario stops there, to which a step handed something. */
function Reached({ step: { given }, result: { targets, currency } }: RowProps): VNode {
  const units = new Map(targets.map(({ target, unit }) => [target, unit]));
  const some = given.filter(({ amount }) => minorUnits(amount, currency) > 0n);
  const chosen = new Set(some.map(({ target }) => units.get(target) ?? target));
  const components = plan.value?.components.map(({ id }) => ({ id, component: id })) ?? [];
  if (chosen.size === 0) return <>{wording.value.text('rules.reached-none')}</>;
  return <Bdi>{outputRuns(chosen, [...components, ...(plan.value?.outputs ?? [])])}</Bdi>;
}
