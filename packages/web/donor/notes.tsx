import type { Disclaimer, RedactedView } from '@tamwil/report';
import type { VNode } from 'preact';
import { assumptionText } from '../language/code-text.ts';
import type { Wording } from '../language/wording.ts';

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
        {view.assumptions.map(({ code, value }, index) => (
          <li key={`${code} ${index}`}>{assumptionText(code, value, wording)}</li>
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
