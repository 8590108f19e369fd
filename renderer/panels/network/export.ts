import type { NetworkBody, NetworkDetail, NetworkEntry } from '../../../contract/debug/network.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { networkOf } from './requests.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The request as a line for a shell. A body that is no text goes in by base64. */
export function curlOf(entry: NetworkEntry, detail: NetworkDetail): string {
  const { requestBody } = detail;
  const parts = ['curl', quoted(entry.url)];
  if (entry.method !== 'GET') parts.push('-X', entry.method);
  for (const [name, value] of Object.entries(detail.requestHeader))
    parts.push('-H', quoted(`${name}: ${value}`));
  if (requestBody?.text !== undefined) parts.push('--data-raw', quoted(requestBody.text));
  if (requestBody?.base64 === undefined) return parts.join(' ');
  return `echo ${requestBody.base64} | base64 -d | ${parts.join(' ')} --data-binary @-`;
}

const pairs = (table: Record<string, string> = {}) =>
  Object.entries(table).map(([name, value]) => ({ name, value: String(value) }));

function queryOf(url: string): { name: string; value: string }[] {
  try {
    return [...new URL(url).searchParams].map(([name, value]) => ({ name, value }));
  } catch {
    return [];
  }
}

const contentOf = (body: NetworkBody | undefined, mimeType: string) => ({
  size: body?.size ?? 0,
  mimeType,
  ...(body?.text === undefined ? {} : { text: body.text }),
  ...(body?.base64 === undefined ? {} : { text: body.base64, encoding: 'base64' }),
});

const typeIn = (header: Record<string, string>): string =>
  Object.entries(header).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';

/** One entry of an HTTP archive, version 1.2. */
export function harEntryOf(entry: NetworkEntry, detail: NetworkDetail) {
  const { waiting = entry.milliseconds ?? 0, receiving = 0 } = detail.timing ?? {};
  const { requestBody } = detail;
  const post = {
    mimeType: typeIn(detail.requestHeader),
    text: requestBody?.text ?? requestBody?.base64 ?? '',
  };
  return {
    startedDateTime: new Date(entry.started).toISOString(),
    time: entry.milliseconds ?? 0,
    request: {
      method: entry.method,
      url: entry.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(detail.requestHeader),
      queryString: queryOf(entry.url),
      ...(requestBody ? { postData: post } : {}),
      headersSize: -1,
      bodySize: entry.sent,
    },
    response: {
      status: entry.status ?? 0,
      statusText: entry.error ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(detail.responseHeader),
      content: contentOf(detail.responseBody, entry.type ?? ''),
      redirectURL: '',
      headersSize: -1,
      bodySize: entry.received,
    },
    cache: {},
    timings: { send: 0, wait: waiting, receive: receiving },
    _kind: entry.kind,
    ...(detail.messages
      ? {
          _webSocketMessages: detail.messages.map(({ direction, time, body }) => ({
            type: direction === 'sent' ? 'send' : 'receive',
            time: time / 1000,
            opcode: body.text === undefined ? 2 : 1,
            data: body.text ?? body.base64 ?? '',
          })),
        }
      : {}),
  };
}

/** Everything that is listed, as a file that other tools open. */
export async function saveHar(workbench: Workbench): Promise<void> {
  const { session } = workbench.debug.store.getState();
  const { entries } = networkOf(workbench).getState();
  if (!session) return;
  const found = [];
  for (const entry of entries) {
    const detail = await session.call('network.detail', { id: entry.id });
    if (detail) found.push(harEntryOf(entry, detail));
  }
  const har = { log: { version: '1.2', creator: { name: 'Tessera', version: '0.1.0' }, entries: found } };
  const file = new Blob([JSON.stringify(har, null, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  const { name } = workbench.project.getState().open ?? {};
  link.download = `${(name ?? 'program').replace(/[^\p{L}\p{N}._-]+/gu, '-')}.har`;
  link.click();
  URL.revokeObjectURL(link.href);
}
