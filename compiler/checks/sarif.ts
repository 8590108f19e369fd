import type { Diagnostic, Severity } from '../../contract/diagnostic.ts';
import type { Language } from '../../contract/text.ts';

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** SARIF counts lines and columns from one; columns in UTF-16 units, as diagnostics do. */
function toResult(diagnostic: Diagnostic, language: Language, ruleIndex: number): object {
  const { start, end } = diagnostic.range;
  const region = {
    startLine: start.line + 1,
    startColumn: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
  };
  return {
    ruleId: diagnostic.code,
    ruleIndex,
    level: levels[diagnostic.severity],
    message: { text: diagnostic.message[language] },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(diagnostic.file), uriBaseId: 'SRCROOT' },
          region,
        },
      },
    ],
  };
}

/** Diagnostics as SARIF 2.1.0, the form that code hosts show beside a change. */
export function toSarif(diagnostics: readonly Diagnostic[], version: string, language: Language): object {
  const rules = [...new Set(diagnostics.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Tessera', version, rules: rules.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: "The project's folder." } } },
        results: diagnostics.map((diagnostic) =>
          toResult(diagnostic, language, rules.indexOf(diagnostic.code)),
        ),
      },
    ],
  };
}
