import pg from 'pg';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** A past-tense fact that other requests and other instances want to know at once. Ids only: readers ask for the rest. */
export interface Fact {
  type: string;
  workspaceId: string;
  id: string;
}

export type FactListener = (fact: Fact) => void;

export interface Events {
  /** Inside a transaction: on PostgreSQL the fact travels when (and only if) the transaction commits. */
  enlist(db: Kysely<unknown>, facts: Fact[]): Promise<void>;
  /** After the commit: what the database does not carry by itself. */
  announce(facts: Fact[]): void;
  /** `events.lost` (the listener was away for a while) means: read everything again. */
  subscribe(listener: FactListener): () => void;
  dispose(): Promise<void>;
}

interface Listeners {
  add(listener: FactListener): () => void;
  tell(fact: Fact): void;
}

function createListeners(): Listeners {
  const listeners = new Set<FactListener>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(fact) {
      for (const listener of [...listeners]) listener(fact);
    },
  };
}

/** One process on one SQLite file: facts stay inside it. */
export function createLocalEvents(): Events {
  const listeners = createListeners();
  return {
    enlist: async () => undefined,
    announce: (facts) => facts.forEach(listeners.tell),
    subscribe: listeners.add,
    dispose: async () => undefined,
  };
}

const channel = 'tessera';

/** Several instances on one PostgreSQL: LISTEN/NOTIFY, one listening connection each, reconnecting. */
export async function createPostgresEvents(url: string): Promise<Events> {
  const listeners = createListeners();
  let client: pg.Client | null = null;
  let isDisposed = false;

  async function listen(): Promise<void> {
    const next = new pg.Client({ connectionString: url });
    next.on('notification', ({ payload }) => {
      if (payload) listeners.tell(JSON.parse(payload) as Fact);
    });
    next.on('error', () => void next.end().catch(() => undefined));
    next.on('end', () => {
      if (!isDisposed) setTimeout(() => void relisten(), 500).unref();
    });
    await next.connect();
    await next.query(`listen ${channel}`);
    client = next;
  }

  async function relisten(): Promise<void> {
    if (isDisposed) return;
    try {
      await listen();
      listeners.tell({ type: 'events.lost', workspaceId: '', id: '' });
    } catch {
      setTimeout(() => void relisten(), 1000).unref();
    }
  }

  await listen();
  return {
    async enlist(db, facts) {
      for (const fact of facts) await sql`select pg_notify(${channel}, ${JSON.stringify(fact)})`.execute(db);
    },
    announce: () => undefined,
    subscribe: listeners.add,
    async dispose() {
      isDisposed = true;
      await client?.end();
    },
  };
}
