import { RPCHandler } from '@orpc/server/message-port';
import type { HostServices } from './services.ts';

type PortHandler = RPCHandler<Record<never, never>>;
/** A `MessagePort` of the web, of Node's workers, or Electron's `MessagePortMain`. */
export type HostPort = Parameters<PortHandler['upgrade']>[0] & { start?: () => void };

/** Answers the window at the other end of `port`; ends when the port closes. */
export function servePort(router: HostServices, port: HostPort): void {
  new RPCHandler(router).upgrade(port, { context: {} });
  port.start?.();
}
