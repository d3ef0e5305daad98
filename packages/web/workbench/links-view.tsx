import { signal } from '@preact/signals';
import type { ComponentType, VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { wording } from '../language/reader.ts';
import type LinkList from '../links/link-list.tsx';
import { isUnsaved, opened, refresh } from './open-scenario.ts';

type LinkListProps = Parameters<typeof LinkList>[0];
const loaded = signal<{ readonly List: ComponentType<LinkListProps> } | null>(null);

/** Links are code of their own, loaded when somebody looks at them. */
export function LinksView(): VNode | null {
  const { text } = wording.value;
  useEffect(() => {
    if (loaded.value === null) {
      void import('../links/link-list.tsx').then(({ default: List }) => {
        loaded.value = { List };
      });
    }
  }, []);
  if (opened.value === null) return null;
  if (loaded.value === null) return <p class="quiet">{text('page.loading')}</p>;
  const { List } = loaded.value;
  return (
    <>
      {isUnsaved.value ? <p class="notice warning">{text('links.unsaved')}</p> : null}
      <List summary={opened.value.summary} document={opened.value.document} onChange={() => void refresh()} />
    </>
  );
}
