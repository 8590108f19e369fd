/** What a scan comes past. */
export interface ScriptVisitor {
  word(word: string, start: number, end: number): void;
  /** A bracket, brace or other single character that is part of no word and no literal. */
  mark?(char: number, at: number): void;
}

/** Words after which a slash begins a regular expression. */
const BEFORE_REGEXP = new Set([
  ...[
    'return',
    'typeof',
    'case',
    'in',
    'of',
    'delete',
    'void',
    'throw',
    'new',
    'else',
    'do',
    'instanceof',
    'yield',
    'await',
  ],
]);

/**
 * Comes past the words of syntactically right code, beyond comments, strings and regular expressions.
 * A scanner, not a parser: it runs over every script of every program.
 */
export function scanScript(code: string, visitor: ScriptVisitor): void {
  const templates: number[] = [];
  let braces = 0;
  let beforeRegExp = true;
  let at = 0;
  while (at < code.length) {
    const char = code.charCodeAt(at);
    if (char <= 32) at++;
    else if (char === 47 && (code.charCodeAt(at + 1) === 47 || code.charCodeAt(at + 1) === 42)) {
      at = commentEnd(code, at);
    } else if (char === 34 || char === 39) {
      at = quotedEnd(code, at, char);
      beforeRegExp = false;
    } else if (char === 96 || (char === 125 && templates.at(-1) === braces)) {
      if (char === 125) templates.pop();
      at = templateEnd(code, at + 1);
      const open = code.charCodeAt(at - 1) === 123;
      if (open) templates.push(braces);
      beforeRegExp = open;
    } else if (char === 47 && beforeRegExp) {
      at = regExpEnd(code, at);
      beforeRegExp = false;
    } else if (isWordStart(char)) {
      const end = wordEnd(code, at);
      const word = code.slice(at, end);
      visitor.word(word, at, end);
      beforeRegExp = BEFORE_REGEXP.has(word);
      at = end;
    } else {
      if (char === 123) braces++;
      else if (char === 125) braces--;
      visitor.mark?.(char, at);
      beforeRegExp = char !== 41 && char !== 93 && char !== 125;
      at++;
    }
  }
}

function commentEnd(code: string, at: number): number {
  const line = code.charCodeAt(at + 1) === 47;
  const end = code.indexOf(line ? '\n' : '*/', at + 2);
  return end < 0 ? code.length : end + (line ? 1 : 2);
}

function quotedEnd(code: string, at: number, quote: number): number {
  for (let end = at + 1; end < code.length; end++) {
    const char = code.charCodeAt(end);
    if (char === 92) end++;
    else if (char === quote || char === 10) return end + 1;
  }
  return code.length;
}

/** Behind the closing backtick, or behind the brace of `${`. */
function templateEnd(code: string, from: number): number {
  for (let end = from; end < code.length; end++) {
    const char = code.charCodeAt(end);
    if (char === 92) end++;
    else if (char === 96) return end + 1;
    else if (char === 36 && code.charCodeAt(end + 1) === 123) return end + 2;
  }
  return code.length;
}

function regExpEnd(code: string, at: number): number {
  let inClass = false;
  for (let end = at + 1; end < code.length; end++) {
    const char = code.charCodeAt(end);
    if (char === 92) end++;
    else if (char === 91) inClass = true;
    else if (char === 93) inClass = false;
    else if (char === 10) return end;
    else if (char === 47 && !inClass) return end + 1;
  }
  return code.length;
}

function isWordStart(char: number): boolean {
  return (
    (char >= 97 && char <= 122) ||
    (char >= 65 && char <= 90) ||
    char === 95 ||
    char === 36 ||
    char > 127 ||
    isDigit(char)
  );
}

function isDigit(char: number): boolean {
  return char >= 48 && char <= 57;
}

function wordEnd(code: string, at: number): number {
  let end = at + 1;
  while (end < code.length && isWordStart(code.charCodeAt(end))) end++;
  return end;
}
