import type { ProgramRequest, ProgramResponse } from '../../../contract/sandbox.ts';
import { fromBase64, toBase64 } from '../../../simulator/files/encoding.ts';
import type { HostClient } from '../../../simulator/wx/host-client.ts';

/**
 * In a host app the phone itself asks. In a preview, domains of the console's list are asked over the console. For all others the project's own setting decides: where
 * it does not check domains, the browser asks itself, and reads the answer if that server lets any site read it.
 */
export function withOwnRequests(client: HostClient, checksDomains: () => boolean): HostClient {
  return {
    async call<Result>(method: string, input: unknown, signal?: AbortSignal): Promise<Result> {
      try {
        return await client.call<Result>(method, input, signal);
      } catch (error) {
        const { code } = error as { code?: string };
        const isOwn = code === 'ASK_YOURSELF' || (code === 'DOMAIN_NOT_ALLOWED' && !checksDomains());
        if (method !== 'network.request' || !isOwn) throw error;
        return (await sendOwn(input as ProgramRequest, signal)) as Result;
      }
    },
  };
}

async function sendOwn(asked: ProgramRequest, signal: AbortSignal | undefined): Promise<ProgramResponse> {
  const timeout = AbortSignal.timeout(asked.timeout);
  const answer = await fetch(asked.url, {
    method: asked.method,
    headers: asked.header,
    credentials: 'omit',
    ...(asked.body && { body: fromBase64(asked.body) as Uint8Array<ArrayBuffer> }),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
  const body = toBase64(new Uint8Array(await answer.arrayBuffer()));
  return { statusCode: answer.status, header: Object.fromEntries(answer.headers), cookies: [], body };
}
