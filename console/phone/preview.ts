import type { ProgramRequest, ProgramResponse } from '../../contract/sandbox.ts';
import { client, codeOf, reasonOf } from './console-client.ts';
import { element, show } from './draw.ts';
import { fetchFiles, unframed } from './fetch-files.ts';
import { parseStart } from './parse-start.ts';
import { previewWords as w } from './preview-words.ts';
import { openRelay } from './relay.ts';
import { runProgram, type RunningProgram } from './run-program.ts';
import { needSession } from './sign-in.ts';
import type { BuildChanges } from './stage/messages.ts';
import { phoneId, thisPhone } from './this-phone.ts';
import { language, say } from './words.ts';

type Opened = Awaited<ReturnType<typeof client.previews.open>>;

/** /p/<ticket>: the program of a preview over the whole window, following the builds of the IDE until it ends. */
export async function showPreview(ticket: string): Promise<void> {
  drawWaiting(say(w.opening));
  try {
    const opened = await openFor(ticket);
    drawWaiting(opened.programName);
    const names = new Set(opened.files.map(({ sha256 }) => sha256));
    const build = { list: opened.files, files: await fetchFiles(ticket, [...names]) };
    let newest = opened;
    const running = await runProgram({
      programId: opened.programId,
      name: opened.programName,
      build,
      start: parseStart(opened.startAt),
      about: () => aboutOf(newest),
      request: (asked) => requestFor(ticket, asked),
      leave: () => leave(running, ticket),
      debug: openRelay(ticket),
    });
    await follow(ticket, running, opened, (next) => (newest = next));
  } catch (error) {
    drawEnd(reasonOf(error), ticket);
  }
}

/** A session only where the audience asks for one. */
async function openFor(ticket: string): Promise<Opened> {
  try {
    return await client.previews.open({ ticket });
  } catch (error) {
    if (!['NOT_SIGNED_IN', 'SESSION_EXPIRED'].includes(codeOf(error))) throw error;
    await needSession(say(w.title), say(w.signInFirst));
    drawWaiting(say(w.opening));
    return client.previews.open({ ticket });
  }
}

/** All that differs between two lists of files, its contents asked for. */
async function changesTo(
  ticket: string,
  { files }: Opened,
  known: ReadonlyMap<string, string>,
): Promise<BuildChanges> {
  const now = new Set(files.map(({ path }) => path));
  const held = new Set(known.values());
  const set = files.filter(({ path, sha256 }) => known.get(path) !== sha256);
  const wanted = new Set(set.flatMap(({ sha256 }) => (held.has(sha256) ? [] : sha256)));
  return {
    set,
    removed: [...known.keys()].filter((path) => !now.has(path)),
    files: await fetchFiles(ticket, [...wanted]),
  };
}

type Change = { set: BuildChanges['set']; removed: string[]; files: string };

/** What came with the news itself. */
const changesIn = ({ set, removed, files }: Change): BuildChanges => ({
  set,
  removed,
  files: unframed(Uint8Array.from(atob(files), (sign) => sign.charCodeAt(0))),
});

async function follow(
  ticket: string,
  running: RunningProgram,
  first: Opened,
  changed: (opened: Opened) => void,
): Promise<void> {
  const known = new Map(first.files.map(({ path, sha256 }) => [path, sha256]));
  let opened = first;
  const take = async (changes: BuildChanges, next: Opened): Promise<void> => {
    opened = next;
    changed(next);
    for (const path of changes.removed) known.delete(path);
    for (const { path, sha256 } of changes.set) known.set(path, sha256);
    await running.update(changes);
  };
  for (let isLost = false; ;) {
    try {
      const { build: from } = opened;
      const states = await client.previews.watch({
        ticket,
        phoneId: phoneId(),
        name: thisPhone().name,
        build: from,
      });
      if (isLost) running.drawer.note('');
      isLost = false;
      for await (const { state, build, expiresAt, change } of states) {
        if (state !== 'open') {
          running.dispose();
          return drawEnd(say(state === 'expired' ? w.expired : w.revoked), ticket);
        }
        if (build === opened.build) continue;
        if (change) await take(changesIn(change), { ...opened, build, expiresAt });
        else {
          const next = await client.previews.open({ ticket });
          await take(await changesTo(ticket, next, known), next);
          // What came while it was read counts from the build that this phone shows.
          if (next.build !== build) break;
        }
      }
    } catch (error) {
      if (codeOf(error)) throw (running.dispose(), error);
      isLost = true;
      running.drawer.note(say(w.lost));
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
  }
}

function aboutOf({ programName, build, expiresAt, creatorName, audience }: Opened): [string, string][] {
  const time = new Date(expiresAt).toLocaleString(language === 'zh' ? 'zh-CN' : 'en');
  return [
    [say(w.program), programName],
    [say(w.build), String(build)],
    [say(w.by), creatorName],
    [say(w.audience), say(w[audience])],
    [say(w.until), time],
  ];
}

type RequestInput = Parameters<typeof client.previews.request>[0];

async function requestFor(ticket: string, asked: ProgramRequest): Promise<ProgramResponse> {
  const { answer, failure } = await client.previews.request({ ticket, ...asked } as RequestInput);
  if (answer) return answer;
  throw Object.assign(new Error(failure ?? ''), { code: 'REQUEST_FAILED' });
}

function leave(running: RunningProgram, ticket: string): void {
  running.dispose();
  drawEnd(say(w.left), ticket);
}

function drawWaiting(text: string): void {
  show(element('h1', {}, text), element('div', { className: 'skeleton', ariaHidden: 'true' }));
}

function drawEnd(sentence: string, ticket: string): void {
  const again = element(
    'button',
    { type: 'button', className: 'primary', onclick: () => void showPreview(ticket) },
    say(w.again),
  );
  show(
    element('h1', {}, sentence),
    element('p', {}, say(w.endHint)),
    element('div', { className: 'bottom' }, again),
  );
}
