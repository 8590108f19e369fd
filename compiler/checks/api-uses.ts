import type { Range } from '../../contract/diagnostic.ts';

export interface ApiUse {
  /** `request`, `cloud.callFunction`: what follows `wx.`; one level deep. */
  name: string;
  range: Range;
}

/** Strings, templates, comments and regular expressions by one pattern, so that what is inside them is not taken for code. */
const skipped =
  /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*'|(?<=(?:^|[=(,;:!&|?{}\[\n])\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g;
const use = /(?<![\w$.])wx\s*\??\.\s*([A-Za-z_$][\w$]*)(?:\s*\??\.\s*([A-Za-z_$][\w$]*))?/g;
/** Objects of `wx` whose members are interfaces of their own. */
const namespaces = new Set(['cloud', 'env']);

/** The same text with everything that is not code blanked out, lines and columns kept. */
export function blankNonCode(text: string): string {
  return text.replace(skipped, (match) => match.replace(/[^\n]/g, ' '));
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Where a script uses members of `wx`. Names made up at run time (`wx[name]`) are not seen. */
export function findApiUses(text: string): ApiUse[] {
  if (!text.includes('wx')) return [];
  const starts = lineStarts(text);
  let line = 0;
  const uses: ApiUse[] = [];
  for (const match of blankNonCode(text).matchAll(use)) {
    const [whole, first = '', second] = match;
    while ((starts[line + 1] ?? Infinity) <= match.index) line += 1;
    const isDeep = namespaces.has(first) && second !== undefined;
    const length = isDeep ? whole.length : whole.indexOf(first) + first.length;
    const column = match.index - (starts[line] ?? 0);
    uses.push({
      name: isDeep ? `${first}.${second}` : first,
      range: { start: { line, column }, end: { line, column: column + length } },
    });
  }
  return uses;
}
