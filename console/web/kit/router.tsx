import {
  createContext,
  startTransition,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react';

/** Where the page is: the path, and what stands behind the question mark. */
export interface Place {
  path: string;
  search: string;
}

export interface Router extends Place {
  go(to: string, options?: { replace?: boolean }): void;
  /** Hands out the latest place; what a handler needs that outlives a render. */
  current(): Place;
}

const RouterContext = createContext<Router | null>(null);
const here = (): Place => ({ path: location.pathname, search: location.search });

/** Every move is a transition: the page that is shown stays until the next one's code is there. */
export function RouterProvider({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState(here);
  const latest = useRef(place);
  useEffect(() => {
    const follow = () => {
      latest.current = here();
      startTransition(() => setPlace(here()));
    };
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = useCallback<Router['go']>((to, { replace = false } = {}) => {
    const from = here();
    const next = new URL(to, location.href);
    if (next.pathname === from.path && next.search === from.search) return;
    history[replace ? 'replaceState' : 'pushState'](null, '', next);
    latest.current = here();
    startTransition(() => setPlace(here()));
    if (next.pathname !== from.path) scrollTo(0, 0);
  }, []);
  const current = useCallback(() => latest.current, []);
  const router = useMemo(() => ({ ...place, go, current }), [place, go, current]);
  return <RouterContext value={router}>{children}</RouterContext>;
}

export function useRouter(): Router {
  return useContext(RouterContext)!;
}

/** `/programs/:programId` and a path: the named parts, or null. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.replace(/(?<=.)\/$/, '').split('/');
  if (wanted.length !== given.length) return null;
  const parts: Record<string, string> = {};
  for (const [index, want] of wanted.entries()) {
    const part = given[index]!;
    if (want.startsWith(':') && part !== '') parts[want.slice(1)] = decode(part);
    else if (want !== part) return null;
  }
  return parts;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** One filter, tab or dialog in the URL: `const [tab, setTab] = useParam('tab', 'overview')`. The default leaves no trace. */
export function useParam<Value extends string = string>(
  name: string,
  normal: NoInfer<Value>,
): [Value, (value: Value | null, options?: { push?: boolean }) => void] {
  const { search, go, current } = useRouter();
  const value = (new URLSearchParams(search).get(name) ?? normal) as Value;
  const set = useCallback(
    (next: Value | null, { push = false }: { push?: boolean } = {}) => {
      const { path, search: now } = current();
      const params = new URLSearchParams(now);
      if (next === null || next === normal) params.delete(name);
      else params.set(name, next);
      const text = params.toString();
      go(text ? `${path}?${text}` : path, { replace: !push });
    },
    [name, normal, go, current],
  );
  return [value, set];
}

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

/** A real link (new tab, copy address) that moves without loading. */
export function Link({ href, onClick, ...rest }: LinkProps) {
  const { go } = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || rest.target) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(href);
  };
  return <a {...rest} href={href} onClick={follow} />;
}
