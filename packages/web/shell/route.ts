import { computed, signal } from '@preact/signals';

/** The parts of a scenario, each with an address of its own. */
export const VIEWS = [
  'overview',
  'costs',
  'funding',
  'priorities',
  'paragraph-27',
  'fiscal-space',
  'assumptions',
  'history',
  'links',
] as const;
export type View = (typeof VIEWS)[number];

export type Route =
  | { readonly page: 'scenarios' }
  | { readonly page: 'scenario'; readonly id: string; readonly view: View }
  | { readonly page: 'signed-in' }
  | { readonly page: 'not-found' };

/** Where the issuer sends the reader back to. */
export const SIGNED_IN_PATH = '/signed-in';

const path = signal(location.pathname);
export const route = computed(() => routeOf(path.value));

export function routeOf(pathname: string): Route {
  if (pathname === '/') return { page: 'scenarios' };
  if (pathname === SIGNED_IN_PATH) return { page: 'signed-in' };
  const [, root, id, view = 'overview', ...rest] = pathname.split('/');
  if (root === 'scenarios' && id !== undefined && /^[a-z0-9-]{1,64}$/.test(id) && rest.length === 0 && isView(view)) {
    return { page: 'scenario', id, view };
  }
  return { page: 'not-found' };
}

export function scenarioPath(id: string, view: View = 'overview'): string {
  return view === 'overview' ? `/scenarios/${id}` : `/scenarios/${id}/${view}`;
}

/** Shows another page, from its top as when it is loaded; the browser keeps the place of the one that is left. */
export function navigate(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', to);
  else history.replaceState(null, '', to);
  path.value = location.pathname;
  scrollTo(0, 0);
}

/** Plain clicks on links inside the page change the address without loading it; the back button works as ever. */
export function followLinks(): void {
  addEventListener('popstate', () => {
    path.value = location.pathname;
  });
  document.addEventListener('click', (event) => {
    const anchor = (event.target as Element | null)?.closest('a[href^="/"]');
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!(anchor instanceof HTMLAnchorElement) || !isPlain || event.defaultPrevented) return;
    if (anchor.target !== '' || anchor.hasAttribute('download') || routeOf(anchor.pathname).page === 'not-found')
      return;
    event.preventDefault();
    navigate(anchor.pathname);
  });
}

function isView(text: string): text is View {
  return (VIEWS as readonly string[]).includes(text);
}
