import type { DomainKind, ProgramRequest, ProgramResponse } from '../../contract/sandbox.ts';
import { ApiError, type ApiContext } from './define.ts';

// What requests, uploads and downloads share: how many run at once, and how the platform words what went wrong.

/** Documented: ten of request, uploadFile and downloadFile together; the next waits for its turn. */
const MOST_RUNNING = 10;

interface Turns {
  running: number;
  waiting: (() => void)[];
}

const turnsOf = ({ state }: ApiContext): Turns => state('network-turns', () => ({ running: 0, waiting: [] }));

/** Runs the task when fewer than ten run. One that is aborted while it waits never begins. */
export async function inTurn<Result>(
  context: ApiContext,
  signal: AbortSignal,
  task: () => Promise<Result>,
): Promise<Result> {
  const turns = turnsOf(context);
  if (turns.running >= MOST_RUNNING) await new Promise<void>((go) => turns.waiting.push(go));
  else turns.running += 1;
  try {
    if (signal.aborted) throw aborted();
    return await task();
  } finally {
    // The turn goes straight to the next one, so that nobody slips in between.
    const next = turns.waiting.shift();
    if (next) next();
    else turns.running -= 1;
  }
}

export const aborted = () => new ApiError('abort', 600003);

export const disconnected = () =>
  new ApiError('errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED', 600001);

/** Sends a request when its turn comes. Nothing is waited for before the call: who watches sees which line of the program made it. */
export function askHost(
  context: ApiContext,
  asked: ProgramRequest & { kind: NonNullable<ProgramRequest['kind']> },
  signal: AbortSignal,
): Promise<ProgramResponse> {
  const { checksDomains } = context.runtime.program.project;
  return inTurn(context, signal, () =>
    context.host
      .call<ProgramResponse>('network.request', { ...asked, checksDomains }, signal)
      .catch((error: unknown) => {
        throw signal.aborted ? aborted() : networkFailure(context, error, asked);
      }),
  );
}

/** What the host could not do, as the program hears it: 5 is the errno of everything that took too long. */
export function networkFailure(
  context: ApiContext,
  error: unknown,
  { kind, url }: { kind: DomainKind; url: string },
): ApiError {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  if (code === 'REQUEST_TIMEOUT') return new ApiError('timeout', 5);
  if (code === 'DOMAIN_NOT_ALLOWED') {
    warnOfDomain(context, kind, url);
    return new ApiError('url not in domain list', 600002);
  }
  if (code === 'TOO_MANY_REDIRECTS') return new ApiError('network reach the max redirect count', 600008);
  return new ApiError(message ?? String(error), 600001);
}

const KINDS: Record<DomainKind, { en: string; zh: string; member: string }> = {
  request: { en: 'request', zh: 'request 合法域名', member: 'wx.request' },
  upload: { en: 'uploadFile', zh: 'uploadFile 合法域名', member: 'wx.uploadFile' },
  download: { en: 'downloadFile', zh: 'downloadFile 合法域名', member: 'wx.downloadFile' },
  socket: { en: 'socket', zh: 'socket 合法域名', member: 'wx.connectSocket' },
  business: { en: 'business (web-view)', zh: '业务域名（web-view）', member: 'web-view' },
};

/** R-DOM-01: once for each domain and kind, where to add it and how to go without the check. */
export function warnOfDomain(context: ApiContext, kind: DomainKind, url: string): void {
  const { protocol, host } = new URL(url);
  const { en, zh, member } = KINDS[kind];
  const message = {
    en: `${protocol}//${host} is not on this mini program's list of ${en} domains, so the request was not sent. Add it in the console under Development Management, Domain settings, or turn off "Check request domains, web-view domains and TLS" in the project's details.`,
    zh: `${protocol}//${host} 不在此小程序的 ${zh}列表中，请求未发出。请在控制台的“开发管理 - 域名设置”中添加，或在项目详情中关闭“校验合法域名、web-view 域名及 TLS 版本”。`,
  };
  context.warn(message[context.language()], member);
}

/** Whether a web-view may show a page: it may where nobody knows the list. */
export function mayShow(context: ApiContext, url: string): true | Promise<boolean> {
  if (!context.runtime.program.project.checksDomains) return true;
  return context.host.call('network.mayShow', { url }).then(
    () => true,
    (error: { code?: string } | null) => {
      if (error?.code !== 'DOMAIN_NOT_ALLOWED') return true;
      warnOfDomain(context, 'business', url);
      return false;
    },
  );
}
