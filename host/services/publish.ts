import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { versionPattern } from '../../contract/package.ts';
import { AppError } from '../../contract/errors.ts';
import type { Account } from '../console/account.ts';
import { lookBeforeUpload } from '../console/before-upload.ts';
import { compareVersions, readForUpload, readVersions } from '../console/version-life.ts';
import { uploadPackage, type UploadProgress } from '../console/upload.ts';
import { UnfinishedUploads } from '../console/unfinished.ts';
import type { Door } from '../door.ts';
import type { OpenProjects } from '../project/open-projects.ts';
import type { Packager } from '../project/packager.ts';
import { readProjectSettings } from '../project/read-settings.ts';
import type { HostParts } from '../start.ts';

export type UploadFact =
  | { type: 'upload.built'; bytes: number; milliseconds: number }
  | ({ type: 'upload.moved' } & UploadProgress)
  | { type: 'upload.finished'; versionId: string; isNew: boolean; sentBytes: number; totalBytes: number };

/** What the publish panel shows. */
const shownKinds: ReadonlySet<string> = new Set(['*', 'version', 'program', 'approval', 'binding']);

type PublishParts = Pick<HostParts, 'account' | 'projects' | 'recent' | 'packager' | 'state'>;

/** What is refused for its number or content would be refused again: there is nothing to go on with. */
const finalRefusals: ReadonlySet<unknown> = new Set(['VERSION_TAKEN', 'PACKAGE_REFUSED', 'BLOB_UNKNOWN']);

const place = z.object({ projectId: z.string(), programId: z.string() });
const version = z.object({ programId: z.string(), versionId: z.string() });

const newVersion = z.object({
  projectId: z.string(),
  programId: z.string(),
  version: z.string().regex(versionPattern),
  remark: z.string().min(1).max(500),
});

/** From the editor to a version in the console, and what becomes of it there. */
export function publishService(door: Door, { account, projects, recent, packager, state }: PublishParts) {
  const unfinished = new UnfinishedUploads(state);
  return {
    /** The mini programs this account may see, with the project's own App ID. */
    programs: door.input(z.object({ projectId: z.string() })).handler(async ({ input }) => {
      const { client } = await account.access();
      const { items } = await client.programs.list({ limit: 200 });
      const { info } = await readProjectSettings((await projects.get(input.projectId)).folder);
      return {
        appId: info.appId,
        programs: items.map(({ id, name, isOnShelf, teamId }) => ({ id, name, isOnShelf, teamId })),
      };
    }),
    /** Teams in which this account may create a mini program. */
    teams: door.handler(async () => {
      const { client } = await account.access();
      const { items } = await client.teams.list({ limit: 200 });
      return items
        .filter(({ abilities }) => abilities.includes('programs'))
        .map(({ id, name }) => ({ id, name }));
    }),
    createProgram: door
      .input(z.object({ teamId: z.string(), name: z.string().min(1).max(30) }))
      .handler(async ({ input }) => {
        const { client } = await account.access();
        const { id, name } = await client.programs.create(input);
        return { id, name };
      }),
    /** Versions of a program, newest first, with what became of them, and what this account may do. */
    versions: door
      .input(z.object({ programId: z.string() }))
      .handler(async ({ input }) => readVersions((await account.access()).client, input.programId)),
    /** Files that were added, removed and changed from one version to another. */
    compare: door
      .input(z.object({ programId: z.string(), before: z.string(), after: z.string() }))
      .handler(async ({ input }) => compareVersions((await account.access()).client, input)),
    /** A word each time something of the console's programs, versions or approvals may have changed; comes back by itself. */
    changes: door.handler(({ signal }) => changesOf(account, signal)),
    submit: door
      .input(version)
      .handler(async ({ input }) => (await account.access()).client.versions.submit(input)),
    publish: door
      .input(version)
      .handler(async ({ input }) => (await account.access()).client.versions.publish(input)),
    /** Takes an own application back before anybody decided on it. */
    withdraw: door
      .input(z.object({ approvalId: z.string() }))
      .handler(async ({ input }) => (await account.access()).client.approvals.withdraw(input)),
    /** The version that testers open; null: none. */
    setTrial: door
      .input(z.object({ programId: z.string(), versionId: z.string().nullable() }))
      .handler(async ({ input }) => (await account.access()).client.versions.setTrial(input)),
    rollback: door.input(z.object({ programId: z.string() })).handler(async ({ input }) => {
      await (await account.access()).client.versions.rollback(input);
      return { done: true as const };
    }),
    /** What to know before an upload: sizes, findings, worst first, and the commits since a time for the remark. */
    preflight: door
      .input(
        z.object({ projectId: z.string(), programId: z.string().optional(), since: z.number().default(0) }),
      )
      .handler(async ({ input: { projectId, programId, since } }) => {
        const { folder } = await projects.get(projectId);
        return lookBeforeUpload(
          packager,
          folder,
          since,
          programId ? askConsole(account, programId) : undefined,
        );
      }),
    /** Builds and uploads; ends with `upload.finished`. Ending the stream cancels, doing it again goes on. */
    upload: door.input(newVersion).handler(async function* ({ input, signal }) {
      yield* rememberUntilDone(unfinished, input, uploadVersion(account, projects, packager, input, signal));
      // The version is there, whether this can be written or not.
      await recent.addUpload(input.projectId, input.version, Date.now()).catch(() => undefined);
    }),
    /** The upload that did not come to its end, also in a process that was killed; null: none. */
    unfinished: door.input(place).handler(async ({ input }) => (await unfinished.get(input)) ?? null),
    /** Nobody wants to go on with it. What the console has of it, it clears away by itself. */
    forgetUnfinished: door.input(place).handler(({ input }) => unfinished.forget(input)),
  };
}

