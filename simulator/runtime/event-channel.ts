type Listener = (...args: unknown[]) => void;

/** The channel between a page and the one it opened (documented as EventChannel). */
export interface EventChannel {
  emit(name: string, ...args: unknown[]): void;
  on(name: string, listener: Listener): void;
  once(name: string, listener: Listener): void;
  off(name: string, listener?: Listener): void;
}

interface End {
  listeners: Map<string, { listener: Listener; once: boolean }[]>;
  /** Facts told before anybody listened: a page may emit before the other has loaded. */
  early: Map<string, unknown[][]>;
}

const end = (): End => ({ listeners: new Map(), early: new Map() });

function deliver(to: End, name: string, args: unknown[]): void {
  const found = to.listeners.get(name);
  if (!found || found.length === 0) {
    to.early.set(name, [...(to.early.get(name) ?? []), args]);
    return;
  }
  to.listeners.set(
    name,
    found.filter((entry) => !entry.once),
  );
  for (const { listener } of found) listener(...args);
}

function channelOf(own: End, other: End): EventChannel {
  const listen = (name: string, listener: Listener, once: boolean): void => {
    own.listeners.set(name, [...(own.listeners.get(name) ?? []), { listener, once }]);
    const waiting = own.early.get(name);
    own.early.delete(name);
    for (const args of waiting ?? []) deliver(own, name, args);
  };
  return {
    emit: (name, ...args) => deliver(other, name, args),
    on: (name, listener) => listen(name, listener, false),
    once: (name, listener) => listen(name, listener, true),
    off(name, listener) {
      const kept = listener
        ? (own.listeners.get(name) ?? []).filter((entry) => entry.listener !== listener)
        : [];
      own.listeners.set(name, kept);
    },
  };
}

/** Both ends: what one emits, the other hears. */
export function createEventChannels(): { opener: EventChannel; opened: EventChannel } {
  const a = end();
  const b = end();
  return { opener: channelOf(a, b), opened: channelOf(b, a) };
}
