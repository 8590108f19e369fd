import { scanScript } from './scan-script.ts';

/** The function that watched loops call in every round; the simulator's page defines it. It answers false. */
export const LOOP_WATCH = '__tessera_loop';

const LOOP = /\b(?:for|while|do)\b/;
const GUARD = ` if(${LOOP_WATCH}());else`;
/** As the script engine prints loops: a space before the bracket, which methods of that name and calls have not. */
const HEAD = /\s(?:await )?\(/y;
const DO_BODY = /\s/y;
/** `;` and `}`: a `while` behind them is no part of the body of a `do`. */
const ENDS_BODY = new Set([59, 125]);

/**
 * Puts a call into every loop of a script, so that an endless one can say where it is. Each goes behind the loop's head,
 * in front of whatever its body is, on a line of which nothing else is mapped: places of stacks stay right.
 * Only for code that the script engine has printed.
 */
export function watchLoops(code: string): string {
  if (!LOOP.test(code)) return code;
  const inserts = placesOfGuards(code).sort((a, b) => a - b);
  const parts: string[] = [];
  let last = 0;
  for (const at of inserts) {
    parts.push(code.slice(last, at), GUARD);
    last = at;
  }
  return parts.join('') + code.slice(last);
}

function placesOfGuards(code: string): number[] {
  const inserts: number[] = [];
  const brackets: boolean[] = [];
  /** In how many braces each `do` stands whose `while` is still to come. */
  const open: number[] = [];
  let head = -1;
  let braces = 0;
  let before = 0;
  scanScript(code, {
    word(word, start, end) {
      const previous = before;
      before = 0;
      if (code[start - 1] === '.') return;
      if (word === 'do') {
        if (!matches(DO_BODY, code, end)) return;
        inserts.push(end);
        open.push(braces);
      } else if ((word === 'for' || word === 'while') && matches(HEAD, code, end)) {
        // What stands behind the `while` of a do is no body: a guard there would part an if from its else.
        if (word === 'while' && open.at(-1) === braces && ENDS_BODY.has(previous)) open.pop();
        else head = HEAD.lastIndex - 1;
      }
    },
    mark(char, at) {
      before = char;
      if (char === 123) braces++;
      else if (char === 125) braces--;
      else if (char === 40) brackets.push(at === head);
      else if (char === 41 && brackets.pop()) inserts.push(at + 1);
    },
  });
  return inserts;
}

function matches(pattern: RegExp, code: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(code);
}
