import type { Host } from '../host.ts';
import { afterPaint } from '../kit/after-paint.ts';

interface Answer {
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

interface Wire {
  said: AsyncIterator<unknown>;
  abort: AbortController;
  patience: number;
}

export type Handler = (parameters: never) => unknown;

interface Message {
  jsonrpc: '2.0';
  id?: number | string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string };
}

/** Keys that follow one another go in one message, when they pause for this long, and at the latest after the other. */
const mentionPause = 100;
const longestMention = 500;

/**
 * JSON-RPC with one language server over the host's wire. Ends with the wire or with the server, and where a server
 * that was asked says nothing at all for as long as it is given; `ended` tells.
 */
export class LanguageConnection {
  readonly ended: Promise<void>;
  /** It was there and did not answer. */
  isHung = false;
  readonly #host: Host;
  readonly #session: string;
  readonly #abort: AbortController;
  readonly #waiting = new Map<number, Answer>();
  readonly #handlers = new Map<string, Handler>();
  readonly #patience: number;
  readonly #unsent: Message[] = [];
  /** What a key makes us say goes out together, once the key is on the screen. */
  readonly #sendSoon = afterPaint(() => this.#sendAll());
  #mentioning: { since: number; timer: ReturnType<typeof setTimeout> } | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #ids = 0;

  private constructor(host: Host, session: string, wire: Wire) {
    this.#host = host;
    this.#session = session;
    this.#abort = wire.abort;
    this.#patience = wire.patience;
    this.ended = this.#read(wire.said);
  }

  /** `patience`: milliseconds without a word after which a server that owes an answer is given up. */
  static async open(host: Host, projectId: string, patience: number): Promise<LanguageConnection> {
    const abort = new AbortController();
    const facts = await host.client.language.follow({ projectId }, { signal: abort.signal });
    const iterator = facts[Symbol.asyncIterator]();
    const first = await iterator.next();
    if (first.done || first.value.type !== 'language.started')
      throw new Error('The language server did not start.');
    return new LanguageConnection(host, first.value.session, { said: iterator, abort, patience });
  }

  request<T>(method: string, parameters: unknown, signal?: AbortSignal): Promise<T> {
    const id = (this.#ids += 1);
    const answer = new Promise<T>((resolve, reject) =>
      this.#waiting.set(id, { resolve: resolve as Answer['resolve'], reject }),
    );
    signal?.addEventListener('abort', () => this.notify('$/cancelRequest', { id }));
    this.#send({ jsonrpc: '2.0', id, method, params: parameters });
    if (this.#silence === undefined) this.#listen();
    return answer;
  }

  notify(method: string, parameters: unknown): void {
    this.#send({ jsonrpc: '2.0', method, params: parameters });
  }

  /** For what only the next question needs: goes with it, or when no more came for a moment. Each message makes the server look anew. */
  mention(method: string, parameters: unknown): void {
    this.#unsent.push({ jsonrpc: '2.0', method, params: parameters });
    const now = performance.now();
    const since = this.#mentioning?.since ?? now;
    clearTimeout(this.#mentioning?.timer);
    const wait = Math.max(0, Math.min(mentionPause, since + longestMention - now));
    this.#mentioning = { since, timer: setTimeout(() => this.#sendSoon(), wait) };
  }

  /** Answers requests and takes notifications of the server. */
  on(method: string, handler: Handler): void {
    this.#handlers.set(method, handler);
  }

  dispose(): void {
    this.#abort.abort();
  }

  /** Any word from the server shows that it lives: the wait begins anew. */
  #listen(): void {
    this.#rest();
    if (this.#waiting.size === 0) return;
    this.#silence = setTimeout(() => {
      this.isHung = true;
      this.dispose();
    }, this.#patience);
  }

  #rest(): void {
    clearTimeout(this.#silence);
    this.#silence = undefined;
  }

  #send(message: Message): void {
    this.#unsent.push(message);
    this.#sendSoon();
  }

  #sendAll(): void {
    clearTimeout(this.#mentioning?.timer);
    this.#mentioning = undefined;
    const messages = this.#unsent.splice(0) as never[];
    // A lost wire or an ended server shows in `ended`; what was sent into it is answered there.
    void this.#host.client.language.send({ session: this.#session, messages }).catch(() => undefined);
  }

  async #read(said: AsyncIterator<unknown>): Promise<void> {
    try {
      for (;;) {
        const { value, done } = await said.next();
        if (done) break;
        const fact = value as { type: string; message?: Message };
        // What the server asks for may wait for a person: meanwhile nothing more is read.
        this.#rest();
        if (fact.type === 'language.said' && fact.message) await this.#take(fact.message);
        this.#listen();
      }
    } catch {
      // The wire broke: the same as an ended server.
    }
    this.#rest();
    for (const { reject } of this.#waiting.values()) reject(new Error('The language server has ended.'));
    this.#waiting.clear();
  }

  async #take({ id, method, params, result, error }: Message): Promise<void> {
    if (method === undefined) {
      const answer = this.#waiting.get(Number(id));
      this.#waiting.delete(Number(id));
      if (error) answer?.reject(new Error(error.message));
      else answer?.resolve(result);
      return;
    }
    const answered = await this.#handlers.get(method)?.(params as never);
    if (id !== undefined) this.#send({ jsonrpc: '2.0', id, result: answered ?? null });
  }
}
