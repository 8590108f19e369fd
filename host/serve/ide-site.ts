import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isSameSecret } from '../programs.ts';
import { judgeOrigin, judgeSession, judgeSocketOrigin, type Verdict } from './guard.ts';
import { FirstPages } from './first-page.ts';
import { ideHeaders } from './policy.ts';
import { fileBelow, sendFile } from './static.ts';

export interface IdeSiteOptions {
  port: number;
  /** dist/renderer. */
  folder: string;
}

const page = (title: string, text: string) =>
  `<!doctype html><meta charset="utf-8"><title>Tessera</title><style>body{font:15px/1.6 system-ui;margin:15vh auto;max-width:34em;padding:0 1em;color-scheme:light dark}</style><h1>${title}</h1><p>${text}</p>`;

const closedDoor = page(
  'Tessera',
  'Open the address that Tessera printed when it started: it carries the token of this session.<br>请打开 Tessera 启动时输出的地址，其中带有本次会话的令牌。',
);

/** `http://ide.localhost:<port>`: the IDE's page, for whoever brought the token once and has the cookie since. */
export class IdeSite {
  readonly origin: string;
  readonly token: string = randomBytes(24).toString('base64url');
  readonly #session = randomBytes(24).toString('base64url');
  readonly #options: IdeSiteOptions;
  readonly #pages: FirstPages;

  constructor(options: IdeSiteOptions) {
    this.#options = options;
    this.#pages = new FirstPages(options.folder);
    this.origin = `http://ide.localhost:${options.port}`;
  }

  /** Cookies know no ports: two hosts on one machine would overwrite each other's without it in the name. */
  get #cookie(): string {
    return `tessera-${this.#options.port}`;
  }

  judgeSocket(request: IncomingMessage): Verdict | undefined {
    return judgeSocketOrigin(request, this.origin) ?? judgeSession(request, this.#cookie, this.#session);
  }

  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const headers = ideHeaders(this.#options.port);
    const refusal = judgeOrigin(request, this.origin, false);
    if (refusal) {
      response.writeHead(refusal.status, headers).end(refusal.reason);
      return;
    }
    const token = url.searchParams.get('token');
    if (url.pathname === '/' && token !== null && isSameSecret(token, this.token)) {
      this.#letIn(response, url);
      return;
    }
    if (judgeSession(request, this.#cookie, this.#session)) {
      response.writeHead(401, { ...headers, 'Content-Type': 'text/html; charset=utf-8' }).end(closedDoor);
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...headers, Allow: 'GET, HEAD' }).end();
      return;
    }
    const path = url.pathname;
    if (path === '/' || path === '/index.html') return this.#sendFirstPage(request, response);
    const file = fileBelow(this.#options.folder, path);
    // Names below assets/ carry a hash of their content.
    const caching = path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';
    const isSent =
      file !== undefined &&
      (await sendFile(request, response, file, { ...headers, 'Cache-Control': caching }));
    if (!isSent) response.writeHead(404, headers).end('not found');
  }

  async #sendFirstPage(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const page = await this.#pages.read();
    if (!page) {
      response.writeHead(404, ideHeaders(this.#options.port)).end('not found');
      return;
    }
    const headers = {
      ...ideHeaders(this.#options.port, page.scripts),
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-cache',
      ETag: page.etag,
    };
    if (request.headers['if-none-match'] === page.etag) response.writeHead(304, headers).end();
    else response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : page.html);
  }

  /** The token leaves the address bar at once; what else was asked for stays. */
  #letIn(response: ServerResponse, url: URL): void {
    const rest = new URLSearchParams(url.searchParams);
    rest.delete('token');
    const query = rest.size > 0 ? `?${rest}` : '';
    const cookie = `${this.#cookie}=${this.#session}; HttpOnly; SameSite=Strict; Path=/`;
    const headers = { ...ideHeaders(this.#options.port), 'Set-Cookie': cookie, 'Cache-Control': 'no-store' };
    response.writeHead(303, { ...headers, Location: `/${query}` }).end();
  }
}
