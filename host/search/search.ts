import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError, toErrorShape, type ErrorShape } from '../../contract/errors.ts';
import { fromSystem, refuse } from '../errors.ts';
import { decode, encode } from '../files/encoding.ts';
import type { ProjectFiles } from '../files/project-files.ts';
import { versionOf } from '../files/read.ts';
import { isIgnoredFolder, type OpenProjects } from '../project/open-projects.ts';
import { createPathFilter } from './globs.ts';
import type { TextMatch, TextPattern } from './match-text.ts';
import type { ScanEntry } from './scan-file.ts';
import { Scanner } from './scanner.ts';

export interface SearchQuery {
  projectId: string;
  text: string;
  isRegex: boolean;
  matchCase: boolean;
  wholeWord: boolean;
  /** Shown as `replacement` of each match; nothing is written. */
  replacement?: string;
  include: string[];
  exclude: string[];
  /** Look into node_modules and the like too. */
  includeIgnored: boolean;
  /** Matches in all. */
  limit: number;
  /** Milliseconds per file. */
  timeLimit: number;
}

export type SearchFact =
  | { type: 'file.matched'; path: string; version: string; matches: TextMatch[] }
  | { type: 'file.skipped'; path: string; reason: 'too-slow' | 'too-large' | 'unreadable' }
  | { type: 'search.finished'; files: number; matches: number; isLimited: boolean; milliseconds: number };

export interface FileEdits {
  path: string;
  version: string;
  edits: { offset: number; length: number; text: string }[];
}

export type ReplaceResult =
  { path: string; version: string; error: null } | { path: string; version: null; error: ErrorShape };

const largest = 20 * 1024 * 1024;
/** First results at once, then fewer journeys to the other thread. */
const [firstBatch, largestBatch] = [16, 256];

export function patternOf(
  query: Pick<SearchQuery, 'text' | 'isRegex' | 'matchCase' | 'wholeWord' | 'replacement'>,
) {
  const { text, isRegex, matchCase, wholeWord, replacement } = query;
  const plain = isRegex ? text : text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  // \b knows only ASCII letters; a word in Chinese has its own neighbours.
  const source = wholeWord ? `(?<![\\p{L}\\p{N}_$])(?:${plain})(?![\\p{L}\\p{N}_$])` : plain;
  const flags = `gm${matchCase ? '' : 'i'}${wholeWord ? 'u' : ''}`;
  const pattern: TextPattern = { source, flags, replacement, isRegex };
  try {
    new RegExp(source, flags);
    return pattern;
  } catch (error) {
    if (wholeWord && isRegex) return patternOf({ ...query, wholeWord: false, text: `\\b(?:${text})\\b` });
    const reason = error instanceof Error ? error.message : String(error);
    throw refuse('PATTERN_WRONG', { pattern: text, reason });
  }
}

