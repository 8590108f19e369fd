import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OpenOptions } from './dock.ts';
import type { Workbench } from './workbench.ts';

export interface Selection {
  /** Zero-based, as diagnostics count. */
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
}

export interface OpenFileOptions extends OpenOptions {
  selection?: Selection;
}

export interface FileSymbol {
  name: string;
  detail: string;
  icon: string;
  line: number;
  column: number;
}

/** What the status bar says of the active editor. */
export interface ActiveEditor {
  path: string;
  line: number;
  column: number;
  selected: number;
  encoding: string;
  bom: boolean;
  eol: 'lf' | 'crlf';
  language: string;
  languageName: string;
  insertSpaces: boolean;
  tabSize: number;
  lineCount: number;
}

/** The text engine behind the tabs; made when the first file is opened. */
export interface EditorEngine {
  reveal: (path: string, selection: Selection) => void;
  symbols: () => Promise<FileSymbol[]>;
  /** Runs one of the editor's own actions, such as `editor.action.formatDocument`. */
  action: (id: string) => Promise<void>;
  /** The text of an open document, unsaved changes included. */
  textOf: (path: string) => string | undefined;
  /** Puts text into an open document as one undoable step; true where it was open. */
  replaceText: (path: string, text: string) => boolean;
}

/** What the documents do when the window's project changes; set by the editor panel. */
export interface EditorHooks {
  /** Before the project is left: what is unsaved goes to the journal. */
  suspend: () => Promise<void>;
  /** After it was opened: unsaved text comes back out of the journal. */
  restore: () => Promise<void>;
  /** After a lost wire: the journal is brought up to date. */
  resume: () => Promise<void>;
  /** A file or folder is about to get a new name; true where it was moved (or called off) together with what refers to it. */
  moving: (from: string, to: string) => Promise<boolean>;
  /** A file or folder has a new name: its tabs and unsaved text go along. */
  moved: (from: string, to: string) => Promise<void>;
  /** A file or folder is about to be deleted by the person: its tabs close without a question. */
  deleted: (path: string) => Promise<void>;
}

export interface Editors {
  active: StoreApi<ActiveEditor | undefined>;
  /** Paths with unsaved text. */
  dirty: StoreApi<ReadonlySet<string>>;
  engine: StoreApi<EditorEngine | undefined>;
  open: (path: string, options?: OpenFileOptions) => Promise<void>;
  /** The file as it is on disk beside the text in the editor. */
  openDiff: (path: string) => Promise<void>;
  /** The file of the active tab, text or not. */
  activePath: () => string | undefined;
  list: () => { id: string; path: string }[];
  recent: () => string[];
  /** Where a file opens that was asked for with a place in it. */
  wanted: Map<string, Selection>;
  hooks: EditorHooks;
  suspend: () => Promise<void>;
  restore: () => Promise<void>;
}

const nothing = () => Promise.resolve();
export const fileTab = (path: string) => `file:${path}`;

export function createEditors(workbench: () => Workbench): Editors {
  let recent: string[] = [];
  const editors: Editors = {
    active: createStore<ActiveEditor | undefined>(() => undefined),
    dirty: createStore<ReadonlySet<string>>(() => new Set()),
    engine: createStore<EditorEngine | undefined>(() => undefined),
    wanted: new Map(),
    hooks: {
      suspend: nothing,
      restore: nothing,
      resume: nothing,
      moving: () => Promise.resolve(false),
      moved: nothing,
      deleted: nothing,
    },
    async open(path, options = {}) {
      const { selection, ...rest } = options;
      recent = [path, ...recent.filter((other) => other !== path)].slice(0, 200);
      if (selection) editors.wanted.set(path, selection);
      await workbench().dock.open('editor', fileTab(path), { path }, rest);
      const engine = editors.engine.getState();
      if (selection && engine) engine.reveal(path, selection);
    },
    async openDiff(path) {
      await workbench().dock.open('diff', `diff:${path}`, { path });
    },
    activePath() {
      const { dock } = workbench();
      const id = dock.store.getState().active.centre;
      const path = id === undefined ? undefined : dock.handles.get(id)?.params.path;
      return typeof path === 'string' ? path : undefined;
    },
    list: () =>
      [...workbench().dock.handles.values()].flatMap(({ id, declaration, params }) =>
        declaration.id === 'editor' && typeof params.path === 'string' ? [{ id, path: params.path }] : [],
      ),
    recent: () => recent,
    suspend: async () => {
      await editors.hooks.suspend();
      recent = [];
    },
    restore: () => editors.hooks.restore(),
  };
  return editors;
}
