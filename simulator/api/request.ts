import { travel } from '../device/network-speed.ts';
import { ApiError, asyncApi, type ApiContext } from '../wx/define.ts';
import { aborted, askHost, disconnected } from '../wx/network-turns.ts';

interface RequestOptions {
  url: string;
  data?: unknown;
  header?: Record<string, unknown>;
  timeout?: number;
  method?: string;
  dataType?: string;
  responseType?: 'text' | 'arraybuffer';
}

const METHODS = new Set(['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']);

const queryOf = (data: object): string =>
  Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        `${encodeURIComponent(name)}=${encodeURIComponent(typeof value === 'object' ? JSON.stringify(value) : String(value))}`,
    )
    .join('&');

const base64Of = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** Documented: an object is the query of a GET, and JSON or a form in a body, by its content type. */
function bodyOf(options: RequestOptions, type: string): Uint8Array {
  const { data } = options;
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (typeof data === 'string') return new TextEncoder().encode(data);
  if (typeof data !== 'object' || data === null) return new Uint8Array();
  const text = type.includes('application/x-www-form-urlencoded') ? queryOf(data) : JSON.stringify(data);
  return new TextEncoder().encode(text);
}

function addressOf(options: RequestOptions, method: string): string {
  const url = String(options.url ?? '');
  if (!/^https?:\/\//i.test(url)) throw new ApiError(`invalid url "${url}"`, 600009);
  const { data } = options;
  if (method !== 'GET' || typeof data !== 'object' || data === null || data instanceof ArrayBuffer)
    return url;
  const query = queryOf(data);
  return query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url;
}

function contentOf(bytes: Uint8Array<ArrayBuffer>, options: RequestOptions): unknown {
  if (options.responseType === 'arraybuffer') return bytes.buffer;
  const text = new TextDecoder().decode(bytes);
  if (options.dataType !== undefined && options.dataType !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const ABORT = Symbol('abort');
type Abortable = RequestOptions & { [ABORT]?: AbortController };

function controllerOf(options: Abortable): AbortController {
  return (options[ABORT] ??= new AbortController());
}

async function send(options: Abortable, context: ApiContext): Promise<Record<string, unknown>> {
  const method = String(options.method ?? 'GET').toUpperCase();
  if (!METHODS.has(method)) throw new ApiError(`method "${method}" is invalid`, 600003);
  const header = Object.fromEntries(
    Object.entries(options.header ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const typeName = Object.keys(header).find((name) => name.toLowerCase() === 'content-type');
  if (!typeName && method !== 'GET') header['content-type'] = 'application/json';
  const type = header[typeName ?? 'content-type'] ?? '';
  if (context.device.settings.network === 'none') throw disconnected();
  const timeout = options.timeout ?? context.runtime.program.app.networkTimeout?.request ?? 60_000;
  const { signal } = controllerOf(options);
  const body = method === 'GET' || method === 'HEAD' ? '' : base64Of(bodyOf(options, type));
  const asked = { kind: 'request' as const, url: addressOf(options, method), method, header, body, timeout };
  const answer = await askHost(context, asked, signal);
  await travel(context.device.settings.network, body.length + answer.body.length);
  if (signal.aborted) throw aborted();
  context
    .listeners(`headers:${String(requestId(options))}`)
    .tell({ header: answer.header, cookies: answer.cookies });
  const { statusCode, cookies } = answer;
  return { data: contentOf(bytesOf(answer.body), options), statusCode, header: answer.header, cookies };
}

const ids = new WeakMap<object, string>();
function requestId(options: object): string {
  const known = ids.get(options) ?? crypto.randomUUID();
  ids.set(options, known);
  return known;
}

export const request = asyncApi<RequestOptions>(send, {
  needs: { url: 'String' },
  tasks(options, { listeners }) {
    const headers = listeners(`headers:${requestId(options)}`);
    return {
      abort: () => controllerOf(options).abort(),
      onHeadersReceived: (listener: unknown) => headers.add(listener),
      offHeadersReceived: (listener?: unknown) => headers.remove(listener),
      onChunkReceived() {},
      offChunkReceived() {},
    };
  },
});
