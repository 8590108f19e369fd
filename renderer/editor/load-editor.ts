import { languageStore } from '../kit/text.ts';

/** Monaco's own words are read while it loads: they follow the language of that moment. */
export async function loadEditor() {
  const { language } = languageStore.getState();
  if (language === 'zh') await import('monaco-editor/nls/lang/zh-cn');
  return { language, ...(await import('./monaco.ts')) };
}
