import { signal } from '@preact/signals';
import type { ComponentType, VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { wording } from '../language/reader.ts';

/** A component that is code of its own, loaded when it is first shown. */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const loaded = signal<{ readonly Component: ComponentType<Props> } | null>(null);
  const failed = signal(false);
  return function Lazily(props: Props): VNode {
    useEffect(() => {
      if (loaded.value !== null) return;
      load().then(
        (Component) => {
          loaded.value = { Component };
        },
        () => {
          failed.value = true;
        },
      );
    }, []);
    if (loaded.value !== null) return <loaded.value.Component {...props} />;
    const { text } = wording.value;
    return failed.value ? (
      <p role="alert">{text('problem.unreachable')}</p>
    ) : (
      <p class="quiet">{text('page.loading')}</p>
    );
  };
}
