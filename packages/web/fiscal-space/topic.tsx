import type { ComponentChildren, VNode } from 'preact';

interface TopicProps {
  readonly id?: string;
  readonly title: string;
  /** Whether it is open from the start. */
  readonly open?: boolean;
  readonly children: ComponentChildren;
}

/** One topic of the tab under its name, closed until it is asked for. */
export function Topic({ id, title, open = false, children }: TopicProps): VNode {
  return (
    <details {...(id === undefined ? {} : { id })} class="topic" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
