import { refuse } from './refusals.ts';

export type Audience = 'me' | 'testers' | 'link';
export const audiences = ['me', 'testers', 'link'] as const;

/** A preview is for the day's work: long enough for a meeting, never for a release. */
export const longestPreview = 24 * 60;
export const usualPreview = 60;

/** `<workspace>_<secret>`: the workspace picks the handle, the secret is looked up behind its wall. */
export const previewTicket = /^(ws-[0-9a-z]+)_([\w-]{22})$/;

/** What phones are told at once: a build that changes more is read as a whole. */
const mostToldFiles = 50;
const mostToldBuilds = 10;
export const mostToldBytes = 256 * 1024;

interface ChangeOf<File> {
  build: number;
  set: File[];
  removed: string[];
}

/** The newest changes with one more, oldest first. */
export function noteChange<File>(
  recent: readonly ChangeOf<File>[],
  change: ChangeOf<File>,
): ChangeOf<File>[] {
  return change.set.length > mostToldFiles ? [] : [...recent, change].slice(-mostToldBuilds);
}

/** All that became of the files since that build; undefined where it is too long ago, or too much. */
export function changesSince<File extends { path: string; size: number }>(
  recent: readonly ChangeOf<File>[],
  known: number,
  build: number,
): { set: File[]; removed: string[] } | undefined {
  const later = recent.filter((change) => change.build > known && change.build <= build);
  if (known >= build || later.length !== build - known) return undefined;
  const set = new Map<string, File>();
  const removed = new Set<string>();
  for (const change of later) {
    for (const path of change.removed) {
      set.delete(path);
      removed.add(path);
    }
    for (const file of change.set) {
      removed.delete(file.path);
      set.set(file.path, file);
    }
  }
  const bytes = [...set.values()].reduce((sum, { size }) => sum + size, 0);
  return bytes > mostToldBytes ? undefined : { set: [...set.values()], removed: [...removed] };
}

export interface PreviewFacts {
  creatorId: string;
  audience: Audience;
  expiresAt: number;
  revokedAt: number | null;
}

/** Who asks; absent where this phone has no session. */
export interface PreviewViewer {
  userId: string;
  isTester: boolean;
  maySeeProgram: boolean;
}

export type PreviewState = 'open' | 'expired' | 'revoked';

export function previewStateAt({ expiresAt, revokedAt }: PreviewFacts, now: number): PreviewState {
  if (revokedAt !== null) return 'revoked';
  return expiresAt <= now ? 'expired' : 'open';
}

export function assertOpen(preview: PreviewFacts, now: number): void {
  const state = previewStateAt(preview, now);
  if (state !== 'open') throw refuse('PREVIEW_ENDED', { state });
}

/** The audience: its maker always; testers are the listed ones and whoever may see the program in the console. */
export function assertMayView(preview: PreviewFacts, viewer: PreviewViewer | undefined): void {
  if (preview.audience === 'link') return;
  if (!viewer) throw refuse('NOT_SIGNED_IN');
  if (viewer.userId === preview.creatorId) return;
  const isAllowed = preview.audience === 'testers' && (viewer.isTester || viewer.maySeeProgram);
  if (!isAllowed) throw refuse('PREVIEW_NOT_FOR_YOU', { audience: preview.audience });
}

/** R-DOM-01: may a running preview ask this address, over the console? `skipped`: an application has granted that (R-DOM-02). */
export function assertMayReach(
  url: { origin: string; protocol: string; host: string },
  domains: readonly { kind: string; host: string }[],
  skipped: boolean,
): void {
  const kinds = new Set(['request', 'upload', 'download']);
  const isListed = domains.some(({ kind, host }) => kinds.has(kind) && host === url.origin);
  if (isListed || (skipped && url.protocol === 'https:')) return;
  throw refuse('DOMAIN_NOT_ALLOWED', { host: url.host });
}
