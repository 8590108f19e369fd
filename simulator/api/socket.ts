import { ApiError, asyncApi, onApi, type ApiContext } from '../wx/define.ts';
import { documented } from '../wx/documented.ts';
import { disconnected, networkFailure } from '../wx/network-turns.ts';
import { openWire, type Wire } from '../wx/web-socket-wire.ts';

type Listener = (fact: object) => void;
type Fact = 'open' | 'message' | 'error' | 'close';

interface Callbacks {
  success?: Listener;
  fail?: Listener;
  complete?: Listener;
}

interface ConnectOptions {
  url: string;
  protocols?: string[];
  header?: Record<string, unknown>;
  timeout?: number;
  perMessageDeflate?: boolean;
}

/** Documented: at most five at once. */
const MOST_SOCKETS = 5;

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;

const openSockets = ({ state }: ApiContext): SocketTask[] => state<SocketTask[]>('sockets', () => []);

function finish(name: string, options: Callbacks | undefined, failure?: string): void {
  const result = { errMsg: failure ? `${name}:fail ${failure}` : `${name}:ok` };
  if (failure) options?.fail?.(result);
  else options?.success?.(result);
  options?.complete?.(result);
}

class SocketTask {
  readonly CONNECTING = CONNECTING;
  readonly OPEN = OPEN;
  readonly CLOSING = CLOSING;
  readonly CLOSED = CLOSED;
  /** Settles when it may be opened; refused where it may not. */
  readonly begun: Promise<void>;
  readonly #context: ApiContext;
  readonly #listeners: Record<Fact, Listener[]> = { open: [], message: [], error: [], close: [] };
  readonly #wire: Wire;
  #state = CONNECTING;

