import { STYLE_CLASS_PREFIX } from '../../contract/program.ts';

/**
 * Scripts and templates of a program begin and end alike, but for their own path; a package says it once.
 * What phones load stays under the limits that way. `§` stands for the path, or for the prefix of class names.
 */
export interface Frame {
  head: string;
  tail: string;
}

export const noFrame: Frame = { head: '', tail: '' };

const standIn = '§';
/** Begins every text that was made shorter; others are stored as they are. */
const mark = '§§';

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

function commonEnd(a: string, b: string, limit: number): number {
  let count = 0;
  while (count < limit && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count))
    count += 1;
  return count;
}

/** What all texts of a table begin and end with. */
export function findFrame(texts: readonly (readonly [key: string, text: string])[]): Frame {
  const [first, ...others] = texts.map(([key, text]) => text.replaceAll(key, standIn));
  if (first === undefined || others.length === 0) return noFrame;
  let start = first.length;
  let end = first.length;
  for (const other of others) {
    start = Math.min(start, commonStart(first, other));
    end = Math.min(end, commonEnd(first, other, Math.min(first.length, other.length) - start));
  }
  return { head: first.slice(0, start), tail: end > 0 ? first.slice(-end) : '' };
}

const sidesOf = ({ head, tail }: Frame, key: string): [string, string] => [
  head.replaceAll(standIn, key),
  tail.replaceAll(standIn, key),
];

/** A text that begins with the mark by chance gets one that says so. */
const asItIs = (text: string): string => (text.startsWith(standIn) ? `${standIn}=${text}` : text);

export function shortenText(text: string, key: string, frame: Frame): string {
  const [head, tail] = sidesOf(frame, key);
  const isFramed = text.startsWith(head) && text.endsWith(tail) && text.length >= head.length + tail.length;
  if (!isFramed || head.length + tail.length <= mark.length) return asItIs(text);
  return mark + text.slice(head.length, text.length - tail.length);
}

export function restoreText(stored: string, key: string, frame: Frame): string {
  if (stored.startsWith(`${standIn}=`)) return stored.slice(2);
  if (!stored.startsWith(mark)) return stored;
  const [head, tail] = sidesOf(frame, key);
  return head + stored.slice(mark.length) + tail;
}

export function shortenCss(css: string): string {
  if (css.includes(standIn) || !css.includes(STYLE_CLASS_PREFIX)) return asItIs(css);
  return mark + css.replaceAll(STYLE_CLASS_PREFIX, standIn);
}

export function restoreCss(stored: string): string {
  if (stored.startsWith(`${standIn}=`)) return stored.slice(2);
  if (!stored.startsWith(mark)) return stored;
  return stored.slice(mark.length).replaceAll(standIn, STYLE_CLASS_PREFIX);
}
