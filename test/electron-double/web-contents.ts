import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { BrowserContext, CDPSession, Frame, Page, Route } from 'playwright-core';
import { fromShown, toShown } from './addresses.ts';
import { decode, encode, type MessagePortMain } from './ports.ts';

const world = 'electron-preload';
const preloadWorld = readFileSync(path.join(import.meta.dirname, 'preload-world.js'), 'utf8');

export interface Surroundings {
  context: BrowserContext;
  schemes: ReadonlySet<string>;
  ipcMain: EventEmitter;
}

type Message =
  | { type: 'send'; channel: string; args: unknown[] }
  | { type: 'port'; id: string; value: string }
  | { type: 'webview'; src: string; attributes: Record<string, string> };

/** An event whose default a listener may prevent. */
export function preventable<T extends object>(more: T) {
  const event = {
    ...more,
    defaultPrevented: false,
    preventDefault: () => void (event.defaultPrevented = true),
  };
  return event;
}

interface FrameDouble {
  url: string;
  parent: FrameDouble | null;
}

function toFrame(frame: Frame): FrameDouble {
  const parent = frame.parentFrame();
  return { url: fromShown(frame.url()), parent: parent && toFrame(parent) };
}

/** A program's page says which origins may frame it: `app://ide` has another name here. */
async function letOurPageFrame(route: Route): Promise<void> {
  const { hostname, port, pathname, search, host } = new URL(route.request().url());
  if (!hostname.endsWith('.localhost')) return route.fallback();
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = {
      host: '127.0.0.1',
      port,
      path: pathname + search,
      headers: { ...route.request().headers(), host },
      // A socket kept from an earlier test's server on the same port would be dead.
      agent: false as const,
    };
    get(sent, resolve).on('error', reject);
  }).catch(() => undefined);
  // Nobody answers there any more: for the page the same as a refused connection.
  if (!answer) return route.abort('connectionrefused');
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
  );
  const policy = headers['content-security-policy'];
  if (policy)
    headers['content-security-policy'] = policy.replaceAll(/\b(app):\/\/(\w+)/g, (url) =>
      toShown(url, new Set(['app'])),
    );
  return route.fulfill({ status: answer.statusCode ?? 500, headers, body: await buffer(answer) });
}

/** One page of Chromium as Electron's WebContents, with its preload in an isolated world. */
export class WebContents extends EventEmitter {
  readonly ready: Promise<void>;
  page!: Page;
  private cdp!: CDPSession;
  private contextId: number | undefined;
  private ports = new Map<string, MessagePortMain>();
  private openHandler: ((details: { url: string }) => { action: string }) | undefined;
  private isCrashed = false;
  private expected = new Set<string>();
  private readonly around: Surroundings;
  private readonly preferences: { preload?: string; webviewTag?: boolean };
  private readonly size: { width: number; height: number };

  constructor(
    around: Surroundings,
    preferences: { preload?: string; webviewTag?: boolean },
    size: { width: number; height: number },
  ) {
    super();
    this.around = around;
    this.preferences = preferences;
    this.size = size;
    this.ready = this.openPage();
  }

