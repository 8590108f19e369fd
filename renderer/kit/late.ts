import { useEffect, useState, type ComponentType } from 'react';

/** A component that is loaded when it is first drawn. */
export interface Late<Props> {
  load: () => Promise<ComponentType<Props>>;
  loaded: ComponentType<Props> | undefined;
}

/**
 * Not React's own `lazy`: what a Suspense waited for it shows a third of a second after its fallback at the earliest
 * (FALLBACK_THROTTLE_MS), however soon it is there; three of them in each other were a second of an idle window.
 */
export function late<Props>(get: () => Promise<{ default: ComponentType<Props> }>): Late<Props> {
  const one: Late<Props> = {
    loaded: undefined,
    load: async () => (one.loaded = (await get()).default),
  };
  return one;
}

/** Undefined while it loads. One that cannot be loaded throws to the boundary above; drawn anew it is asked for again. */
export function useLate<Props>(one: Late<Props>): ComponentType<Props> | undefined {
  const [came, setCame] = useState<{ error?: unknown }>();
  useEffect(() => {
    if (one.loaded) return;
    let isHere = true;
    one.load().then(
      () => isHere && setCame({}),
      (error: unknown) => isHere && setCame({ error }),
    );
    return () => void (isHere = false);
  }, [one]);
  if (came && 'error' in came) throw came.error;
  return one.loaded;
}
