import type { PresetId } from '@tamwil/scenario';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { scenarioPath } from '../shell/route.ts';
import { PRESET_IDS, presetOf, withPreset } from './edit-scenario.ts';
import { draft, edit, opened } from './open-scenario.ts';

/** The two that the page leads with; the others stand behind one more click. */
const FIRST: readonly PresetId[] = ['reference-line', 'high-medium-low'];

/** How the money is shared when it is short: ready-made priority rules in plain words. */
export function RuleChoice(): VNode | null {
  const { text } = wording.value;
  if (draft.value === null || opened.value === null) return null;
  const chosen = presetOf(draft.value);
  const others = PRESET_IDS.filter((id) => !FIRST.includes(id));
  return (
    <fieldset class="rules">
      <legend>{text('rules.legend')}</legend>
      {chosen === null ? <p class="quiet">{text('rules.own')}</p> : null}
      {FIRST.map((id) => (
        <Rule key={id} id={id} isChosen={chosen === id} />
      ))}
      <details open={chosen !== null && !FIRST.includes(chosen)}>
        <summary>{text('rules.more')}</summary>
        {others.map((id) => (
          <Rule key={id} id={id} isChosen={chosen === id} />
        ))}
      </details>
      <p class="small">
        <a href={scenarioPath(opened.value.summary.id, 'priorities')}>{text('rules.to-priorities')}</a>
      </p>
    </fieldset>
  );
}

function Rule({ id, isChosen }: { readonly id: PresetId; readonly isChosen: boolean }): VNode {
  const { text } = wording.value;
  return (
    <div class="choice">
      <input
        type="radio"
        name="preset"
        id={`preset-${id}`}
        checked={isChosen}
        onChange={() => edit((document) => withPreset(document, id))}
      />
      <label for={`preset-${id}`}>
        {text(`preset.${id}`)}
        <span class="quiet small"> {text(`preset.${id}.meaning`)}</span>
      </label>
    </div>
  );
}
