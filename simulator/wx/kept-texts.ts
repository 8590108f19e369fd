import type { ApiContext } from './define.ts';

/** Texts of the simulator itself about one program, out of reach of `wx.getStorage`. */
export interface KeptTexts {
  get(key: string): string | undefined;
  set(key: string, text: string): void;
}

function browserStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** In the browser's storage of the program's own origin; where the frame is refused it, as long as the program runs. */
export function createKeptTexts(): KeptTexts {
  const storage = browserStorage();
  if (storage)
    return {
      get: (key) => storage.getItem(key) ?? undefined,
      set: (key, text) => storage.setItem(key, text),
    };
  const texts = new Map<string, string>();
  return { get: (key) => texts.get(key), set: (key, text) => void texts.set(key, text) };
}

/** One for all families of a program: what one of them kept, the others find. */
export const keptTexts = ({ state }: Pick<ApiContext, 'state'>): KeptTexts =>
  state('kept-texts', createKeptTexts);
