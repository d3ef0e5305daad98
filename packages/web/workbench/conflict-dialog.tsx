import { pointerOf } from '@tamwil/fault';
import { type DocumentChange, documentChanges, mergeDocuments } from '@tamwil/scenario';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { DifferenceList } from './difference-list.tsx';
import { continueFrom, draft, newer, opened } from './open-scenario.ts';

/**
 * Somebody saved first. Shows what each of the two changed; the reader goes on with both together (his own at places
 * that both changed) or with theirs. Closing the dialog changes nothing: everything typed stays.
 */
export function ConflictDialog(): VNode | null {
  const { text } = wording.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [theirs, base, mine] = [newer.value, opened.value, draft.value];
  useEffect(() => {
    if (newer.value !== null) dialog.current?.showModal();
  }, [theirs]);
  if (theirs === null || base === null || mine === null) return null;
  const both = mergeDocuments(base.document, mine, theirs.document);
  const { author, version } = theirs.summary;
  return (
    <dialog ref={dialog} aria-labelledby="conflict-heading">
      <h2 id="conflict-heading">{text('conflict.heading')}</h2>
      <p>{text('conflict.explanation', { author: author.name, version })}</p>
      <Side
        heading={text('conflict.theirs')}
        changes={documentChanges(base.document, theirs.document)}
        contested={both.contested}
      />
      <Side heading={text('conflict.mine')} changes={documentChanges(base.document, mine)} contested={both.contested} />
      <div class="actions">
        <button type="button" class="primary" onClick={() => continueFrom(theirs, both.document)}>
          {text('conflict.both')}
        </button>
        <button type="button" class="danger" onClick={() => continueFrom(theirs, theirs.document)}>
          {text('conflict.take-theirs')}
        </button>
        <button
          type="button"
          onClick={() => {
            newer.value = null;
          }}
        >
          {text('conflict.later')}
        </button>
      </div>
      <p class="small quiet">
        {text('conflict.contested-note', { count: both.contested.length })}{' '}
        <Bdi>{both.contested.map(pointerOf).join(' ')}</Bdi>
      </p>
    </dialog>
  );
}

interface SideProps {
  readonly heading: string;
  readonly changes: readonly DocumentChange[];
  readonly contested: readonly (readonly string[])[];
}

function Side({ heading, changes, contested }: SideProps): VNode {
  return (
    <>
      <h3>{heading}</h3>
      <DifferenceList changes={changes} contested={contested} />
    </>
  );
}
