import { useSignal } from '@preact/signals';
import type { ScenarioDocument } from '@tamwil/scenario';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { callApi, type Problem } from '../session/api.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import type { ScenarioSummary } from '../workbench/api-shapes.ts';
import { newLinkAddress } from './link-address.ts';

interface NewLinkProps {
  readonly summary: ScenarioSummary;
  readonly document: ScenarioDocument;
  readonly onMade: () => void;
}

const DAY = 86_400_000;
const USUAL_DAYS = 180;

/** The dialog that makes a link: for whom, until when, what the donor will read; then the address, once. */
export function NewLink({ summary, document, onMade }: NewLinkProps): VNode {
  const { text } = wording.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const made = useSignal<string | null>(null);
  return (
    <>
      <button
        type="button"
        class="primary"
        onClick={() => {
          made.value = null;
          dialog.current?.showModal();
        }}
      >
        {text('links.new')}
      </button>
      <dialog ref={dialog} aria-labelledby="link-heading" onClose={onMade}>
        <h2 id="link-heading">{text('links.new')}</h2>
        {made.value === null ? (
          <Terms
            summary={summary}
            document={document}
            onMade={(address) => {
              made.value = address;
            }}
            onCancel={() => dialog.current?.close()}
          />
        ) : (
          <Address address={made.value} onClose={() => dialog.current?.close()} />
        )}
      </dialog>
    </>
  );
}

interface TermsProps {
  readonly summary: ScenarioSummary;
  readonly document: ScenarioDocument;
  readonly onMade: (address: string) => void;
  readonly onCancel: () => void;
}

function Terms({ summary, document, onMade, onCancel }: TermsProps): VNode {
  const { text } = wording.value;
  const label = useSignal('');
  const audience = useSignal('');
  const donor = useSignal('');
  const until = useSignal(new Date(Date.now() + USUAL_DAYS * DAY).toISOString().slice(0, 10));
  const problem = useSignal<Problem | null>(null);
  const donors = [...new Set(document.funding.flatMap((source) => source.donor ?? []))];

  const make = async (event: Event) => {
    event.preventDefault();
    const { address, hash } = await newLinkAddress(location.origin, (bytes) => crypto.getRandomValues(bytes));
    const answer = await callApi('PUT /scenarios/{id}/links/{hash}', {
      path: { id: summary.id, hash },
      body: {
        version: summary.version,
        label: label.value.trim(),
        audience: audience.value.trim(),
        donor: donor.value === '' ? null : donor.value,
        expires: `${until.value}T23:59:59.000Z`,
      },
    });
    if (answer.ok) onMade(address);
    else problem.value = answer.problem;
  };
  return (
    <form onSubmit={(event) => void make(event)}>
      {summary.state === 'cleared' ? null : <p class="notice warning">{text('links.draft')}</p>}
      <TextField id="link-label" label={text('links.label')} hint={text('links.label-hint')} value={label} />
      <TextField id="link-audience" label={text('links.audience')} value={audience} />
      {donors.length === 0 ? null : (
        <div class="field">
          <label for="link-donor">{text('links.donor')}</label>
          <select
            id="link-donor"
            value={donor.value}
            onChange={(event) => {
              donor.value = event.currentTarget.value;
            }}
          >
            <option value="">{text('links.donor-none')}</option>
            {donors.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="field">
        <label for="link-until">{text('links.until')}</label>
        <input
          id="link-until"
          type="date"
          required
          value={until.value}
          onInput={(event) => {
            until.value = event.currentTarget.value;
          }}
        />
      </div>
      <p class="small">
        {text('links.preview', { version: summary.version })} <Bdi>{summary.name}</Bdi>
        {countryTexts(document).map((words) => (
          <span key={words}>
            {' · '}
            <Bdi>{words}</Bdi>
          </span>
        ))}
      </p>
      <p class="small quiet">{text('links.redaction')}</p>
      {problem.value === null ? null : <ProblemNotice problem={problem.value} />}
      <div class="actions">
        <button type="submit" class="primary">
          {text('links.make')}
        </button>
        <button type="button" onClick={onCancel}>
          {text('page.cancel')}
        </button>
      </div>
    </form>
  );
}

interface TextFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: { value: string };
}

function TextField({ id, label, hint, value }: TextFieldProps): VNode {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        dir="auto"
        required
        maxLength={200}
        value={value.value}
        onInput={(event) => {
          value.value = event.currentTarget.value;
        }}
      />
      {hint === undefined ? null : <span class="hint">{hint}</span>}
    </div>
  );
}

/** The address, once: neither the server nor this page can show it again. */
function Address({ address, onClose }: { readonly address: string; readonly onClose: () => void }): VNode {
  const { text } = wording.value;
  const isCopied = useSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    isCopied.value = true;
  };
  return (
    <>
      <p class="notice warning">{text('links.once')}</p>
      <div class="field">
        <label for="link-address">{text('links.address')}</label>
        <input id="link-address" readOnly dir="ltr" value={address} onFocus={(event) => event.currentTarget.select()} />
      </div>
      <div class="actions">
        <button type="button" class="primary" onClick={() => void copy()}>
          {text('links.copy')}
        </button>
        <a class="button" href={address} target="_blank" rel="noreferrer">
          {text('links.open')}
        </a>
        <button type="button" onClick={onClose}>
          {text('page.close')}
        </button>
        <span role="status">{isCopied.value ? text('links.copied') : ''}</span>
      </div>
      <p class="small quiet">{text('links.forwarding')}</p>
    </>
  );
}

/** Every free text of the countries that the donor will read: their names, and definitions in the user's own words. */
function countryTexts({ fiscalSpace }: ScenarioDocument): string[] {
  return (fiscalSpace?.countries ?? []).flatMap(({ name, definition }) =>
    typeof definition === 'string' ? [name] : [name, definition.text, definition.source],
  );
}
