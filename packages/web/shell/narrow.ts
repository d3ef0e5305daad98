import { signal } from '@preact/signals';

const query = matchMedia('(max-width: 48rem)');

/** Whether the window is narrow (shell.css has the same limit): tables then keep their first column while they scroll. */
export const isNarrow = signal(query.matches);
query.addEventListener('change', () => {
  isNarrow.value = query.matches;
});
