import type { ProgramRequest, ProgramResponse } from '../../contract/sandbox.ts';
import { extensionOf, fromBase64, toBase64, toBytes } from '../files/encoding.ts';
import { filesOf, loadFile, told } from '../files/program-files.ts';
import { travel } from '../device/network-speed.ts';
import { ApiError, asyncApi, type ApiContext } from '../wx/define.ts';
import { aborted, askHost, disconnected } from '../wx/network-turns.ts';

interface TransferOptions {
  url: string;
  header?: Record<string, unknown>;
  timeout?: number;
}

interface UploadOptions extends TransferOptions {
  filePath: string;
  name: string;
  formData?: Record<string, unknown>;
}

interface DownloadOptions extends TransferOptions {
  filePath?: string;
}

interface Transfer {
  controller: AbortController;
  progress: Set<(fact: object) => void>;
  headers: Set<(fact: object) => void>;
}

const TRANSFER = Symbol('transfer');
type Tracked = { [TRANSFER]?: Transfer };

/** The task object and the run know one another by the options they share. */
function transferOf(options: object): Transfer {
  const tracked = options as Tracked;
  return (tracked[TRANSFER] ??= {
    controller: new AbortController(),
    progress: new Set(),
    headers: new Set(),
  });
}

function taskOf(options: object): object {
  const { controller, progress, headers } = transferOf(options);
  const add = (set: Set<(fact: object) => void>) => (listener: (fact: object) => void) =>
    void set.add(listener);
  const remove = (set: Set<(fact: object) => void>) => (listener?: (fact: object) => void) => {
    if (listener) set.delete(listener);
    else set.clear();
  };
  return {
    abort: () => controller.abort(),
    onProgressUpdate: add(progress),
    offProgressUpdate: remove(progress),
    onHeadersReceived: add(headers),
    offHeadersReceived: remove(headers),
  };
}

function tell(set: Set<(fact: object) => void>, fact: object): void {
  for (const listener of set) listener(fact);
}

async function ask(
  context: ApiContext,
  options: TransferOptions,
  request: Omit<ProgramRequest, 'url'> & { kind: 'upload' | 'download' },
): Promise<ProgramResponse> {
  if (!/^https?:\/\//i.test(String(options.url ?? '')))
    throw new ApiError(`invalid url "${options.url}"`, 600009);
  if (context.device.settings.network === 'none') throw disconnected();
  const { controller, headers } = transferOf(options);
  const { signal } = controller;
  const answer = await askHost(context, { url: options.url, ...request }, signal);
  await travel(context.device.settings.network, (request.body?.length ?? 0) + answer.body.length);
  if (signal.aborted) throw aborted();
  tell(headers, { header: answer.header, cookies: answer.cookies });
  return answer;
}

const stringHeader = (header: Record<string, unknown> = {}) =>
  Object.fromEntries(Object.entries(header).map(([name, value]) => [name, String(value)]));

/** One form with the fields and the file, as bytes. */
async function formOf(
  options: UploadOptions,
  file: Blob,
  boundary: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const fileName = options.filePath.split('/').at(-1) ?? 'file';
  const quote = (text: string) => text.replaceAll('"', '%22').replace(/[\r\n]/g, ' ');
  const fields = Object.entries(options.formData ?? {}).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${quote(name)}"\r\n\r\n${String(value)}\r\n`,
  );
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quote(options.name)}"; filename="${quote(fileName)}"\r\nContent-Type: ${file.type || 'application/octet-stream'}\r\n\r\n`;
  const form = new Blob([...fields, head, file, `\r\n--${boundary}--\r\n`]);
  return new Uint8Array(await form.arrayBuffer());
}

async function upload(options: UploadOptions, context: ApiContext): Promise<object> {
  const file = await loadFile(context, options.filePath);
  const boundary = `----tessera${crypto.randomUUID().replaceAll('-', '')}`;
  const body = await formOf(options, file, boundary);
  const header = Object.fromEntries(
    Object.entries(stringHeader(options.header)).filter(([name]) => name.toLowerCase() !== 'content-type'),
  );
  const timeout = options.timeout ?? context.runtime.program.app.networkTimeout?.uploadFile ?? 60_000;
  const total = body.byteLength;
  const { progress } = transferOf(options);
  tell(progress, { progress: 0, totalBytesSent: 0, totalBytesExpectedToSend: total });
  const answer = await ask(context, options, {
    kind: 'upload',
    method: 'POST',
    header: { ...header, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: toBase64(body),
    timeout,
  });
  tell(progress, { progress: 100, totalBytesSent: total, totalBytesExpectedToSend: total });
  // Documented: the answer's body is always text here.
  return {
    data: new TextDecoder().decode(fromBase64(answer.body)),
    statusCode: answer.statusCode,
    header: answer.header,
  };
}

async function download(options: DownloadOptions, context: ApiContext): Promise<object> {
  const timeout = options.timeout ?? context.runtime.program.app.networkTimeout?.downloadFile ?? 60_000;
  const header = stringHeader(options.header);
  const answer = await ask(context, options, { kind: 'download', method: 'GET', header, body: '', timeout });
  const bytes = toBytes(fromBase64(answer.body));
  const total = bytes.byteLength;
  tell(transferOf(options).progress, {
    progress: 100,
    totalBytesWritten: total,
    totalBytesExpectedToWrite: total,
  });
  const { statusCode } = answer;
  if (options.filePath) {
    const path = options.filePath;
    told(() => filesOf(context).write(path, bytes));
    return { statusCode, header: answer.header, filePath: path };
  }
  const fromType = extensionOf(answer.header['content-type'] ?? '');
  const fromUrl = /\.(\w{1,5})$/.exec(new URL(options.url).pathname)?.[1];
  return {
    statusCode,
    header: answer.header,
    tempFilePath: filesOf(context).addTemporary(bytes, fromUrl ?? fromType),
  };
}

export const uploadFile = asyncApi<UploadOptions>(upload, {
  tasks: taskOf,
  needs: { url: 'String', filePath: 'String', name: 'String' },
});
export const downloadFile = asyncApi<DownloadOptions>(download, { tasks: taskOf, needs: { url: 'String' } });
