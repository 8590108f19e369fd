import { scanScript } from './scan-script.ts';

/** A call of `require`, `require.async` or `import()` (which the script engine turned into a require). */
export interface RequireCall {
  /** null where the argument is not written out. */
  request: string | null;
  start: number;
  end: number;
}

const NEEDLE = /\brequire\b/;

/** Finds require calls in syntactically right code. */
export function findRequires(code: string): RequireCall[] {
  if (!NEEDLE.test(code)) return [];
  const calls: RequireCall[] = [];
  scanScript(code, {
    word(word, start, end) {
      if (word === 'require' && !isMember(code, start)) addCall(code, start, end, calls);
    },
  });
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
