import { createStore, type StoreApi } from 'zustand/vanilla';

export interface Palette {
  /** The text typed so far; undefined while it is closed. */
  store: StoreApi<{ query: string | undefined }>;
  open: (prefix: string) => void;
  close: () => void;
}

export function createPalette(): Palette {
  const store = createStore<{ query: string | undefined }>(() => ({ query: undefined }));
  return {
    store,
    open: (query) => store.setState({ query }),
    close: () => store.setState({ query: undefined }),
  };
}

export interface Match {
  score: number;
  /** Where the letters of the query were found. */
  at: number[];
}

/**
 * Letters of the query in order somewhere in the text. Word starts, runs and the part behind the last slash count
 * more, so `pdi` finds pages/detail/index before anything that merely has these letters.
 */
export function fuzzy(query: string, text: string): Match | undefined {
  if (!query) return { score: 0, at: [] };
  const needle = query.toLowerCase().replace(/\s+/g, '');
  const hay = text.toLowerCase();
  const nameStart = hay.lastIndexOf('/') + 1;
  return fuzzyFrom(needle, text, hay, nameStart, nameStart) ?? fuzzyFrom(needle, text, hay, 0, nameStart);
}

function fuzzyFrom(
  needle: string,
  text: string,
  hay: string,
  from: number,
  nameStart: number,
): Match | undefined {
  const at: number[] = [];
  let score = from === nameStart && from > 0 ? 20 : 0;
  let position = from;
  for (const letter of needle) {
    const found = bestPlace(hay, text, letter, position);
    if (found < 0) return undefined;
    const isRun = at.length > 0 && found === (at[at.length - 1] ?? 0) + 1;
    score +=
      (isRun ? 6 : 0) +
      (isWordStart(text, found) ? 8 : 0) +
      (found >= nameStart ? 2 : 0) -
      (found - position) * 0.1;
    at.push(found);
    position = found + 1;
  }
  const whole = hay.slice(nameStart) === needle ? 40 : hay.slice(nameStart).startsWith(needle) ? 20 : 0;
  return { score: score + whole - text.length * 0.02, at };
}

/** The next place of the letter; the start of a word where one follows soon, if the letter there is the same. */
function bestPlace(hay: string, text: string, letter: string, from: number): number {
  const first = hay.indexOf(letter, from);
  if (first < 0 || first === from || isWordStart(text, first)) return first;
  for (let next = hay.indexOf(letter, first + 1); next >= 0; next = hay.indexOf(letter, next + 1)) {
    if (isWordStart(text, next)) return next;
  }
  return first;
}

function isWordStart(text: string, index: number): boolean {
  if (index === 0) return true;
  const before = text[index - 1] ?? '';
  const here = text[index] ?? '';
  return /[/\\_\-. :]/.test(before) || (/[a-z\d]/.test(before) && /[A-Z]/.test(here));
}
