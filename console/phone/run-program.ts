import type { DebugNews, DebugRequest } from '../../contract/debug/wire.ts';
import type { ProgramRequest, ProgramResponse } from '../../contract/sandbox.ts';
import { codeOf, reasonOf } from './console-client.ts';
import { Drawer } from './drawer.ts';
import { element, show } from './draw.ts';
import { keptStorage, type KeptStorage } from './phone-storage.ts';
import type { BuildChanges, FrameNews, FrameOrder, ProgramBuild, RunStart } from './stage/messages.ts';
import { openStage, type Stage } from './stage/open-stage.ts';
import { thisPhone } from './this-phone.ts';
import { language } from './words.ts';

export interface RunningProgram {
  /** A newer build: data and pages stay where they can. Resolves when it is shown. */
  update(changes: BuildChanges): Promise<void>;
  readonly drawer: Drawer;
  dispose(): void;
}

export interface ProgramToRun {
  /** Names what it stores, and the frame. */
  programId: string;
  name: string;
  build: ProgramBuild;
  start: RunStart;
  /** Lines of the drawer's first tab: what this is, and until when. */
  about(): [string, string][];
  /** Sends a request for the program; refused with DOMAIN_NOT_ALLOWED, the program's own settings decide. */
  request(asked: ProgramRequest): Promise<ProgramResponse>;
  leave(): void;
  /** Carries the debug channel to whoever looks from elsewhere. */
  debug?: DebugWire;
}

export interface DebugWire {
  /** The program has started, with a fresh channel. */
  started(): void;
  send(message: DebugNews): void;
  receive(on: { asked(): void; message(message: DebugRequest): void }): void;
  close(): void;
}

/** Runs a program over the whole window, with the drawer above it. */
export async function runProgram(program: ProgramToRun): Promise<RunningProgram> {
  const storage = keptStorage(program.programId);
  const holder = element('div', { className: 'program' });
  show(holder);
  const page = holder.parentElement!;
  page.classList.add('full');
  let files = new Map(program.build.files);
  let list = program.build.list;
  let stage: Stage;
  let shown: () => void = () => undefined;
  const drawer = new Drawer(page, {
    about: program.about,
    storage: () => storage.load(),
    restart: () => start(program.start),
    leave: program.leave,
  });

  function start(at: RunStart): void {
    stage?.dispose();
    stage = openStage(program.name, hear);
    holder.replaceChildren(stage.element);
    next = at;
  }
  let next = program.start;

  /** A fresh channel, so that whoever looks gets all of it from the start. */
  function beginDebug(): void {
    stage.tell({ type: 'debug.again' });
    program.debug?.started();
  }

  async function hear(news: FrameNews): Promise<void> {
    if (news.type === 'ready') {
      stage.tell({
        type: 'run',
        build: { list, files: [...files] },
        start: next,
        storage: await storage.load(),
        model: thisPhone(),
        theme: theme(),
        language,
      });
      beginDebug();
    } else if (news.type === 'ask')
      stage.tell({ type: 'answered', id: news.id, ...(await answerTo(news, program, storage, drawer)) });
    else if (news.type === 'debug') return program.debug?.send(news.message);
    else if (news.type === 'relaunch') start(news.start);
    else if (news.type === 'menu') drawer.toggle(true);
    else if (news.type === 'exit') program.leave();
    else if (news.type === 'started' || news.type === 'patched') shown();
    drawer.hear(news);
  }

  const unfollow = followPage((order) => stage.tell(order));
  start(program.start);
  program.debug?.receive({ asked: beginDebug, message: (message) => stage.tell({ type: 'debug', message }) });
  return {
    drawer,
    update(changes) {
      const paths = new Map(list.map(({ path, sha256 }) => [path, sha256]));
      for (const path of changes.removed) paths.delete(path);
      for (const { path, sha256 } of changes.set) paths.set(path, sha256);
      list = [...paths].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, sha256]) => ({ path, sha256 }));
      const kept = new Set(paths.values());
      files = new Map([...files, ...changes.files].filter(([sha256]) => kept.has(sha256)));
      return new Promise((resolve) => {
        shown = resolve;
        stage.tell({ type: 'build', changes } satisfies FrameOrder);
      });
    },
    dispose() {
      unfollow();
      program.debug?.close();
      drawer.dispose();
      stage.dispose();
      page.classList.remove('full');
      page.replaceChildren();
    },
  };
}

async function answerTo(
  { method, input }: Extract<FrameNews, { type: 'ask' }>,
  { request }: ProgramToRun,
  storage: KeptStorage,
  drawer: Drawer,
): Promise<Answer> {
  try {
    if (method === 'network.request') return { result: await drawer.timed(input as ProgramRequest, request) };
    await storage.change(method, (input ?? {}) as { key?: string; text?: string });
    return { result: null };
  } catch (error) {
    return { reason: reasonOf(error), code: codeOf(error) };
  }
}

const dark = matchMedia('(prefers-color-scheme: dark)');
const theme = () => (dark.matches ? 'dark' : 'light');

/** The program goes to the background with its page, and follows the phone's theme. */
function followPage(tell: (order: FrameOrder) => void): () => void {
  const visible = () => tell({ type: 'shown', isShown: !document.hidden });
  const themed = () => tell({ type: 'theme', theme: theme() });
  document.addEventListener('visibilitychange', visible);
  dark.addEventListener('change', themed);
  return () => {
    document.removeEventListener('visibilitychange', visible);
    dark.removeEventListener('change', themed);
  };
}

type Answer = { result?: unknown; reason?: string; code?: string };