  constructor(options: ConnectOptions, context: ApiContext) {
    this.#context = context;
    let settle: { resolve: () => void; reject: (error: Error) => void };
    this.begun = new Promise((resolve, reject) => (settle = { resolve, reject }));
    this.begun.catch(() => undefined);
    const { app } = context.runtime.program;
    const header = Object.entries(options.header ?? {}).map(([name, value]) => [name, String(value)]);
    const asked = {
      url: options.url,
      protocols: options.protocols ?? [],
      header: Object.fromEntries(header) as Record<string, string>,
      timeout: options.timeout ?? app.networkTimeout?.connectSocket ?? 60_000,
      perMessageDeflate: options.perMessageDeflate ?? false,
    };
    this.#wire = openWire(context, asked, {
      begun: () => settle.resolve(),
      opened: (given) => {
        this.#state = OPEN;
        this.#tell('open', { header: given, profile: {} });
      },
      received: (data) => this.#tell('message', { data }),
      failed: (error) => {
        const failure = networkFailure(context, error, { kind: 'socket', url: options.url });
        settle.reject(failure);
        this.#tell('error', { errMsg: `connectSocket:fail ${failure.message}` });
      },
      closed: (code, reason) => this.#closed(code, reason),
    });
  }

  get readyState(): number {
    return this.#state;
  }

  send({ data, ...callbacks }: Callbacks & { data: string | ArrayBuffer }): void {
    if (this.#state !== OPEN)
      return finish('sendSocketMessage', callbacks, 'SocketTask.readyState is not OPEN');
    this.#wire.send(data).then(
      () => finish('sendSocketMessage', callbacks),
      (error: Error) => finish('sendSocketMessage', callbacks, error.message),
    );
  }

  close({
    code = 1000,
    reason = '',
    ...callbacks
  }: Callbacks & { code?: number; reason?: string } = {}): void {
    if (this.#state === CLOSED) return finish('closeSocket', callbacks, 'SocketTask.readyState is CLOSED');
    this.#state = CLOSING;
    this.#wire.close(code, reason);
    finish('closeSocket', callbacks);
  }

  onOpen(listener: Listener): void {
    this.#listeners.open.push(listener);
  }
  onMessage(listener: Listener): void {
    this.#listeners.message.push(listener);
  }
  onError(listener: Listener): void {
    this.#listeners.error.push(listener);
  }
  onClose(listener: Listener): void {
    this.#listeners.close.push(listener);
  }

  #closed(code: number, reason: string): void {
    this.#state = CLOSED;
    this.#tell('close', { code, reason });
    const sockets = openSockets(this.#context);
    const at = sockets.indexOf(this);
    if (at >= 0) sockets.splice(at, 1);
  }

  /** The members of wx without a task hear of the first socket. */
  #tell(fact: Fact, detail: object): void {
    const { runtime, listeners } = this.#context;
    for (const listener of this.#listeners[fact]) {
      try {
        listener(detail);
      } catch (error) {
        runtime.reporter.exception(error, `SocketTask on ${fact}`);
      }
    }
    const name = `Socket${fact[0]!.toUpperCase()}${fact.slice(1)}`;
    if (openSockets(this.#context)[0] === this) listeners(name).tell(detail);
  }
}

const TASK = Symbol('socket');

function connect(options: ConnectOptions & { [TASK]?: SocketTask }, context: ApiContext): SocketTask {
  if (options[TASK]) return options[TASK];
  if (!/^wss?:\/\//i.test(String(options.url ?? '')) || !URL.canParse(options.url))
    throw new ApiError(`invalid url "${options.url}"`, 600009);
  if (context.device.settings.network === 'none') throw disconnected();
  const sockets = openSockets(context);
  if (sockets.length >= MOST_SOCKETS) throw new ApiError('the number of sockets exceeds the limit', 600007);
  const task = new SocketTask(options, context);
  sockets.push(task);
  options[TASK] = task;
  return task;
}

/** A task that never opens: the refusal reaches the program by `fail`. */
const refusedTask = {
  ...{ CONNECTING, OPEN, CLOSING, CLOSED, readyState: CLOSED },
  ...{ send() {}, close() {}, onOpen() {}, onMessage() {}, onError() {}, onClose() {} },
};

const MEMBERS = ['send', 'close', 'onOpen', 'onMessage', 'onError', 'onClose'] as const;

/** Its members as the program's own properties, which may be copied to a promise. */
function membersOf(task: SocketTask): object {
  const members = MEMBERS.map((name) => [name, (task[name] as (given: never) => void).bind(task)]);
  const made = { CONNECTING, OPEN, CLOSING, CLOSED, ...(Object.fromEntries(members) as object) };
  return Object.defineProperty(made, 'readyState', { get: () => task.readyState, enumerable: true });
}

export const connectSocket = asyncApi<ConnectOptions>(
  async (options, context) => {
    await connect(options, context).begun;
    return { socketTaskId: openSockets(context).length };
  },
  {
    // Documented to give the task: who does not wait for the promise hears of a failure by the task.
    isQuiet: true,
    tasks(options, context) {
      try {
        return membersOf(connect(options, context));
      } catch {
        return refusedTask;
      }
    },
  },
);

function firstOf(context: ApiContext): SocketTask {
  const task = openSockets(context)[0];
  if (!task) throw new ApiError('WebSocket is not connected');
  return task;
}

const asPromise = (act: (callbacks: Callbacks) => void): Promise<void> =>
  new Promise((resolve, reject) =>
    act({
      success: () => resolve(),
      fail: (result) =>
        reject(new ApiError(String((result as { errMsg: string }).errMsg).replace(/^\w+:fail /, ''))),
    }),
  );

export const sendSocketMessage = documented<'sendSocketMessage'>(({ data }, context) =>
  asPromise((callbacks) => firstOf(context).send({ data, ...callbacks })),
);
export const closeSocket = asyncApi<{ code?: number; reason?: string }>(({ code, reason }, context) =>
  asPromise((callbacks) =>
    firstOf(context).close({ ...(code === undefined ? {} : { code }), reason: reason ?? '', ...callbacks }),
  ),
);
export const onSocketOpen = onApi('SocketOpen');
export const onSocketMessage = onApi('SocketMessage');
export const onSocketError = onApi('SocketError');
export const onSocketClose = onApi('SocketClose');
