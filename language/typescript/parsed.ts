import ts from 'typescript';

const kept = 24;

/** Scripts parsed a moment ago, by their text: a page's script is asked for by its template, its types and its facts. */
const recent = new Map<string, ts.SourceFile>();

/** The syntax of a script, js or ts; parents set. */
export function parseScript(text: string): ts.SourceFile {
  const known = recent.get(text);
  if (known) return known;
  const file = ts.createSourceFile('script.ts', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  recent.set(text, file);
  if (recent.size > kept) recent.delete(recent.keys().next().value!);
  return file;
}
