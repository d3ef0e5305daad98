import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { signIn } from './session.ts';

/** The way in. `notice` says why one is here, when not by choice. */
export function SignInPage({ notice }: { readonly notice: string | null }): VNode {
  const { text } = wording.value;
  const failed = useSignal(false);
  const begin = () => {
    signIn().catch(() => {
      failed.value = true;
    });
  };
  return (
    <main id="main" tabIndex={-1}>
      <h1>{text('sign-in.heading')}</h1>
      <p class="lead">{text('sign-in.purpose')}</p>
      {notice === null ? null : (
        <p class="notice warning" role="alert">
          {notice}
        </p>
      )}
      {failed.value ? (
        <p class="notice danger" role="alert">
          {text('sign-in.unreachable')}
        </p>
      ) : null}
      <p>
        <button type="button" class="primary" onClick={begin}>
          {text('sign-in.in')}
        </button>
      </p>
      <p class="small quiet">{text('sign-in.donors')}</p>
    </main>
  );
}
