import { ApiError, asyncApi, onApi, type ApiContext } from '../wx/define.ts';
import { documented } from '../wx/documented.ts';

type Listener = (fact: object) => void;
type Fact = 'open' | 'message' | 'error' | 'close';

interface SocketTask {
  readonly CONNECTING: 0;
  readonly OPEN: 1;
  readonly CLOSING: 2;
  readonly CLOSED: 3;
  readonly readyState: number;
  send(options: Callbacks & { data: string | ArrayBuffer }): void;
  close(options?: Callbacks & { code?: number; reason?: string }): void;
  onOpen(listener: Listener): void;
  onMessage(listener: Listener): void;
  onError(listener: Listener): void;
  onClose(listener: Listener): void;
}

interface Callbacks {
  success?: Listener;
  fail?: Listener;
  complete?: Listener;
}

interface ConnectOptions {
  url: string;
  protocols?: string[];
  header?: Record<string, unknown>;
}

/** Documented: at most five at once. */
const MOST_SOCKETS = 5;

const openSockets = ({ state }: ApiContext): SocketTask[] => state<SocketTask[]>('sockets', () => []);

function finish(name: string, options: Callbacks | undefined, failure?: string): void {
  const result = { errMsg: failure ? `${name}:fail ${failure}` : `${name}:ok` };
  if (failure) options?.fail?.(result);
  else options?.success?.(result);
  options?.complete?.(result);
}

/** A browser's socket: it knows no rules of origin, and none of its own headers but the protocols. */
function createTask(options: ConnectOptions, context: ApiContext): SocketTask {
  const socket = new WebSocket(options.url, options.protocols ?? []);
  socket.binaryType = 'arraybuffer';
  const listeners: Record<Fact, Listener[]> = { open: [], message: [], error: [], close: [] };
  const tell = (fact: Fact, detail: object) => {
    for (const listener of listeners[fact]) listener(detail);
    const name = `Socket${fact[0]!.toUpperCase()}${fact.slice(1)}`;
    if (openSockets(context)[0] === task) context.listeners(name).tell(detail);
  };
  const forget = () => {
    const sockets = openSockets(context);
    const at = sockets.indexOf(task);
    if (at >= 0) sockets.splice(at, 1);
  };
  socket.onopen = () => tell('open', { header: {}, profile: {} });
  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => tell('message', { data });
  socket.onerror = () => tell('error', { errMsg: 'connectSocket:fail the connection failed' });
  socket.onclose = ({ code, reason }) => {
    tell('close', { code, reason });
    forget();
  };
  const task: SocketTask = {
    CONNECTING: 0,
    OPEN: 1,
    CLOSING: 2,
    CLOSED: 3,
    get readyState() {
      return socket.readyState;
    },
    send(given) {
      if (socket.readyState !== WebSocket.OPEN)
        return finish('sendSocketMessage', given, 'SocketTask.readyState is not OPEN');
      socket.send(given.data);
      finish('sendSocketMessage', given);
    },
    close(given) {
      // A page may name 1000 and its own range only.
      const code =
        given?.code === undefined || (given.code !== 1000 && given.code < 3000) ? 1000 : given.code;
      socket.close(code, given?.reason);
      finish('closeSocket', given);
    },
    onOpen: (listener) => void listeners.open.push(listener),
    onMessage: (listener) => void listeners.message.push(listener),
    onError: (listener) => void listeners.error.push(listener),
    onClose: (listener) => void listeners.close.push(listener),
  };
  return task;
}

const TASK = Symbol('socket');

function connect(options: ConnectOptions & { [TASK]?: SocketTask }, context: ApiContext): SocketTask {
  if (options[TASK]) return options[TASK];
  if (!/^wss?:\/\//i.test(String(options.url ?? '')))
    throw new ApiError(`invalid url "${options.url}"`, 600009);
  const sockets = openSockets(context);
  if (sockets.length >= MOST_SOCKETS) throw new ApiError('the number of sockets exceeds the limit', 600002);
  const task = createTask(options, context);
  sockets.push(task);
  options[TASK] = task;
  return task;
}

export const connectSocket = asyncApi<ConnectOptions>(
  (options, context) => {
    connect(options, context);
    return { socketTaskId: openSockets(context).length };
  },
  {
    tasks(options, context) {
      try {
        return connect(options, context);
      } catch {
        // The refusal reaches the program by `fail`; the task is one that never opens.
        return {
          send() {},
          close() {},
          onOpen() {},
          onMessage() {},
          onError() {},
          onClose() {},
          readyState: 3,
        };
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
  asPromise((callbacks) => firstOf(context).close({ code, reason, ...callbacks })),
);
export const onSocketOpen = onApi('SocketOpen');
export const onSocketMessage = onApi('SocketMessage');
export const onSocketError = onApi('SocketError');
export const onSocketClose = onApi('SocketClose');
