export interface TextPattern {
  source: string;
  flags: string;
  /** With `$1`, `$&`, `$<name>`, `$$`, `\n` and `\t` where `isRegex`; plain text else. */
  replacement?: string;
  isRegex: boolean;
}

/** Where a match lies, in UTF-16 units and zero-based lines, with a piece of its line for the list. */
export interface TextMatch {
  offset: number;
  length: number;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** `text.slice(start, start + length)` is what matched, as far as it fits on the line. */
  preview: { text: string; start: number; length: number };
  replacement?: string;
}

/**
 * All matches of one text. Self-contained on purpose: its source text also runs in a worker, where a pattern
 * that never ends can be stopped (`scanner.ts`).
 */
export function matchText(text: string, pattern: TextPattern, limit: number): TextMatch[] {
  const previewBefore = 60;
  const previewLength = 250;
  const regex = new RegExp(pattern.source, pattern.flags);
  const matches: TextMatch[] = [];
  let line = 0;
  let lineStart = 0;

  /** Moves the current line on to `offset`, which never goes back. */
  const advance = (offset: number) => {
    for (
      let at = text.indexOf('\n', lineStart);
      at !== -1 && at < offset;
      at = text.indexOf('\n', lineStart)
    ) {
      line += 1;
      lineStart = at + 1;
    }
  };
  const expand = (template: string, match: RegExpExecArray) =>
    template.replace(/\$(\$|&|\d{1,2}|<[^>]*>)|\\([nrt\\])/g, (whole, dollar?: string, escape?: string) => {
      if (escape !== undefined) return { n: '\n', r: '\r', t: '\t', '\\': '\\' }[escape] ?? whole;
      if (dollar === '$') return '$';
      if (dollar === '&') return match[0];
      if (dollar?.startsWith('<')) return match.groups?.[dollar.slice(1, -1)] ?? '';
      const index = Number(dollar);
      return index > 0 && index < match.length ? (match[index] ?? '') : whole;
    });

  for (let match = regex.exec(text); match && matches.length < limit; match = regex.exec(text)) {
    const [found] = match;
    if (found === '') regex.lastIndex += 1;
    const offset = match.index;
    advance(offset);
    const start = { line, column: offset - lineStart };
    const from = Math.max(lineStart, offset - previewBefore);
    const lineEnd = text.indexOf('\n', offset);
    const to = Math.min(lineEnd === -1 ? text.length : lineEnd, from + previewLength);
    const preview = text.slice(from, to).replace(/\r$/, '');
    advance(offset + found.length);
    matches.push({
      offset,
      length: found.length,
      ...start,
      endLine: line,
      endColumn: offset + found.length - lineStart,
      preview: {
        text: preview,
        start: offset - from,
        length: Math.max(0, Math.min(found.length, preview.length - (offset - from))),
      },
      ...(pattern.replacement === undefined
        ? {}
        : { replacement: pattern.isRegex ? expand(pattern.replacement, match) : pattern.replacement }),
    });
  }
  return matches;
}
