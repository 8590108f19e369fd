/** A call of `require`, `require.async` or `import()` (which the script engine turned into a require). */
export interface RequireCall {
  /** null where the argument is not written out. */
  request: string | null;
  start: number;
  end: number;
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
const NEEDLE = /\brequire\b/;

/**
 * Finds require calls in syntactically right code, past comments, strings and regular expressions.
 * A scanner, not a parser: it runs over every script of every program.
 */
export function findRequires(code: string): RequireCall[] {
  if (!NEEDLE.test(code)) return [];
  const calls: RequireCall[] = [];
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
      if (word === 'require' && !isMember(code, at)) addCall(code, at, end, calls);
      beforeRegExp = BEFORE_REGEXP.has(word);
      at = end;
    } else {
      if (char === 123) braces++;
      else if (char === 125) braces--;
      beforeRegExp = char !== 41 && char !== 93 && char !== 125;
      at++;
    }
  }
  return calls;
}

const CALL = /\s*(?:\.\s*async\s*)?\(\s*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`([^`\\$]*)`)\s*[,)]/y;
const ANY_CALL = /\s*(?:\.\s*async\s*)?\(/y;

function addCall(code: string, start: number, end: number, calls: RequireCall[]): void {
  CALL.lastIndex = end;
  const literal = CALL.exec(code);
  if (literal) {
    const raw = literal[1] ?? literal[2] ?? literal[3] ?? '';
    calls.push({ request: raw.replace(/\\(.)/g, '$1'), start, end: CALL.lastIndex });
    return;
  }
  ANY_CALL.lastIndex = end;
  if (ANY_CALL.test(code)) calls.push({ request: null, start, end: ANY_CALL.lastIndex });
}

function isMember(code: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && code.charCodeAt(before) <= 32) before--;
  if (code[before] === '.' && code[before - 1] !== '.') return true;
  return /\bfunction\s*$/.test(code.slice(Math.max(0, at - 20), at));
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
