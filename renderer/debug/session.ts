import type {
  AskerEnd,
  DebugDomain,
  DebugFacts,
  DebugMethods,
  DebugNews,
} from '../../contract/debug/wire.ts';

/** A running program that can be looked into, from one start of it to the next. */
export interface DebugSession {
  /** Another start of the program is another session. */
  readonly id: number;
  call<M extends keyof DebugMethods>(
    method: M,
    params: DebugMethods[M]['params'],
  ): Promise<DebugMethods[M]['result']>;
  /** Listens to a fact; the agent tells the facts of its domain while anybody listens to one of them. */
  on<F extends keyof DebugFacts>(fact: F, listener: (value: DebugFacts[F]) => void): () => void;
  readonly isOpen: boolean;
  close(): void;
}

/** The program was started anew, or its page went, while somebody waited for its answer: nothing that is broken. */
export class SessionClosedError extends Error {
  readonly code = 'PROGRAM_GONE';
  readonly data = { zh: '程序已不再运行。' };
  constructor() {
    super('The program is not running any more.');
    this.name = 'SessionClosedError';
  }
}

interface Waiting {
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

let sessions = 0;

export function openSession(end: AskerEnd): DebugSession {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Set<(value: never) => void>>();
  const domains = new Map<string, number>();
  let calls = 0;
  let isOpen = true;

  function hear(news: DebugNews): void {
    if (!isOpen || typeof news !== 'object' || news === null) return;
    if ('answer' in news) {
      const asked = waiting.get(news.answer);
      waiting.delete(news.answer);
      if (news.refused === undefined) asked?.resolve(news.result as never);
      else asked?.reject(new Error(String(news.refused)));
    } else if ('fact' in news) {
      for (const listener of listeners.get(news.fact) ?? []) listener(news.value as never);
      // The next batch comes when this one is shown.
      end.send({ took: 1 });
    }
  }

  const session: DebugSession = {
    id: ++sessions,
    get isOpen() {
      return isOpen;
    },
    call: (method, params) => {
      if (!isOpen) return Promise.reject(new SessionClosedError());
      const call = ++calls;
      return new Promise((resolve, reject) => {
        waiting.set(call, { resolve: resolve as (value: never) => void, reject });
        end.send({ call, method, params });
      });
    },
    on(fact, listener) {
      const domain = fact.split('.')[0] as DebugDomain;
      const set = listeners.get(fact) ?? new Set();
      listeners.set(fact, set);
      // Its own function each time: the same listener may be given twice.
      const added = (value: never): void => listener(value);
      set.add(added);
      const count = (domains.get(domain) ?? 0) + 1;
      domains.set(domain, count);
      if (count === 1) session.call('agent.listen', { domain }).catch(ignoreClosed);
      return () => {
        if (!set.delete(added)) return;
        const left = (domains.get(domain) ?? 1) - 1;
        domains.set(domain, left);
        if (left === 0 && isOpen) session.call('agent.unlisten', { domain }).catch(ignoreClosed);
      };
    },
    close() {
      isOpen = false;
      for (const { reject } of waiting.values()) reject(new SessionClosedError());
      waiting.clear();
      listeners.clear();
    },
  };
  end.receive(hear);
  return session;
}

/** A program that ends while it is asked is no failure: there is nothing more to show of it. */
export function ignoreClosed(error: unknown): void {
  if (!(error instanceof SessionClosedError)) throw error;
}
