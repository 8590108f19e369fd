/**
 * Whether a template reads a list field inside a loop over that same field other than through item and index, judged
 * from the compiled text. There a row may depend on its neighbours (`{{list.length}}` in each row), so that visiting
 * changed rows only would leave others stale. True also wherever that cannot be told.
 */
export function listsReadInside(source: string): (field: string) => boolean {
  // In compiled templates `D` is the data, `F` draws a list: F(D.list, key, tree, path, bodyName).
  const usesTemplates = /\$A=I\(/.test(source);
  const known = new Map<string, boolean>();
  return (field) => {
    let answer = known.get(field);
    if (answer === undefined) known.set(field, (answer = readsInside(source, field, usesTemplates)));
    return answer;
  };
}

function readsInside(source: string, field: string, usesTemplates: boolean): boolean {
  if (!/^[A-Za-z_$][\w$]*$/.test(field)) return true;
  const name = field.replaceAll('$', '\\$');
  const heads = [
    ...source.matchAll(new RegExp(`\\bF\\(D\\.${name},[^;]*?,\\[0,"${name}"\\],(\\w+)\\)`, 'g')),
  ];
  if (heads.length === 0) return true;
  const reads = source.match(new RegExp(`\\bD\\.${name}\\b`, 'g'))?.length ?? 0;
  // A template may be given the list under another name and loop over it there.
  if (usesTemplates && reads !== heads.length) return true;
  const read = new RegExp(`\\bD\\.${name}\\b|\\bD\\b(?!\\.)|\\bD\\[`);
  return heads.some(([, body]) => {
    const text = bodyOf(source, body!);
    return text === undefined || read.test(text);
  });
}

/** The text of `name=(...)=>{...}`, strings and nested braces respected. */
function bodyOf(source: string, name: string): string | undefined {
  const start = new RegExp(`[,\\s{;(]${name}=\\([^()]*\\)=>\\{`).exec(source);
  if (!start) return undefined;
  const open = start.index + start[0].length - 1;
  let depth = 0;
  let quote = '';
  for (let at = open; at < source.length; at++) {
    const letter = source[at]!;
    if (quote) {
      if (letter === '\\') at++;
      else if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'" || letter === '`') quote = letter;
    else if (letter === '{') depth++;
    else if (letter === '}' && --depth === 0) return source.slice(open, at + 1);
  }
  return undefined;
}
