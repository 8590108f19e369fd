import { EventEmitter } from 'node:events';
import type { Rectangle } from '../../main/window-state.ts';
import { preventable, WebContents, type Surroundings } from './web-contents.ts';

export interface Options extends Partial<Rectangle> {
  show?: boolean;
  title?: string;
  webPreferences?: { preload?: string; webviewTag?: boolean } & Record<string, unknown>;
}

export interface WindowList {
  open: Set<DoubledWindow>;
  focused: DoubledWindow | undefined;
}

/** What the windows of one run share. */
export interface Run {
  around: () => Surroundings;
  app: EventEmitter;
  list: WindowList;
}

export class DoubledWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly options: Options;
  title: string;
  visible: boolean;
  menu: unknown;
  represented = '';
  edited = false;
  private maximized = false;
  private minimized = false;
  private bounds: Rectangle;
  private readonly run: Run;

  constructor(run: Run, options: Options = {}) {
    super();
    this.run = run;
    const { app, list, around } = run;
    this.options = options;
    this.bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    this.title = options.title ?? '';
    this.visible = options.show !== false;
    list.open.add(this);
    this.webContents = new WebContents(around(), options.webPreferences ?? {}, this.bounds);
    app.emit('web-contents-created', {}, this.webContents);
    this.webContents.once('dom-ready', () => this.emit('ready-to-show'));
    void this.webContents.ready.then(() => {
      const watch = () => {
        const { page } = this.webContents;
        page.on('close', () => {
          if (page === this.webContents.page) this.gone();
        });
      };
      watch();
      this.webContents.on('page-replaced', watch);
    });
  }

  private gone(): void {
    const { app, list } = this.run;
    if (!list.open.delete(this)) return;
    if (list.focused === this) list.focused = undefined;
    this.emit('closed');
    if (list.open.size === 0) app.emit('window-all-closed');
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url);
  }
  close(): void {
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) return;
    void this.webContents.ready.then(() => this.webContents.page.close({ runBeforeUnload: true }));
  }
  destroy(): void {
    void this.webContents.page.close();
  }
  isDestroyed(): boolean {
    return !this.run.list.open.has(this);
  }
  show(): void {
    this.visible = true;
    this.focus();
  }
  focus(): void {
    this.run.list.focused = this;
    this.emit('focus');
  }
  isFocused(): boolean {
    return this.run.list.focused === this;
  }
  maximize(): void {
    this.maximized = true;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  minimize(): void {
    this.minimized = true;
  }
  restore(): void {
    this.minimized = false;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  setBounds(bounds: Rectangle): void {
    this.bounds = bounds;
  }
  getNormalBounds(): Rectangle {
    return this.bounds;
  }
  setMenu(menu: unknown): void {
    this.menu = menu;
  }
  setTitle(title: string): void {
    this.title = title;
  }
  setRepresentedFilename(file: string): void {
    this.represented = file;
  }
  setDocumentEdited(edited: boolean): void {
    this.edited = edited;
  }
}

export interface BrowserWindowClass {
  new (options?: Options): DoubledWindow;
  getAllWindows(): DoubledWindow[];
}

/** The class `BrowserWindow` of one run of the double: its windows are pages of that run's browser. */
export function createBrowserWindow(run: Run): BrowserWindowClass {
  return class BrowserWindow extends DoubledWindow {
    static getAllWindows() {
      return [...run.list.open];
    }
    constructor(options?: Options) {
      super(run, options);
    }
  };
}
