import type { TextMatch, TextPattern } from './match-text.ts';

/** A file on the disk, or a text that was decoded already. */
export type ScanEntry = { file: string } | { text: string; version: string };

export type ScanResult =
  | { kind: 'matched'; version: string; matches: TextMatch[] }
  | { kind: 'skipped'; reason: 'too-large' | 'unreadable' }
  /** Not UTF-8: somebody who knows encodings has to look. */
  | { kind: 'undecided' };

interface ScanTools {
  readFile: (file: string) => Uint8Array;
  sizeOf: (file: string) => number | undefined;
  versionOf: (bytes: Uint8Array) => string;
  matchText: (text: string, pattern: TextPattern, limit: number) => TextMatch[];
}

/** One file of a search; undefined where nothing is to be told. Runs in the worker, hence self-contained. */
export function scanFile(
  entry: ScanEntry,
  pattern: TextPattern,
  limits: { matches: number; bytes: number },
  tools: ScanTools,
): ScanResult | undefined {
  if ('text' in entry) {
    const matches = tools.matchText(entry.text, pattern, limits.matches);
    return matches.length > 0 ? { kind: 'matched', version: entry.version, matches } : undefined;
  }
  let bytes: Uint8Array;
  try {
    const size = tools.sizeOf(entry.file);
    if (size === undefined) return undefined;
    if (size > limits.bytes) return { kind: 'skipped', reason: 'too-large' };
    bytes = tools.readFile(entry.file);
  } catch {
    return { kind: 'skipped', reason: 'unreadable' };
  }
  if (bytes.subarray(0, 65_536).includes(0)) {
    // UTF-16 has a mark, or a zero in about every other byte; pictures and the like need no second look.
    const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const sample = bytes.subarray(0, 512);
    const zeros = sample.filter((byte) => byte === 0).length;
    return isMarked || zeros > sample.length / 3 ? { kind: 'undecided' } : undefined;
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { kind: 'undecided' };
  }
  const matches = tools.matchText(text, pattern, limits.matches);
  return matches.length > 0 ? { kind: 'matched', version: tools.versionOf(bytes), matches } : undefined;
}
