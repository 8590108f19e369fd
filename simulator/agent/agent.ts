import type { AgentEnd, DebugCall, DebugMethods, DebugRequest } from '../../contract/debug/wire.ts';
import type { Simulator } from '../start.ts';
import type { HostClient } from '../wx/host-client.ts';
import type { ProgramStorage } from '../wx/program-storage.ts';
import { createConsole } from './console.ts';
import { createData } from './data.ts';
import type { AgentDomain, Feed } from './domain.ts';
import { createEvaluator } from './evaluate.ts';
import { createNetwork } from './network.ts';
import { createStorageDomain } from './storage.ts';
import { createTree } from './tree.ts';
import { createValues, valueMethods } from './values.ts';

/**
 * Looks into the running program for whoever is connected. It knows no wire: an end of a channel comes in, and
 * a pane, a relay to a phone and automation are the same to it. What nobody listens to costs next to nothing.
 */
export interface DebugAgent {
  /** The program is there; from now on its parts can be asked for. */
  attach(simulator: Simulator): void;
  /** The same storage, looked into. */
  watchStorage(storage: ProgramStorage): ProgramStorage;
  /** The same client, whose requests are seen. */
  watchHost(client: HostClient): HostClient;
  /** Serves one asker until the given function is called. */
  connect(end: AgentEnd): () => void;
}

type Handler = (params: unknown) => unknown;

/** Facts come in batches: often enough to look immediate, seldom enough to cost nothing. */
const BATCH_MS = 40;
/** Facts that may be under way before the other side must say that it took one. */
const ROOM = 2;

export function createAgent(window: Window & typeof globalThis): DebugAgent {
  const values = createValues();
  let simulator: Simulator | undefined;
  let started: (() => void)[] = [];
  const program = (): Simulator | undefined => simulator;
  const storage = createStorageDomain(program);
  const evaluator = createEvaluator(program);
  const network = createNetwork(window, program);
  const domains: AgentDomain[] = [
    createConsole({ window, values, program, evaluator }),
    createData({ values, program }),
    network,
    storage,
    createTree({ document: window.document, values, program, looked: (one) => evaluator.define('$0', one) }),
  ];
  const methods: { [M in keyof DebugMethods]?: unknown } = {
    ...valueMethods(values),
    ...Object.assign({}, ...domains.map((domain) => domain.methods)),
    'agent.hello': () => {
      const project = simulator?.runtime.program.project;
      const names = domains.map(({ name }) => name);
      return { appId: project?.appId ?? '', name: project?.name ?? '', domains: names };
    },
  };

  /** Calls that come before the program is there wait for it. */
  const whenStarted = (): Promise<void> =>
    simulator ? Promise.resolve() : new Promise((resolve) => started.push(resolve));

  return {
    watchStorage: storage.watch,
    watchHost: network.watch,
    attach(given) {
      simulator = given;
      for (const domain of domains) domain.attach?.(given);
      for (const resolve of started) resolve();
      started = [];
    },
    connect: (end) => serve(end, { domains, methods, whenStarted }),
  };
}

interface Served {
  domains: readonly AgentDomain[];
  methods: { [M in keyof DebugMethods]?: unknown };
  whenStarted: () => Promise<void>;
}

function serve(end: AgentEnd, { domains, methods, whenStarted }: Served): () => void {
  const feeds = new Map<string, Feed>();
  let underway = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOpen = true;

  function pump(): void {
    timer = undefined;
    for (const feed of feeds.values()) {
      while (isOpen && underway < ROOM) {
        const next = feed.take();
        if (!next) break;
        underway++;
        end.send(next);
      }
    }
  }
  const wake = (): void => {
    timer ??= setTimeout(pump, BATCH_MS);
  };
  const listening: Record<string, Handler> = {
    'agent.listen': (params) => {
      const domain = domains.find(({ name }) => name === domainIn(params));
      if (!domain) throw new Error('There is no such domain.');
      if (!feeds.has(domain.name)) feeds.set(domain.name, domain.listen(wake));
      wake();
      return null;
    },
    'agent.unlisten': (params) => {
      feeds.get(domainIn(params))?.stop();
      feeds.delete(domainIn(params));
      return null;
    },
  };

  async function answer({ call, method, params }: DebugCall): Promise<void> {
    try {
      await whenStarted();
      const own = Object.hasOwn(listening, method) ? listening[method] : undefined;
      const handler =
        own ??
        (Object.hasOwn(methods, method) ? (methods[method as keyof DebugMethods] as Handler) : undefined);
      if (!handler) throw new Error(`The program knows no ${method}.`);
      const result = await handler(params);
      if (isOpen) end.send({ answer: call, result });
    } catch (error) {
      if (isOpen) end.send({ answer: call, refused: error instanceof Error ? error.message : String(error) });
    }
  }

  end.receive((request: DebugRequest) => {
    if ('took' in request) {
      underway = Math.max(0, underway - 1);
      pump();
    } else if ('call' in request) void answer(request);
  });
  return () => {
    isOpen = false;
    clearTimeout(timer);
    for (const feed of feeds.values()) feed.stop();
    feeds.clear();
  };
}

const domainIn = (params: unknown): string => String((params as { domain?: unknown } | null)?.domain ?? '');
