import { baseName, endingOf } from '../shell/file-icon.ts';

export interface LanguageName {
  /** Monaco's id. */
  id: string;
  name: string;
}

/** wxss is edited as CSS that knows rpx, wxs as JavaScript: so both have a language service from the first day. */
const byEnding: Record<string, LanguageName> = {
  wxml: { id: 'wxml', name: 'WXML' },
  wxss: { id: 'css', name: 'WXSS' },
  wxs: { id: 'javascript', name: 'WXS' },
  js: { id: 'javascript', name: 'JavaScript' },
  mjs: { id: 'javascript', name: 'JavaScript' },
  cjs: { id: 'javascript', name: 'JavaScript' },
  ts: { id: 'typescript', name: 'TypeScript' },
  mts: { id: 'typescript', name: 'TypeScript' },
  json: { id: 'json', name: 'JSON' },
  map: { id: 'json', name: 'JSON' },
  css: { id: 'css', name: 'CSS' },
  less: { id: 'less', name: 'Less' },
  scss: { id: 'scss', name: 'SCSS' },
  html: { id: 'html', name: 'HTML' },
  htm: { id: 'html', name: 'HTML' },
  xml: { id: 'xml', name: 'XML' },
  svg: { id: 'xml', name: 'XML' },
  md: { id: 'markdown', name: 'Markdown' },
  yml: { id: 'yaml', name: 'YAML' },
  yaml: { id: 'yaml', name: 'YAML' },
  sh: { id: 'shell', name: 'Shell' },
};
export const plainText: LanguageName = { id: 'plaintext', name: 'Plain text' };

export const languages: LanguageName[] = [
  plainText,
  ...Object.values(byEnding).filter(
    (language, index, all) => all.findIndex(({ name }) => name === language.name) === index,
  ),
];

export function languageOf(path: string): LanguageName {
  if (/^(\.eslintrc|\.babelrc|\.prettierrc)$/.test(baseName(path))) return { id: 'json', name: 'JSON' };
  return byEnding[endingOf(path)] ?? plainText;
}
