import type { Language } from '../../../contract/text.ts';

/** Each language by its own name: whoever looks for theirs reads no other. */
export const languageNames: [Language, string][] = [
  ['en', 'English'],
  ['zh', '简体中文'],
];