/** Every file below, links to folders not followed: they may lead in circles. */
async function* walk(folder: string, relative: string): AsyncGenerator<string> {
  const entries = await readdir(path.join(folder, relative), { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const child = relative === '' ? entry.name : `${relative}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(folder, child);
    else yield child;
  }
}

/** A file that is not UTF-8, decoded; undefined where it is no text. */
async function decodeOther(file: string): Promise<ScanEntry | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  const decoded = bytes && decode(bytes);
  return decoded && { text: decoded.text, version: versionOf(bytes) };
}

/** Search and replace in the files of an open project. */
export class Search {
  readonly #projects: OpenProjects;
  readonly #files: ProjectFiles;

  constructor(projects: OpenProjects, files: ProjectFiles) {
    this.#projects = projects;
    this.#files = files;
  }

  /** Tells of files as soon as they are searched; stops with the signal or when nobody listens. */
  async *find(query: SearchQuery, signal?: AbortSignal): AsyncGenerator<SearchFact, void> {
    const started = performance.now();
    const pattern = patternOf(query);
    const { folder } = await this.#projects.get(query.projectId);
    const scanner = new Scanner(query.timeLimit);
    const stop = () => scanner.dispose();
    signal?.addEventListener('abort', stop);
    let files = 0;
    let left = query.limit;
    try {
      for await (const paths of this.#batches(query)) {
        for (const fact of await scanBatch(scanner, folder, paths, pattern, left)) {
          if (signal?.aborted) return;
          if (fact.type === 'file.matched') left -= fact.matches.length;
          yield fact;
        }
        if (signal?.aborted) return;
        files += paths.length;
        if (left <= 0) break;
      }
      const milliseconds = performance.now() - started;
      yield {
        type: 'search.finished',
        files,
        matches: query.limit - left,
        isLimited: left <= 0,
        milliseconds,
      };
    } finally {
      signal?.removeEventListener('abort', stop);
      scanner.dispose();
    }
  }

  /** Writes the edits of a preview, each file by itself: one that changed since is refused, the others are done. */
  async replace(projectId: string, files: FileEdits[]): Promise<ReplaceResult[]> {
    const results: ReplaceResult[] = [];
    for (const { path, version, edits } of files) {
      try {
        const written = await this.#replaceInFile(projectId, path, version, edits);
        results.push({ path, version: written, error: null });
      } catch (error) {
        const refusal = fromSystem(error, path);
        if (!(refusal instanceof AppError)) throw error;
        results.push({ path, version: null, error: toErrorShape(refusal) });
      }
    }
    return results;
  }

  async #replaceInFile(projectId: string, relative: string, version: string, edits: FileEdits['edits']) {
    const bytes = await readFile(await this.#projects.resolve(projectId, relative));
    const decoded = decode(bytes);
    if (!decoded) throw refuse('FILE_BINARY', { path: relative });
    const { encoding, bom } = decoded;
    const sorted = edits.toSorted((a, b) => b.offset - a.offset);
    const text = sorted.reduce(
      (before, edit) => before.slice(0, edit.offset) + edit.text + before.slice(edit.offset + edit.length),
      decoded.text,
    );
    if (versionOf(bytes) !== version) throw refuse('FILE_CHANGED', { path: relative });
    encode(text, encoding, bom, relative);
    const written = await this.#files.write({ projectId, path: relative, text, encoding, bom, version });
    return written.version;
  }

  async *#batches({ projectId, include, exclude, includeIgnored }: SearchQuery): AsyncGenerator<string[]> {
    const { folder, watcher } = await this.#projects.get(projectId);
    const isWanted = createPathFilter(include, exclude);
    let batch: string[] = [];
    let size = firstBatch;
    for await (const file of includeIgnored ? walk(folder, '') : [...watcher.paths()].sort()) {
      if (file.endsWith('/') || !isWanted(file)) continue;
      if (!includeIgnored && file.split('/').slice(0, -1).some(isIgnoredFolder)) continue;
      batch.push(file);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
      size = Math.min(size * 2, largestBatch);
    }
    if (batch.length > 0) yield batch;
  }
}

async function scanBatch(
  scanner: Scanner,
  folder: string,
  paths: string[],
  pattern: TextPattern,
  matches: number,
): Promise<Exclude<SearchFact, { type: 'search.finished' }>[]> {
  const limits = { matches, bytes: largest };
  const entries = paths.map((file): ScanEntry => ({ file: path.join(folder, file) }));
  const outcomes = await scanner.scan({ entries, pattern, limits });
  const undecided = outcomes.filter(({ kind }) => kind === 'undecided').map(({ index }) => index);
  const others = await Promise.all(
    undecided.map(async (index) => ({ index, entry: await decodeOther(path.join(folder, paths[index]!)) })),
  );
  const readable = others.flatMap(({ index, entry }) => (entry ? [{ index, entry }] : []));
  const decoded = await scanner.scan({ entries: readable.map(({ entry }) => entry), pattern, limits });
  const all = [
    ...outcomes,
    ...decoded.map((outcome) => ({ ...outcome, index: readable[outcome.index]!.index })),
  ].sort((a, b) => a.index - b.index);
  let left = matches;
  return all.flatMap((outcome): Exclude<SearchFact, { type: 'search.finished' }>[] => {
    const file = paths[outcome.index]!;
    if (outcome.kind === 'skipped') return [{ type: 'file.skipped', path: file, reason: outcome.reason }];
    if (outcome.kind === 'undecided' || left <= 0) return [];
    const kept = outcome.matches.slice(0, left);
    left -= kept.length;
    return [{ type: 'file.matched', path: file, version: outcome.version, matches: kept }];
  });
}
