import type { Host } from '../host.ts';

interface Message {
  jsonrpc: '2.0';
  id?: number | string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string };
}

export interface LspConnection {
  request: (method: string, params: unknown) => Promise<unknown>;
  notify: (method: string, params: unknown) => void;
  /** Resolves when the server or its stream has ended. */
  ended: Promise<void>;
  dispose: () => void;
}

export interface LspHandlers {
  /** The session is there: time for `initialize`. */
  started: (connection: LspConnection) => void;
  notified: (method: string, params: unknown) => void;
}

/** JSON-RPC with the project's language server, over the host's stream and its `send`. */
export function connectLanguageServer(host: Host, projectId: string, handlers: LspHandlers): LspConnection {
  const controller = new AbortController();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (reason: Error) => void }>();
  let session = '';
  let count = 0;
  const send = (message: Omit<Message, 'jsonrpc'>) => {
    if (!session) return;
    host.client.language.send({ session, message: { jsonrpc: '2.0', ...message } }).catch(() => {
      // The server has ended: `ended` tells, and open requests are refused there.
    });
  };
  const hear = (message: Message) => {
    const { id, method, params } = message;
    if (method !== undefined && id !== undefined) send({ id, result: answerTo(method, params) });
    else if (method !== undefined) handlers.notified(method, params);
    else if (typeof id === 'number') {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (message.error) asked?.reject(new Error(message.error.message));
      else asked?.resolve(message.result);
    }
  };
  const connection: LspConnection = {
    request: (method, params) =>
      new Promise((resolve, reject) => {
        const id = ++count;
        waiting.set(id, { resolve, reject });
        send({ id, method, params });
      }),
    notify: (method, params) => send({ method, params }),
    ended: Promise.resolve(),
    dispose: () => controller.abort(),
  };
  const read = async () => {
    const facts = await host.client.language.follow({ projectId }, { signal: controller.signal });
    for await (const fact of facts) {
      if (fact.type === 'language.started') {
        session = fact.session;
        handlers.started(connection);
      } else hear(fact.message as Message);
    }
  };
  connection.ended = read()
    .catch(() => {
      // A broken wire ends the server too; whoever waits for `ended` decides whether to start again.
    })
    .finally(() => {
      session = '';
      for (const { reject } of waiting.values()) reject(new Error('The language server has ended.'));
      waiting.clear();
    });
  return connection;
}

/** What a server may ask of us. Nothing is configured and nothing registered: it then uses its defaults. */
function answerTo(method: string, params: unknown): unknown {
  if (method !== 'workspace/configuration') return null;
  const items = params && typeof params === 'object' && 'items' in params ? params.items : [];
  return Array.isArray(items) ? items.map(() => null) : [];
}
