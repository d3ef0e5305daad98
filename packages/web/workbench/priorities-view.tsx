import { useSignal } from '@preact/signals';
import type { Plan } from '@tamwil/plan';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { person } from '../session/session.ts';
import { type PriorityLevel, presetOf, withPreset, withPriority } from './edit-scenario.ts';
import { draft, edit, plan } from './open-scenario.ts';
import { PriorityRules } from './priority-rules.tsx';

export const LEVELS: readonly PriorityLevel[] = ['high', 'medium', 'low'];

/**
 * Three lists of outputs. Every placement goes through one form with its reason; dragging an output onto a list and the
 * buttons in the lists only fill that form in.
 */
export function PrioritiesView(): VNode | null {
  const { text, name } = wording.value;
  const output = useSignal('');
  const level = useSignal<PriorityLevel>('high');
  const reason = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  const [document, thePlan] = [draft.value, plan.value];
  if (document === null || thePlan === null) return null;

  const prepare = (id: string, to: PriorityLevel) => {
    output.value = id;
    level.value = to;
    reason.value = document.priorities?.[id]?.reason ?? '';
    field.current?.focus();
  };
  const place = (event: Event) => {
    event.preventDefault();
    const placement = { level: level.value, reason: reason.value.trim(), author: person.value?.name ?? '' };
    edit((before) => withPriority(before, output.value, placement));
    output.value = '';
    reason.value = '';
  };
  return (
    <>
      <h2>{text('view.priorities')}</h2>
      <PriorityRules />
      <h3>{text('levels.heading')}</h3>
      <p>{text('levels.meaning')}</p>
      {presetOf(document) === 'reference-line' ? (
        <div class="notice warning">
          <p>{text('levels.not-in-force')}</p>
          <p>
            <button type="button" onClick={() => edit((before) => withPreset(before, 'high-medium-low'))}>
              {text('levels.use')}
            </button>
          </p>
        </div>
      ) : null}
      <form class="placement" onSubmit={place}>
        <div class="field">
          <label for="placement-output">{text('levels.output')}</label>
          <select
            id="placement-output"
            required
            value={output.value}
            onChange={(event) => {
              output.value = event.currentTarget.value;
            }}
          >
            <option value="">{text('levels.choose')}</option>
            {thePlan.components.map((component) => (
              <optgroup key={component.id} label={`${component.id} ${name({ ...component.shortName })}`}>
                <option value={component.id}>{text('levels.whole-component', { component: component.id })}</option>
                {component.outputs.map(({ id, title }) => (
                  <option key={id} value={id}>{`${id} ${name({ ...title })}`}</option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="placement-level">{text('levels.level')}</label>
          <select
            id="placement-level"
            value={level.value}
            onChange={(event) => {
              level.value = event.currentTarget.value as PriorityLevel;
            }}
          >
            {LEVELS.map((code) => (
              <option key={code} value={code}>
                {text(`level.${code}`)}
              </option>
            ))}
          </select>
        </div>
        <div class="field wide">
          <label for="placement-reason">{text('levels.reason')}</label>
          <input
            id="placement-reason"
            dir="auto"
            ref={field}
            required
            maxLength={2000}
            value={reason.value}
            onInput={(event) => {
              reason.value = event.currentTarget.value;
            }}
          />
        </div>
        <button type="submit" class="primary">
          {text('levels.place')}
        </button>
      </form>
      <div class="levels">
        {LEVELS.map((code) => (
          <LevelList key={code} level={code} plan={thePlan} onPrepare={prepare} />
        ))}
      </div>
      <Unplaced plan={thePlan} onPrepare={prepare} />
    </>
  );
}

interface ListProps {
  readonly plan: Plan;
  readonly onPrepare: (output: string, level: PriorityLevel) => void;
}

function LevelList({ level, plan: thePlan, onPrepare }: ListProps & { readonly level: PriorityLevel }): VNode {
  const { text } = wording.value;
  const isOver = useSignal(false);
  const placed = Object.entries(draft.value?.priorities ?? {}).filter(([, placement]) => placement.level === level);
  return (
    <section
      class={isOver.value ? 'level over' : 'level'}
      aria-labelledby={`level-${level}`}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        const id = event.dataTransfer?.getData('text/plain') ?? '';
        if (titleOf(thePlan, id) !== null) onPrepare(id, level);
      }}
    >
      <h4 id={`level-${level}`}>{text(`level.${level}`)}</h4>
      {placed.length === 0 ? <p class="quiet small">{text('levels.empty')}</p> : null}
      <ul>
        {placed.map(([id, { reason, author }]) => (
          <li key={id} draggable onDragStart={(event) => event.dataTransfer?.setData('text/plain', id)}>
            <strong>
              <Bdi>{id}</Bdi>
            </strong>{' '}
            {titleOf(thePlan, id)}
            {reason === undefined ? null : (
              <span class="because">
                <q dir="auto">{reason}</q> {author === undefined || author === '' ? null : <Bdi>{author}</Bdi>}
              </span>
            )}
            <span class="moves">
              <button
                type="button"
                class="plain"
                onClick={() => onPrepare(id, level)}
                aria-label={text('levels.change-of', { output: id })}
              >
                {text('levels.change')}
              </button>
              <button
                type="button"
                class="plain"
                aria-label={text('levels.remove-of', { output: id })}
                onClick={() => edit((before) => withPriority(before, id, null))}
              >
                {text('levels.remove')}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Outputs that nobody placed, by component: they share what the levels leave. */
function Unplaced({ plan: thePlan, onPrepare }: ListProps): VNode {
  const { text, name } = wording.value;
  const placed = draft.value?.priorities ?? {};
  const open = thePlan.outputs.filter(({ id, component }) => !(id in placed) && !(component in placed));
  return (
    <section class="unplaced" aria-labelledby="level-none">
      <h4 id="level-none">{text('levels.none', { count: open.length })}</h4>
      <ul>
        {open.map(({ id, title }) => (
          <li key={id} draggable onDragStart={(event) => event.dataTransfer?.setData('text/plain', id)}>
            <span>
              <Bdi>{id}</Bdi> {name({ ...title })}
            </span>
            <span class="moves">
              {LEVELS.map((level) => (
                <button
                  key={level}
                  type="button"
                  class="plain"
                  aria-label={text('levels.place-in', { output: id, level: text(`level.${level}`) })}
                  onClick={() => onPrepare(id, level)}
                >
                  {text(`level.${level}`)}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function titleOf(thePlan: Plan, id: string): string | null {
  const { name } = wording.value;
  const output = thePlan.outputs.find((other) => other.id === id);
  const component = thePlan.components.find((other) => other.id === id);
  return output !== undefined
    ? name({ ...output.title })
    : component !== undefined
      ? name({ ...component.shortName })
      : null;
}
