import type { Text } from './text.ts';

/** Zero-based, counted in UTF-16 units, as editors count. */
export interface Position {
  line: number;
  column: number;
}

export interface Range {
  start: Position;
  end: Position;
}

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export interface TextEdit {
  file: string;
  range: Range;
  text: string;
}

export interface Fix {
  title: Text;
  edits: TextEdit[];
}

/** One mistake or remark in the user's program: the same object in terminal, Problems, squiggle and simulator overlay. */
export interface Diagnostic {
  /** Path relative to the project's folder, with `/`. */
  file: string;
  range: Range;
  /** Stable and documented, such as `wxml/unknown-component`. */
  code: string;
  severity: Severity;
  message: Text;
  /** Drawn faded, or struck through. */
  tags?: ('unused' | 'deprecated')[];
  fix?: Fix;
}

export const fileStart: Range = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
