import type { ComponentChildren, VNode } from 'preact';

/** A table that scrolls sideways when it must. It takes the focus, so that the keyboard reaches what is out of sight. */
export function TableRegion({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="table-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
