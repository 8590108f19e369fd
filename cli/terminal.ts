import type { Language, Text } from '../contract/text.ts';

export type Tone = 'plain' | 'strong' | 'quiet' | 'good' | 'warn' | 'bad';

/** Where a command writes. Results go to stdout, everything said beside them to stderr. */
export interface Terminal {
  /** A line of the result. */
  print(line: string): void;
  /** A remark: progress, what failed. */
  say(line: string): void;
  paint(tone: Tone, text: string): string;
}

interface Stream {
  write(text: string): unknown;
  isTTY?: boolean;
}

const codes: Record<Tone, string> = { plain: '', strong: '1', quiet: '2', good: '32', warn: '33', bad: '31' };

export function createTerminal(
  out: Stream,
  err: Stream,
  environment: Readonly<Record<string, string | undefined>>,
): Terminal {
  const isForced = (environment.FORCE_COLOR ?? '') !== '' && environment.FORCE_COLOR !== '0';
  const hasColor = isForced || (out.isTTY === true && (environment.NO_COLOR ?? '') === '');
  return {
    print: (line) => void out.write(`${line}\n`),
    say: (line) => void err.write(`${line}\n`),
    paint: (tone, text) => (hasColor && codes[tone] !== '' ? `\u001b[${codes[tone]}m${text}\u001b[0m` : text),
  };
}

/** `--lang`, else the system's language: 中文 for zh, English for all others. */
export function languageOf(
  asked: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const name = asked ?? (environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || 'en');
  return name.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Fills `{name}` in a sentence. */
export function fill(text: Text, language: Language, values: Record<string, string | number> = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Columns that line up; a CJK character is two columns wide. */
export function padTo(text: string, width: number): string {
  const columns = [...text].reduce(
    (sum, char) => sum + (/[\u1100-\u115f\u2e80-\uffdc]/.test(char) ? 2 : 1),
    0,
  );
  return text + ' '.repeat(Math.max(0, width - columns));
}
