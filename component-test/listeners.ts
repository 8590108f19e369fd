import type { ListenerSet } from '../simulator/wx/define.ts';

/** Listener lists by name, for `wx.onX` and `wx.offX`. */
export function createListeners(): (name: string) => ListenerSet {
  const sets = new Map<string, ListenerSet>();
  return (name) => {
    let set = sets.get(name);
    if (!set) sets.set(name, (set = listenerSet()));
    return set;
  };
}

function listenerSet(): ListenerSet {
  const listeners = new Set<(...args: unknown[]) => void>();
  return {
    get size() {
      return listeners.size;
    },
    add: (listener) => void (typeof listener === 'function' && listeners.add(listener as never)),
    remove: (listener) =>
      listener === undefined ? listeners.clear() : void listeners.delete(listener as never),
    tell: (...args) => {
      for (const listener of listeners) listener(...args);
    },
  };
}
