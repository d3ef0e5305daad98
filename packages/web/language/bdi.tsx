import type { VNode } from 'preact';

/** Numbers, codes and names whose direction is their own. */
export function Bdi({ children }: { readonly children: string }): VNode {
  return <bdi>{children}</bdi>;
}
