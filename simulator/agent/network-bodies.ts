import type { ConsolePlace } from '../../contract/debug/console.ts';
import type {
  NetworkBody,
  NetworkDetail,
  NetworkEntry,
  NetworkMessage,
} from '../../contract/debug/network.ts';
import type { ProgramResponse } from '../../contract/sandbox.ts';

/** One request and its answer, or one socket, as it is kept. */
export interface Exchange {
  entry: NetworkEntry;
  /** performance.now() at its begin. */
  clock: number;
  requestHeader: Record<string, string>;
  /** Base64. */
  requestBody?: string;
  answer?: ProgramResponse;
  messages?: NetworkMessage[];
  /** Of a socket's handshake. */
  responseHeader?: Record<string, string>;
  stack: string;
  /** Its bodies were let go. */
  isEmptied?: boolean;
}

const MOST_TEXT = 2 * 1024 * 1024;
const TEXT_TYPES = /^text\/|json|javascript|xml|x-www-form-urlencoded|multipart\/form-data/i;

export const sizeOfBase64 = (text: string): number =>
  Math.floor((text.length * 3) / 4) - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);

export function bodyOf(base64: string, type: string): NetworkBody {
  const size = sizeOfBase64(base64);
  const part = base64.slice(0, Math.ceil(MOST_TEXT / 3) * 4);
  const cut = part.length < base64.length ? { isCut: true } : {};
  const text = textIn(part, type, part.length < base64.length);
  return text === undefined ? { size, base64: part, ...cut } : { size, text, ...cut };
}

/** Text where the type says so, or where the bytes are UTF-8 without control characters. */
function textIn(base64: string, type: string, isCut: boolean): string | undefined {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  if (TEXT_TYPES.test(type)) return new TextDecoder().decode(bytes);
  if (/^(image|audio|video|font)\//i.test(type)) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut });
    return [...text.slice(0, 2000)].some((letter) => letter < ' ' && !'\t\n\r\f'.includes(letter))
      ? undefined
      : text;
  } catch {
    return undefined;
  }
}

const headerOf = (headers: Record<string, string>, name: string): string =>
  Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';

export function detailOf(exchange: Exchange, stack: ConsolePlace[]): NetworkDetail {
  const { requestHeader, requestBody = '', answer, messages, isEmptied, entry } = exchange;
  const gone = (size: number): NetworkBody => ({ size, isGone: true });
  const detail: NetworkDetail = { requestHeader, stack };
  if (entry.sent > 0 && !messages)
    detail.requestBody = isEmptied
      ? gone(entry.sent)
      : bodyOf(requestBody, headerOf(requestHeader, 'content-type'));
  if (messages) detail.messages = messages;
  if (exchange.responseHeader) detail.responseHeader = exchange.responseHeader;
  if (answer) {
    detail.responseHeader = answer.header;
    detail.cookies = answer.cookies;
    if (answer.timing) detail.timing = answer.timing;
    detail.responseBody = isEmptied ? gone(entry.received) : bodyOf(answer.body, entry.type ?? '');
  }
  return detail;
}

/** How a line ends that came to nothing. */
export function failureOf(error: unknown, isAborted: boolean): Pick<NetworkEntry, 'state' | 'error'> {
  if (isAborted) return { state: 'failed', error: 'abort' };
  if ((error as { code?: string } | null)?.code === 'DOMAIN_NOT_ALLOWED')
    return { state: 'blocked', error: 'url not in domain list' };
  return { state: 'failed', error: error instanceof Error ? error.message : String(error) };
}
