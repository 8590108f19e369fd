import type { NetworkEntry, NetworkKind } from '../../contract/debug/network.ts';
import type { ProgramRequest, ProgramResponse } from '../../contract/sandbox.ts';
import type { Simulator } from '../start.ts';
import type { HostClient } from '../wx/host-client.ts';
import type { AgentDomain, Feed } from './domain.ts';
import { detailOf, failureOf, sizeOfBase64, type Exchange } from './network-bodies.ts';
import { callerStack, createStacks } from './stacks.ts';
import { watchHostSockets, watchSockets } from './sockets.ts';

export interface NetworkDomain extends AgentDomain {
  /** The same client, whose requests are seen. */
  watch(client: HostClient): HostClient;
}

/** Older lines give way, and older bodies before them. */
const KEPT = 5_000;
const KEPT_BYTES = 64 * 1024 * 1024;
const BATCH = 500;

/** What begins and ends a line; shared by requests and sockets. */
export interface Recorder {
  begin(kind: NetworkKind, url: string, method: string): Exchange;
  /** The line has changed. */
  touch(exchange: Exchange): void;
}

export function createNetwork(
  window: Window & typeof globalThis,
  program: () => Simulator | undefined,
): NetworkDomain {
  const stacks = createStacks(() => program()?.runtime.program.scripts ?? {});
  const exchanges = new Map<number, Exchange>();
  const watchers = new Set<(id: number) => void>();
  let next = 1;
  const recorder: Recorder = {
    begin(kind, url, method) {
      const entry: NetworkEntry = {
        ...{ id: next++, kind, url, method },
        ...{ state: 'pending', started: Date.now(), sent: 0, received: 0 },
      };
      const stack = callerStack(window);
      const exchange: Exchange = { entry, clock: performance.now(), requestHeader: {}, stack };
      exchanges.set(entry.id, exchange);
      if (exchanges.size > KEPT) exchanges.delete(exchanges.keys().next().value!);
      return exchange;
    },
    touch(exchange) {
      letBodiesGo(exchanges);
      for (const changed of watchers) changed(exchange.entry.id);
    },
  };
  watchSockets(window, recorder);

  /** The place is looked up when somebody sees the line. */
  function finished({ entry, stack }: Exchange): NetworkEntry {
    const place = (entry.place ??= stacks(stack)[0]);
    return place ? { ...entry, place } : { ...entry };
  }

  return {
    name: 'network',
    watch(given) {
      const client = watchHostSockets(given, recorder);
      return {
        ...client,
        call: (method, input, signal) =>
          method === 'network.request'
            ? (request(recorder, client, input as ProgramRequest, signal) as Promise<never>)
            : client.call(method, input, signal),
      };
    },
    listen: (wake) => feedOf(exchanges, watchers, finished, wake),
    methods: {
      'network.detail': ({ id }) => {
        const exchange = exchanges.get(id);
        return exchange ? detailOf(exchange, stacks(exchange.stack)) : null;
      },
      'network.clear': () => {
        for (const [id, { entry }] of exchanges) if (entry.state !== 'pending') exchanges.delete(id);
        return null;
      },
    },
  };
}

async function request(
  recorder: Recorder,
  client: HostClient,
  input: ProgramRequest,
  signal?: AbortSignal,
): Promise<ProgramResponse> {
  const exchange = recorder.begin(input.kind ?? 'request', input.url, input.method);
  const { entry } = exchange;
  exchange.requestHeader = input.header;
  exchange.requestBody = input.body;
  entry.sent = sizeOfBase64(input.body);
  recorder.touch(exchange);
  try {
    const answer = await client.call<ProgramResponse>('network.request', input, signal);
    exchange.answer = answer;
    Object.assign(entry, {
      state: 'done',
      status: answer.statusCode,
      type: String(answer.header['content-type'] ?? '')
        .split(';')[0]!
        .trim(),
      received: sizeOfBase64(answer.body),
    });
    return answer;
  } catch (error) {
    Object.assign(entry, failureOf(error, signal?.aborted === true));
    throw error;
  } finally {
    entry.milliseconds = performance.now() - exchange.clock;
    recorder.touch(exchange);
  }
}

function letBodiesGo(exchanges: ReadonlyMap<number, Exchange>): void {
  let bytes = 0;
  for (const { entry, isEmptied } of exchanges.values()) if (!isEmptied) bytes += entry.sent + entry.received;
  for (const exchange of exchanges.values()) {
    if (bytes <= KEPT_BYTES) return;
    if (exchange.isEmptied || exchange.entry.state === 'pending') continue;
    bytes -= exchange.entry.sent + exchange.entry.received;
    exchange.isEmptied = true;
    exchange.requestBody = '';
    if (exchange.answer) exchange.answer = { ...exchange.answer, body: '' };
    if (exchange.messages) exchange.messages = [];
  }
}

function feedOf(
  exchanges: ReadonlyMap<number, Exchange>,
  watchers: Set<(id: number) => void>,
  finished: (exchange: Exchange) => NetworkEntry,
  wake: () => void,
): Feed {
  const changed = new Set(exchanges.keys());
  const watcher = (id: number): void => {
    changed.add(id);
    wake();
  };
  watchers.add(watcher);
  return {
    take() {
      const entries: NetworkEntry[] = [];
      for (const id of changed) {
        changed.delete(id);
        const exchange = exchanges.get(id);
        if (exchange) entries.push(finished(exchange));
        if (entries.length === BATCH) break;
      }
      return entries.length > 0 ? { fact: 'network.changed', value: { entries } } : undefined;
    },
    stop: () => watchers.delete(watcher),
  };
}
