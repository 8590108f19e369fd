import type { Program } from '../../contract/program.ts';
import { createKeptTexts, type KeptTexts } from '../wx/kept-texts.ts';
import type { OpenPage } from './page.ts';

const KEY = 'tessera.exit-state';
/** Documented: what a page saved is kept for a day where it does not say until when. */
const DAY_MS = 24 * 60 * 60 * 1000;

interface Kept {
  path: string;
  query: Record<string, string>;
  /** What onSaveExitState gave. */
  data?: unknown;
  until: number;
  /** restartStrategy: the next start without a path begins here. */
  reopens: boolean;
}

/** The page that was seen when the program went to the background, where it may be destroyed: for the next start. */
export interface ExitStates {
  save(page: OpenPage, saved: unknown): void;
  /** The program lives on. */
  forget(): void;
  /** Where a start without a path begins, other than at home. */
  latest(): { path: string; query: Record<string, string> } | undefined;
  /** `exitState` of a page: for the first one of that path, once. */
  stateOf(path: string): unknown;
}

function read(texts: KeptTexts, now: number): Kept | undefined {
  try {
    const kept = JSON.parse(texts.get(KEY) || 'null') as Kept | null;
    return kept && kept.until > now ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function createExitStates(
  program: () => Program,
  texts: KeptTexts = createKeptTexts(),
  now: () => number = Date.now,
): ExitStates {
  let kept = read(texts, now());
  const forget = (): void => texts.set(KEY, '');
  const isTab = (path: string): boolean =>
    program().app.tabBar?.list.some(({ pagePath }) => pagePath.replace(/^\//, '') === path) ?? false;
  forget();
  return {
    forget,
    save({ path, query }, saved) {
      const { data, expireTimeStamp } = (saved ?? {}) as { data?: unknown; expireTimeStamp?: unknown };
      const strategy = program().components[path]?.config.restartStrategy;
      const reopens = strategy === 'homePageAndLatestPage' && !isTab(path);
      if (saved === undefined && !reopens) return forget();
      const until = Number(expireTimeStamp) || now() + DAY_MS;
      texts.set(KEY, JSON.stringify({ path, query, data, until, reopens } satisfies Kept));
    },
    latest: () => (kept?.reopens ? { path: kept.path, query: kept.query } : undefined),
    stateOf(path) {
      if (kept?.path !== path) return undefined;
      const { data } = kept;
      kept = undefined;
      return data;
    },
  };
}
