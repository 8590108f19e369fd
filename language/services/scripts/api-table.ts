import type ts from 'typescript';

/** What the typings say of a member of `wx` besides its type. */
export interface ApiFacts {
  /** First base library that has it. */
  since?: string;
  isDeprecated: boolean;
  deprecatedSince?: string;
  /** What to use in its place: all of it, where a call was split up. */
  instead?: readonly string[];
}

const tables = new WeakMap<ts.SourceFile, ReadonlyMap<string, ApiFacts>>();

/** Every documented member of `wx`, from the typings that the program is checked with; empty without any. */
export function apiTable(program: ts.Program | undefined): ReadonlyMap<string, ApiFacts> {
  const file = program?.getSourceFiles().find(({ fileName }) => fileName.endsWith('/wx/lib.wx.api.d.ts'));
  if (!file) return new Map();
  const known = tables.get(file);
  if (known) return known;
  const table = readTable(file.text);
  tables.set(file, table);
  return table;
}

function readTable(text: string): Map<string, ApiFacts> {
  const table = new Map<string, ApiFacts>();
  const start = text.search(/^ {4}interface Wx \{/m);
  if (start < 0) return table;
  const member = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*\n {8}(?:readonly )?([A-Za-z]\w*)[?]?\s*[(<:]/g;
  for (const [, doc = '', name = ''] of text.slice(start).matchAll(member)) {
    if (table.has(name)) continue;
    const since = /需要基础库： `([\d.]+)`/.exec(doc)?.[1];
    const deprecated = /@deprecated([^\n]*)/.exec(doc)?.[1];
    const deprecatedSince = deprecated && /\[([\d.]+)\]/.exec(deprecated)?.[1];
    const instead = /(?:使用|用) ?\[?wx\./.test(deprecated ?? '')
      ? [...new Set(deprecated!.replace(/\([^)]*\)/g, '').match(/wx\.\w+/g))]
      : undefined;
    table.set(name, {
      isDeprecated: deprecated !== undefined,
      ...(since ? { since } : {}),
      ...(deprecatedSince ? { deprecatedSince } : {}),
      ...(instead ? { instead } : {}),
    });
  }
  return table;
}
