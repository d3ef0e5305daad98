import type { Disclaimer, RedactedView } from '@tamwil/report';
import type { VNode } from 'preact';
import type { MessageKey, Wording } from '../language/wording.ts';

interface NotesProps {
  readonly view: RedactedView;
  readonly wording: Wording;
}

/** What the figures rest on and what they are not: the disclaimers of the view, then the assumptions in force. */
export function Notes({ view, wording }: NotesProps): VNode {
  const disclaimers = view.disclaimers.filter((code) => code !== 'modelled-use');
  return (
    <section>
      <h2>{wording.text('donor.notes')}</h2>
      <ul>
        {disclaimers.map((code) => (
          <li key={code}>{disclaimerText(code, view, wording)}</li>
        ))}
      </ul>
      {view.assumptions.length === 0 ? null : <h3>{wording.text('donor.assumptions')}</h3>}
      <ul>
        {view.assumptions.map(({ code, value }) => (
          <li key={code}>{assumptionText(code, value, wording)}</li>
        ))}
      </ul>
    </section>
  );
}

/** A disclaimer in the reader's language. */
export function disclaimerText(code: Disclaimer, view: RedactedView, wording: Wording): string {
  const date = view.state.kind === 'cleared' ? wording.date(view.state.on) : '';
  return wording.text(`disclaimer.${code}`, { date, document: view.plan.document });
}

/** An assumption by its code; a code that the catalogue does not know is shown as it is, never left out. */
export function assumptionText(code: string, value: string | null, wording: Wording): string {
  const key = `assumption.${code}`;
  const text = wording.has(key) ? wording.text(key as MessageKey, { value: value ?? '' }) : code;
  return value === null || wording.has(key) ? text : `${text}: ${value}`;
}
