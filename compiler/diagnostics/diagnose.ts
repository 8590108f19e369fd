import type { Diagnostic, Fix, Range } from '../../contract/diagnostic.ts';
import { fileStart } from '../../contract/diagnostic.ts';
import type { Language, Text } from '../../contract/text.ts';
import { catalog, type DiagnosticCode } from './catalog.ts';

/** What a sentence's `{name}` stands for; words of ours in both languages. */
export type DiagnosticValues = Record<string, string | number | Text>;

/** A diagnostic from the catalog. `{name}` in its texts is replaced by `values.name`. */
export function diagnose(
  code: DiagnosticCode,
  file: string,
  range: Range = fileStart,
  values: DiagnosticValues = {},
  fix?: Fix,
): Diagnostic {
  const entry = catalog[code];
  const message: Text = { en: fill(entry.en, values, 'en'), zh: fill(entry.zh, values, 'zh') };
  return { file, range, code, severity: entry.severity, message, ...(fix ? { fix } : {}) };
}

function fill(text: string, values: DiagnosticValues, language: Language): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return shorten(String(typeof value === 'object' ? value[language] : value));
  });
}

/** Names come from the user's files and may be of any length; a sentence must stay readable. */
function shorten(value: string): string {
  return value.length > 160 ? `${value.slice(0, 157)}...` : value;
}

/** At most this many remarks per file: a broken generated file must not bury all others. */
export const MAX_DIAGNOSTICS_PER_FILE = 100;