  private async openPage(): Promise<void> {
    this.page = await this.around.context.newPage();
    await this.page.setViewportSize(this.size);
    await this.page.route('**/*', (route) => this.guardNavigation(route));
    this.cdp = await this.around.context.newCDPSession(this.page);
    this.cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (
        context.name === world &&
        (context.auxData as { frameId?: string } | undefined)?.frameId === this.mainFrameId
      ) {
        this.contextId = context.id;
        this.closePorts();
      }
    });
    this.cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === '__tessera_call') void this.fromPage(JSON.parse(payload) as Message);
    });
    await this.cdp.send('Page.enable');
    const { frameTree } = await this.cdp.send('Page.getFrameTree');
    this.mainFrameId = frameTree.frame.id;
    await this.cdp.send('Runtime.enable');
    await this.cdp.send('Runtime.addBinding', { name: '__tessera_call', executionContextName: world });
    const { preload } = this.preferences;
    if (preload) {
      const source = preloadWorld.replace('/* PRELOAD */', () => readFileSync(preload, 'utf8'));
      await this.cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: world });
    }
    this.listenToPage(this.page);
  }
  private mainFrameId = '';

  private listenToPage(page: Page): void {
    page.on('popup', (popup) => {
      const answer = this.openHandler?.({ url: fromShown(popup.url()) }) ?? { action: 'allow' };
      this.emit('popup-asked', answer);
      if (answer.action === 'deny') void popup.close();
    });
    page.on('crash', () => {
      this.isCrashed = true;
      this.closePorts();
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.emit('did-navigate', {}, fromShown(frame.url()));
    });
    page.on('domcontentloaded', () => this.emit('dom-ready'));
    page.on('load', () => this.emit('did-finish-load'));
    page.on('dialog', (dialog) => {
      if (dialog.type() !== 'beforeunload') return void dialog.dismiss();
      const event = preventable({});
      this.emit('will-prevent-unload', event);
      return void (event.defaultPrevented ? dialog.accept() : dialog.dismiss());
    });
  }

  private async guardNavigation(route: Route): Promise<void> {
    const request = route.request();
    if (!request.isNavigationRequest()) return route.fallback();
    const url = fromShown(request.url());
    if (this.expected.delete(url)) return route.fallback();
    const frame = request.frame();
    const isMainFrame = frame === this.page.mainFrame();
    const event = preventable({ url, isMainFrame, frame: toFrame(frame), isSameDocument: false });
    this.emit('will-frame-navigate', event);
    if (isMainFrame) this.emit('will-navigate', event);
    if (event.defaultPrevented) return route.abort('aborted');
    return isMainFrame ? route.fallback() : letOurPageFrame(route);
  }

  private async fromPage(message: Message): Promise<void> {
    if (message.type === 'port') {
      this.ports.get(message.id)?.receive(decode(message.value));
    } else if (message.type === 'send') {
      const senderFrame = toFrame(this.page.mainFrame());
      this.around.ipcMain.emit(message.channel, { sender: this, senderFrame, ports: [] }, ...message.args);
    } else if (this.preferences.webviewTag) {
      const event = preventable({});
      const preferences: Record<string, unknown> = { preload: message.attributes.preload };
      this.emit('will-attach-webview', event, preferences, { src: message.src });
      this.emit('webview-asked', { refused: event.defaultPrevented, preferences });
      if (!event.defaultPrevented) await this.toPage(`__tessera_attach(${JSON.stringify(message.src)})`);
    }
  }

  private async toPage(expression: string): Promise<void> {
    const contextId = this.contextId;
    if (contextId === undefined) return;
    // The document may be gone by now: Electron drops such a message too.
    await this.cdp.send('Runtime.evaluate', { expression, contextId }).catch(() => {});
  }

  private closePorts(): void {
    const ports = [...this.ports.values()];
    this.ports = new Map();
    for (const port of ports) port.closeOther();
  }

  postMessage(channel: string, _message: unknown, ports: MessagePortMain[] = []): void {
    const ids = ports.map((port) => {
      const id = `port-${Math.random()}`;
      this.ports.set(id, port);
      return { id, port };
    });
    const event = JSON.stringify({ channel, args: [], ports: ids.map(({ id }) => id) });
    void this.toPage(`__tessera_receive(${event})`);
    for (const { id, port } of ids) {
      // What arrives from the page belongs to the other end, which stayed here.
      const other = port.deliver;
      port.moveTo(
        (value) =>
          void this.toPage(
            `__tessera_receive(${JSON.stringify({ type: 'port', id, value: encode(value) })})`,
          ),
      );
      this.ports.set(id, { receive: other, closeOther: port.closeOther } as MessagePortMain);
    }
  }

  async load(url: string): Promise<void> {
    await this.ready;
    this.expected.add(new URL(url).href);
    await this.page.goto(toShown(url, this.around.schemes), { waitUntil: 'commit' });
  }

  reload(): void {
    const url = fromShown(this.page.url());
    if (!this.isCrashed) {
      this.expected.add(url);
      void this.page.reload();
      return;
    }
    // A new process for the same contents, as Chromium makes one.
    this.isCrashed = false;
    const dead = this.page;
    void this.openPage().then(async () => {
      this.emit('page-replaced');
      await Promise.all([this.load(url), dead.close()]);
    });
  }

  forcefullyCrashRenderer(): void {
    void this.cdp.send('Page.crash').catch(() => {});
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  getURL(): string {
    const page: Page | undefined = this.page;
    return page ? fromShown(page.url()) : '';
  }
  getType(): string {
    return 'window';
  }
}
