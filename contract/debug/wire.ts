// The debug channel between a running program and whoever looks into it: the IDE's panels, a relay to a phone,
// automation. Every message is plain JSON, so that any wire can carry it; each side treats the other as untrusted.
import type { ConsoleFacts, ConsoleMethods } from './console.ts';
import type { DataFacts, DataMethods } from './data.ts';
import type { NetworkFacts, NetworkMethods } from './network.ts';
import type { StorageFacts, StorageMethods } from './storage.ts';
import type { TreeFacts, TreeMethods } from './tree.ts';
import type { ValueMethods } from './values.ts';

/** What may be asked of the agent: parameters and answer by method. */
export interface DebugMethods
  extends ValueMethods, ConsoleMethods, DataMethods, NetworkMethods, StorageMethods, TreeMethods {
  /** Who is there. */
  'agent.hello': { params: object; result: DebugHello };
  /** Facts of a domain are told from now on; without a listener the agent does nothing for it. */
  'agent.listen': { params: { domain: DebugDomain }; result: null };
  'agent.unlisten': { params: { domain: DebugDomain }; result: null };
}

/** What the agent tells by itself, to those who listen to the domain. */
export type DebugFacts = ConsoleFacts & DataFacts & NetworkFacts & StorageFacts & TreeFacts;

export type DebugDomain = 'console' | 'data' | 'network' | 'storage' | 'tree';

export interface DebugHello {
  /** Of the program. */
  appId: string;
  name: string;
  domains: DebugDomain[];
}

/** A call and its answer carry the same number. */
export interface DebugCall {
  call: number;
  method: string;
  params: unknown;
}

export interface DebugAnswer {
  answer: number;
  result?: unknown;
  /** One sentence, where there is no result. */
  refused?: string;
}

/** A fact. The agent sends a few, then waits until the other side says `took`: a slow wire is never flooded. */
export interface DebugFact {
  fact: string;
  value: unknown;
}

export interface DebugTook {
  took: number;
}

/** To the agent. */
export type DebugRequest = DebugCall | DebugTook;
/** From the agent. */
export type DebugNews = DebugAnswer | DebugFact;

/** One end of the channel, whatever carries it. */
export interface DebugEnd<Out, In> {
  send(message: Out): void;
  /** At most one receiver; what came before is kept for it. */
  receive(listener: (message: In) => void): void;
}

/** The agent's end, and that of whoever asks it. */
export type AgentEnd = DebugEnd<DebugNews, DebugRequest>;
export type AskerEnd = DebugEnd<DebugRequest, DebugNews>;
