import type { Evaluation } from '@tamwil/scenario';
import type { VNode } from 'preact';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { isolated, type MessageKey, type Wording } from '../language/wording.ts';
import { draft } from './open-scenario.ts';
import { sourceAt } from './source-name.ts';
import { stepName } from './step-text.ts';

type Warning = Evaluation['warnings'][number];

/** What a reader should know beside the figures: each with the source, output or step that it is about. */
export function WarningList({ result }: { readonly result: Evaluation }): VNode | null {
  const { warnings, currency } = result;
  if (warnings.length === 0) return null;
  return (
    <section class="notice warning" aria-labelledby="warnings">
      <h2 id="warnings">{wording.value.text('warning.heading', { count: warnings.length })}</h2>
      <ul>
        {warnings.map((warning) => (
          <li key={`${warning.code} ${warning.pointer}`}>
            <Subject name={subjectOf(warning, wording.value)} />
            {warningText(warning, currency, wording.value)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Subject({ name }: { readonly name: string }): VNode | null {
  if (name === '') return null;
  return (
    <strong>
      <Bdi>{name}</Bdi>:{' '}
    </strong>
  );
}

/** A warning as a sentence; a code that the catalogue does not know is shown as it is, never left out. */
function warningText({ code, params }: Warning, currency: string, words: Wording): string {
  const key = `warning.${code}`;
  if (!words.has(key)) return code;
  const amount = params['amount'] ?? params['allocatedLess'];
  return words.text(key as MessageKey, {
    ...(amount === undefined ? {} : { amount: isolated(`${currency}\u00a0${words.decimal(amount)}`) }),
    document: words.plain(params['document'] ?? ''),
    inForce: words.plain(params['inForce'] ?? ''),
    reason: isolated(params['reason'] ?? ''),
  });
}

function subjectOf({ pointer, params }: Warning, words: Wording): string {
  const { stage: step, target, unit } = params;
  const window = /^\/costing\/windows\/(.+)$/.exec(pointer)?.[1];
  const output = target ?? unit ?? window;
  if (output !== undefined) return output;
  if (step === undefined) return sourceAt(pointer);
  const { program } = draft.value ?? {};
  const stages = typeof program === 'object' ? program.stages : [];
  return stepName(
    step,
    stages.find(({ id }) => id === step),
    words,
  );
}
