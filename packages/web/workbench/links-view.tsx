import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { lazily } from '../shell/lazily.tsx';
import { isUnsaved, opened, refresh } from './open-scenario.ts';

const LinkList = lazily(() => import('../links/link-list.tsx').then((module) => module.LinkList));

/** The donor links of the saved version; what is not saved is not in them. */
export function LinksView(): VNode | null {
  const { text } = wording.value;
  if (opened.value === null) return null;
  return (
    <>
      {isUnsaved.value ? <p class="notice warning">{text('links.unsaved')}</p> : null}
      <LinkList summary={opened.value.summary} document={opened.value.document} onChange={() => void refresh()} />
    </>
  );
}
