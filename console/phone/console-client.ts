import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ConsoleClient } from '../api.ts';
import { language, say, words } from './words.ts';

function csrf(): string {
  return /(?:^|; )tessera_csrf=([^;]+)/.exec(document.cookie)?.[1] ?? '';
}

/** The console of this very origin, with the phone's cookie session. */
export const client = createORPCClient<ConsoleClient>(
  new RPCLink({
    url: `${location.origin}/rpc`,
    headers: () => ({ 'x-csrf-token': csrf(), 'accept-language': language }),
  }),
);

export function codeOf(error: unknown): string {
  return (error as { code?: string } | null)?.code ?? '';
}

/** The console's own sentence; where none came, the network is at fault. */
export function reasonOf(error: unknown): string {
  const { message } = error as { message?: string };
  return codeOf(error) && message ? message : say(words.offline);
}

/** What a plain route answered instead of its bytes, in the same shape as the typed calls refuse. */
export class RefusedError extends Error {
  readonly code: string;
  constructor(answer: { code?: string; message?: string }) {
    super(answer.message ?? '');
    this.code = answer.code ?? '';
  }
}