/** Whatever ends the upload, the process too: version, remark and how far it came are there until the version is. */
async function* rememberUntilDone(
  unfinished: UnfinishedUploads,
  { projectId, programId, version: number, remark }: z.infer<typeof newVersion>,
  uploading: AsyncGenerator<UploadFact>,
): AsyncGenerator<UploadFact> {
  const at = { projectId, programId };
  const keep = (share: number) => unfinished.keep(at, { version: number, remark, share });
  const before = await unfinished.get(at);
  let kept = keep(before?.version === number ? before.share : 0);
  await kept;
  try {
    for await (const fact of uploading) {
      if (fact.type === 'upload.moved' && fact.step !== 'hash') kept = keep(shareOf(fact));
      yield fact;
    }
    await kept;
    await unfinished.forget(at);
  } catch (error) {
    await kept;
    if (finalRefusals.has((error as { code?: unknown }).code)) await unfinished.forget(at);
    throw error;
  }
}

/** Of the whole package: what the console had before counts as sent. */
function shareOf({ sentBytes, missingBytes, totalBytes }: UploadProgress): number {
  return totalBytes > 0 ? (totalBytes - missingBytes + sentBytes) / totalBytes : 0;
}

/** What the console knows of a mini program; nothing where it cannot be asked. */
async function askConsole(account: Account, programId: string) {
  try {
    return await readForUpload((await account.access()).client, programId);
  } catch {
    return undefined;
  }
}

async function* uploadVersion(
  account: Account,
  projects: OpenProjects,
  packager: Packager,
  { projectId, programId, version: number, remark }: z.infer<typeof newVersion>,
  signal: AbortSignal | undefined,
): AsyncGenerator<UploadFact> {
  const started = performance.now();
  const access = await account.access();
  const { folder } = await projects.get(projectId);
  const options = { version: number, remark, compilerVersion: '0.1.0', appId: programId };
  const packed = await packager.ask({ ask: 'pack', folder, options });
  refuseBroken(packed.errors, packed.problems);
  const milliseconds = Math.round(performance.now() - started);
  yield { type: 'upload.built', bytes: packed.size, milliseconds };
  yield* sendWithProgress((onProgress) => uploadPackage(access, packed, { signal, onProgress }));
}

async function* changesOf(account: Account, signal: AbortSignal | undefined) {
  const { client } = await account.access();
  while (!signal?.aborted) {
    try {
      for await (const { kinds } of await client.changes.watch({}, { signal }))
        if (kinds.length === 0 || kinds.some((kind) => shownKinds.has(kind))) yield { kinds };
    } catch {
      // Away for a while, or the session has ended: the account says so.
    }
    if (!signal?.aborted) await delay(3000, undefined, { ref: false });
  }
}

function refuseBroken(errors: number, problems: { message: { en: string; zh: string } }[]): void {
  if (errors > 0) {
    throw new AppError(
      'PROGRAM_BROKEN',
      `The program has ${errors} errors: see Problems, mend them, then upload.`,
      { zh: `程序有 ${errors} 个错误：请在“问题”中查看并修复后再上传。` },
    );
  }
  const [first] = problems;
  if (first) throw new AppError('PACKAGE_REFUSED', first.message.en, { zh: first.message.zh });
}

/** Progress as it comes, the newest wins; then the result. */
async function* sendWithProgress(
  send: (
    onProgress: (progress: UploadProgress) => void,
  ) => Promise<{ versionId: string; isNew: boolean; sentBytes: number; totalBytes: number }>,
): AsyncGenerator<UploadFact> {
  let latest: UploadProgress | undefined;
  let wake: () => void = () => undefined;
  const sending = send((progress) => {
    latest = { ...progress };
    wake();
  });
  let isDone = false;
  const ended = sending.finally(() => {
    isDone = true;
    wake();
  });
  ended.catch(() => undefined);
  while (!isDone) {
    const moved = latest;
    latest = undefined;
    if (moved) yield { type: 'upload.moved', ...moved };
    else await new Promise<void>((resolve) => (isDone ? resolve() : (wake = resolve)));
  }
  yield { type: 'upload.finished', ...(await sending) };
}
