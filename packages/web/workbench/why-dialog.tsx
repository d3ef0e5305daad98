import { formatDecimal, fraction } from '@tamwil/money';
import type { Plan } from '@tamwil/plan';
import type { Evaluation, StageDocument } from '@tamwil/scenario';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { minorUnits } from '../figures/minor-units.ts';
import { percentOf } from '../figures/percent.ts';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { scenarioPath } from '../shell/route.ts';
import { draft, opened } from './open-scenario.ts';
import { reasonText } from './reason-text.ts';
import { resultFigures } from './result-figures.ts';
import { ruleText, stepName } from './step-text.ts';

interface WhyDialogProps {
  readonly output: string;
  readonly result: Evaluation;
  readonly plan: Plan;
  readonly onClose: () => void;
}

type Step = Evaluation['stages'][number];

/** Why an output got what it got: result, reason, step by step with the rule, then the inputs and where they come from. */
export function WhyDialog({ output, result, plan, onClose }: WhyDialogProps): VNode | null {
  const words = wording.value;
  const { text } = words;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), [output]);
  const figures = resultFigures(result, plan)
    .flatMap(({ outputs }) => outputs)
    .find(({ id }) => id === output);
  const about = plan.outputs.find(({ id }) => id === output);
  if (figures === undefined || about === undefined) return null;
  return (
    <dialog ref={dialog} aria-labelledby="why-heading" onClose={onClose}>
      <h2 id="why-heading">{text('why.heading', { output })}</h2>
      <p>{words.name({ ...about.title })}</p>
      <dl class="facts">
        <dt>{text('why.result')}</dt>
        <dd>{text('why.share-financed', { share: words.decimal(percentOf(figures.coverage)) })}</dd>
        <dt>{text('why.reason')}</dt>
        <dd>
          <ul>
            {figures.reasons.map((reason) => (
              <li key={JSON.stringify(reason)}>{reasonText(reason, words)}</li>
            ))}
          </ul>
        </dd>
        <dt>{text('why.steps')}</dt>
        <dd>
          <Steps output={output} result={result} />
        </dd>
        <dt>{text('why.level')}</dt>
        <dd>
          <Level output={output} component={about.component} />
        </dd>
        <dt>{text('why.cost')}</dt>
        <dd>
          {text(figures.placeholder ? 'why.cost-placeholder' : 'why.cost-entered', { component: about.component })}
        </dd>
        <dt>{text('why.references')}</dt>
        <dd>
          {[
            ...about.programmeOutputs.map((code) => `P&B ${code}`),
            ...about.sdgTargets.map((code) => `SDG ${code}`),
          ].map((code) => (
            <>
              <Bdi key={code}>{code}</Bdi>{' '}
            </>
          ))}
        </dd>
      </dl>
      <button type="button" onClick={() => dialog.current?.close()}>
        {text('page.close')}
      </button>
    </dialog>
  );
}

/** Each step of the rules with the share of this output's cost that it gave or cut. Shares hold for placeholder costs too. */
function Steps({ output, result }: { readonly output: string; readonly result: Evaluation }): VNode {
  const words = wording.value;
  const lines = result.targets.filter(({ unit }) => unit === output);
  const targets = new Set(lines.map(({ target }) => target));
  const cost = lines.reduce((total, line) => total + minorUnits(line.cost, result.currency), 0n);
  // Steps are told in cents rounded down, so their shares are shown to the nearest tenth of a per cent.
  const share = (step: Step): string => {
    const given = step.given.filter(({ target }) => targets.has(target));
    const amount = given.reduce((total, entry) => total + minorUnits(entry.amount, result.currency), 0n);
    return words.decimal(cost === 0n ? '0.0' : formatDecimal(fraction(100n * amount, cost), 1, 'half-even'));
  };
  return (
    <ol>
      {result.stages.map((step) => (
        <li key={step.id}>
          <strong>{stepName(step.id, stageOf(step.id), words)}</strong>:{' '}
          {ruleText(stageOf(step.id), step.distributes, result.currency, words)}{' '}
          {step.skipped === null
            ? words.text(`why.step-${step.distributes}`, { share: share(step) })
            : words.text('why.step-skipped')}
        </li>
      ))}
    </ol>
  );
}

function stageOf(step: string): StageDocument | undefined {
  return draft.value?.program?.stages.find(({ id }) => id === step);
}

function Level({ output, component }: { readonly output: string; readonly component: string }): VNode {
  const { text } = wording.value;
  const placed = draft.value?.priorities?.[output] ?? draft.value?.priorities?.[component];
  const where = opened.value === null ? '/' : scenarioPath(opened.value.summary.id, 'priorities');
  if (placed === undefined) {
    return (
      <>
        {text('why.no-level')} <a href={where}>{text('why.to-levels')}</a>
      </>
    );
  }
  return (
    <>
      {text(`level.${placed.level}`)}. {placed.reason === undefined ? null : <q dir="auto">{placed.reason}</q>}
      {placed.author === undefined ? null : (
        <>
          {' '}
          <Bdi>{placed.author}</Bdi>
        </>
      )}{' '}
      <a href={where}>{text('why.to-levels')}</a>
    </>
  );
}
