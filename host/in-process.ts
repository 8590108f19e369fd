import { createRouterClient } from '@orpc/server';
import type { HostClient, HostServices } from './services.ts';

/** The wire without a wire: for the command line and for tests. */
export function connectInProcess(router: HostServices): HostClient {
  return createRouterClient(router, { context: {} });
}
