import type { ProgramRequest, ProgramResponse } from '../../contract/sandbox.ts';
import { element } from './draw.ts';
import { drawerWords as w } from './drawer-words.ts';
import type { FrameNews, LogLevel } from './stage/messages.ts';
import { say } from './words.ts';

export interface DrawerOptions {
  about(): [string, string][];
  storage(): Promise<Record<string, string>>;
  restart(): void;
  leave(): void;
}

interface SentRequest {
  asked: ProgramRequest;
  started: number;
  took?: number;
  status: string;
}

type Tab = 'console' | 'network' | 'storage' | 'about';
const tabs: readonly Tab[] = ['console', 'network', 'storage', 'about'];
const most = 500;

/** What a person sees of the running program's inside, on the phone itself. */
export class Drawer {
  readonly #options: DrawerOptions;
  readonly #lines: { level: LogLevel; text: string }[] = [];
  readonly #requests: SentRequest[] = [];
  readonly #count = element('span', { className: 'drawer-count' });
  readonly #notice = element('p', { className: 'drawer-notice', role: 'status', hidden: true });
  readonly #content = element('div', { className: 'drawer-content' });
  readonly #tabList = element('div', { className: 'drawer-tabs', role: 'tablist' });
  readonly #opener: HTMLButtonElement;
  readonly #sheet: HTMLElement;
  #tab: Tab = 'console';
  #route = '';
  #isDue = false;

  constructor(parent: HTMLElement, options: DrawerOptions) {
    this.#options = options;
    this.#opener = element(
      'button',
      { type: 'button', className: 'drawer-opener', onclick: () => this.toggle(this.#sheet.hidden === true) },
      say(w.open),
      this.#count,
    );
    this.#sheet = element(
      'section',
      { className: 'drawer', hidden: true, ariaLabel: say(w.open) },
      this.#tabList,
      this.#content,
      element(
        'div',
        { className: 'drawer-actions' },
        button(say(w.clear), () => this.#clear()),
        button(say(w.restart), options.restart),
        button(say(w.leave), options.leave),
        button(say(w.close), () => this.toggle(false)),
      ),
    );
    parent.append(this.#notice, this.#opener, this.#sheet);
    this.#draw();
  }

  toggle(isOpen: boolean): void {
    this.#sheet.hidden = !isOpen;
    this.#opener.ariaExpanded = String(isOpen);
    this.#draw();
  }

  hear(news: FrameNews): void {
    if (news.type === 'log') this.#lines.push(news);
    else if (news.type === 'page') this.#route = `${news.path}${queryText(news.query)}`;
    else return;
    if (this.#lines.length > most) this.#lines.splice(0, this.#lines.length - most);
    this.#drawSoon();
  }

  /** A sentence above the program until it is taken away with ''. */
  note(sentence: string): void {
    this.#notice.textContent = sentence;
    this.#notice.hidden = sentence === '';
  }

  /** What has been opened, for as long as it takes to read. */
  greet(sentence: string): void {
    const greeting = element('p', { className: 'drawer-greeting', role: 'status' }, sentence);
    this.#opener.before(greeting);
    setTimeout(() => greeting.remove(), 6000);
  }

  /** Sends a request of the program, and lists it. */
  async timed(
    asked: ProgramRequest,
    send: (asked: ProgramRequest) => Promise<ProgramResponse>,
  ): Promise<ProgramResponse> {
    const entry: SentRequest = { asked, started: performance.now(), status: '…' };
    this.#requests.push(entry);
    if (this.#requests.length > most) this.#requests.shift();
    try {
      const answer = await send(asked);
      entry.status = String(answer.statusCode);
      return answer;
    } catch (error) {
      entry.status = say(w.failed);
      throw error;
    } finally {
      entry.took = Math.round(performance.now() - entry.started);
      this.#drawSoon();
    }
  }

  dispose(): void {
    for (const part of [this.#notice, this.#opener, this.#sheet]) part.remove();
  }

  #clear(): void {
    this.#lines.length = 0;
    this.#requests.length = 0;
    this.#draw();
  }

  /** Many lines in one moment are drawn once. */
  #drawSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#isDue = false;
    const errors = this.#lines.filter(({ level }) => level === 'error').length;
    this.#count.textContent = errors > 0 ? String(errors) : '';
    this.#opener.ariaLabel = errors > 0 ? `${say(w.open)}, ${say(w.errors)} ${errors}` : say(w.open);
    if (this.#sheet.hidden) return;
    this.#tabList.replaceChildren(
      ...tabs.map((tab) => {
        const made = button(say(w[tab]), () => {
          this.#tab = tab;
          this.#draw();
        });
        return Object.assign(made, { role: 'tab', ariaSelected: String(tab === this.#tab) });
      }),
    );
    void this.#fill();
  }

  async #fill(): Promise<void> {
    const tab = this.#tab;
    const rows = await this.#rows(tab);
    if (tab !== this.#tab) return;
    const content = this.#content;
    const isAtEnd = content.scrollHeight - content.scrollTop - content.clientHeight < 40;
    content.replaceChildren(...(rows.length > 0 ? rows : [element('p', {}, say(w.nothing))]));
    if (isAtEnd && tab === 'console') content.scrollTop = content.scrollHeight;
  }

  async #rows(tab: Tab): Promise<HTMLElement[]> {
    if (tab === 'console') return this.#lines.map(({ level, text }) => row(`drawer-line ${level}`, text));
    if (tab === 'network')
      return this.#requests.map(({ asked: { method, url }, took, status }) =>
        row('drawer-line', `${method} ${url}`, took === undefined ? status : `${status} · ${took} ms`),
      );
    const entries: [string, string][] =
      tab === 'storage'
        ? Object.entries(await this.#options.storage())
        : [...this.#options.about(), [say(w.page), this.#route]];
    return entries.map(([name, value]) => row('drawer-line', name, value));
  }
}

function button(text: string, onclick: () => void): HTMLButtonElement {
  return element('button', { type: 'button', onclick }, text);
}

function row(className: string, first: string, second?: string): HTMLElement {
  const more = second === undefined ? undefined : element('span', { className: 'drawer-second' }, second);
  return element('div', { className }, element('span', {}, first), more);
}

function queryText(query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text && `?${text}`;
}
