import type { DebugDomain, DebugFacts, DebugMethods } from '../../contract/debug/wire.ts';
import type { Simulator } from '../start.ts';

type Methods = {
  [M in keyof DebugMethods]?: (
    params: DebugMethods[M]['params'],
  ) => DebugMethods[M]['result'] | Promise<DebugMethods[M]['result']>;
};

export type Fact = { [F in keyof DebugFacts]: { fact: F; value: DebugFacts[F] } }[keyof DebugFacts];

/** What one listener has not been told yet. It is asked for when the wire has room, so nothing piles up in between. */
export interface Feed {
  take(): Fact | undefined;
  stop(): void;
}

/** A domain of the agent: what it answers, and what it tells those who listen. Domains do not know the wire. */
export interface AgentDomain {
  readonly name: DebugDomain;
  readonly methods: Methods;
  /** `wake` says that there is something to take. */
  listen(wake: () => void): Feed;
  /** The program is there. */
  attach?(simulator: Simulator): void;
}
