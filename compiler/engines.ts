/**
 * What the compiler needs from outside, as structural types of our own: it never imports an engine,
 * so the same code runs under Node, in tests and in a worker.
 */
export interface Engines {
  /** SHA-256 in hexadecimal. */
  sha256(data: Uint8Array | string): string;
  templates: TemplateEngine;
  scripts: ScriptEngine;
  sass?: StyleEngine;
  less?: StyleEngine;
}

/** Zero-based, columns in UTF-16 units, as in `Position`. */
export interface EngineProblem {
  severity: 'error' | 'warning' | 'info';
  message: string;
  /** The message in Chinese, where the engine's adapter knows it. */
  zh?: string;
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
  file?: string;
}

export interface TemplateEngine {
  /** Definitions of the helpers that compiled templates use (names `X`, `Y`, `Z`, `P`, `Q`), as statements. */
  readonly runtime: string;
  /** Throws when the engine itself breaks; the next call must work again. */
  compile(
    path: string,
    source: string,
    inlineScript: (name: string, source: string) => string,
  ): TemplateOutput;
}

export interface TemplateOutput {
  code: string;
  problems: EngineProblem[];
  /** Paths without extension, in order of appearance: imports and includes. */
  templates: string[];
  /** Paths of WXS files, as the engine names them in its code. */
  scripts: string[];
}

export interface ScriptInput {
  source: string;
  /** Name that the source map uses. */
  file: string;
  loader: 'js' | 'ts' | 'tsx' | 'jsx';
  minify: boolean;
  /** Such as `es2020`; the newest when absent. */
  target?: string;
  sourceMap: boolean;
}

export interface ScriptOutput {
  code: string;
  map?: string;
  problems: EngineProblem[];
}

export interface ScriptEngine {
  transform(input: ScriptInput): Promise<ScriptOutput>;
}

export interface StyleInput {
  source: string;
  /** Path inside the project. */
  file: string;
  /** Finds an imported file: answers its path inside the project and its text. */
  load(request: string, from: string): { file: string; source: string } | undefined;
}

export interface StyleOutput {
  css: string;
  map?: string;
  problems: EngineProblem[];
  /** Set where the engine did not come to an end within this time. */
  stoppedAfterMs?: number;
}

export interface StyleEngine {
  compile(input: StyleInput): Promise<StyleOutput>;
}
