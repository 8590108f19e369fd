import type { ProgramRequest, ProgramResponse } from '../../contract/sandbox.ts';
import { codeOf, reasonOf } from './console-client.ts';
import { Drawer } from './drawer.ts';
import { element } from './draw.ts';
import { keptStorage } from './phone-storage.ts';
import type { FrameNews, FrameOrder, ProgramBuild, RunStart } from './stage/messages.ts';
import { openStage, type Stage } from './stage/open-stage.ts';
import { thisPhone } from './this-phone.ts';
import { language } from './words.ts';

export interface RunningProgram {
  /** A newer build: data and pages stay where they can. Resolves when it is shown. */
  update(build: ProgramBuild): Promise<void>;
  restart(): void;
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
}

/** Runs a program over the whole window, with the drawer above it. */
export async function runProgram(program: ProgramToRun): Promise<RunningProgram> {
  const storage = keptStorage(program.programId);
  const page = document.getElementById('page')!;
  const holder = element('div', { className: 'program' });
  page.classList.add('full');
  page.replaceChildren(holder);
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

  const theme = () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

  async function hear(news: FrameNews): Promise<void> {
    if (news.type === 'ready')
      stage.tell({
        type: 'run',
        build: { list, files: [...files] },
        start: next,
        storage: await storage.load(),
        model: thisPhone(),
        theme: theme(),
        language,
      });
    else if (news.type === 'ask') stage.tell({ type: 'answered', id: news.id, ...(await answer(news)) });
    else if (news.type === 'relaunch') start(news.start);
    else if (news.type === 'menu') drawer.toggle(true);
    else if (news.type === 'exit') program.leave();
    else if (news.type === 'started' || news.type === 'patched') shown();
    drawer.hear(news);
  }

  async function answer({ method, input }: Extract<FrameNews, { type: 'ask' }>): Promise<Answer> {
    try {
      if (method === 'network.request')
        return { result: await drawer.timed(input as ProgramRequest, program.request) };
      await storage.change(method, (input ?? {}) as { key?: string; text?: string });
      return { result: null };
    } catch (error) {
      return { reason: reasonOf(error), code: codeOf(error) };
    }
  }

  const visible = () => stage.tell({ type: 'shown', isShown: !document.hidden });
  document.addEventListener('visibilitychange', visible);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => stage.tell({ type: 'theme', theme: theme() });
  dark.addEventListener('change', follow);
  start(program.start);
  return {
    drawer,
    update(build) {
      list = build.list;
      const kept = new Set(list.map(({ sha256 }) => sha256));
      files = new Map([...files, ...build.files].filter(([sha256]) => kept.has(sha256)));
      return new Promise((resolve) => {
        shown = resolve;
        stage.tell({ type: 'build', build } satisfies FrameOrder);
      });
    },
    restart: () => start(program.start),
    dispose() {
      document.removeEventListener('visibilitychange', visible);
      dark.removeEventListener('change', follow);
      drawer.dispose();
      stage.dispose();
      page.classList.remove('full');
      page.replaceChildren();
    },
  };
}

type Answer = { result?: unknown; reason?: string; code?: string };
