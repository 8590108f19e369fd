import { language } from 'monaco-editor/languages/definitions/css/css';
import type { languages } from 'monaco-editor/editor';

/** Monaco's CSS colours, with rpx among the units. */
export function rpxTokens(): languages.IMonarchLanguage {
  const css = language as languages.IMonarchLanguage;
  const units = (css.tokenizer.units ?? []).map((rule) => {
    if (!Array.isArray(rule) || typeof rule[0] !== 'string' || !rule[0].includes('px')) return rule;
    return [rule[0].replace('px', 'rpx|px'), ...rule.slice(1)] as languages.IMonarchLanguageRule;
  });
  return { ...css, tokenizer: { ...css.tokenizer, units } };
}
