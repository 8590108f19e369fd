import type { Diagnostic, Severity } from '../contract/diagnostic.ts';
import type { Language, Text } from '../contract/text.ts';
import { fill, type Terminal, type Tone } from './terminal.ts';

const severities: Record<Severity, Text & { tone: Tone }> = {
  error: { en: 'error', zh: '错误', tone: 'bad' },
  warning: { en: 'warning', zh: '警告', tone: 'warn' },
  info: { en: 'info', zh: '提示', tone: 'quiet' },
  hint: { en: 'hint', zh: '建议', tone: 'quiet' },
};

const texts = {
  counts: { en: 'errors: {errors}, warnings: {warnings}', zh: '错误：{errors}，警告：{warnings}' },
  more: { en: '... and {count} more of this file', zh: '……此文件还有 {count} 条' },
} satisfies Record<string, Text>;

const perFile = 30;

export function countOf(diagnostics: readonly Diagnostic[], severity: Severity): number {
  return diagnostics.filter((one) => one.severity === severity).length;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** `file:line:column`, which terminals and editors turn into links; then kind, sentence and code. */
function lineOf(one: Diagnostic, terminal: Terminal, language: Language): string {
  const { line, column } = one.range.start;
  const kind = severities[one.severity];
  const place = `${one.file}:${line + 1}:${column + 1}`;
  return `${place}  ${terminal.paint(kind.tone, kind[language])}  ${one.message[language]}  ${terminal.paint('quiet', one.code)}`;
}

export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  terminal: Terminal,
  language: Language,
  isShown: (one: Diagnostic) => boolean = () => true,
): void {
  const byFile = new Map<string, Diagnostic[]>();
  for (const one of diagnostics.filter(isShown)) byFile.set(one.file, [...(byFile.get(one.file) ?? []), one]);
  for (const list of byFile.values()) {
    for (const one of list.slice(0, perFile)) terminal.print(lineOf(one, terminal, language));
    if (list.length > perFile) {
      terminal.print(terminal.paint('quiet', fill(texts.more, language, { count: list.length - perFile })));
    }
  }
}

export function countsLine(diagnostics: readonly Diagnostic[], language: Language): string {
  const errors = countOf(diagnostics, 'error');
  return fill(texts.counts, language, { errors, warnings: countOf(diagnostics, 'warning') });
}
