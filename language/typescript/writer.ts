import type { CodeInformation, CodeMapping } from '@volar/language-core';

/** Builds generated code beside its mappings to the source: what is written with `copy` can be hovered, renamed, checked. */
export class Writer {
  text = '';
  readonly mappings: CodeMapping[] = [];
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  write(text: string): this {
    this.text += text;
    return this;
  }

  /** Copies a span of the source. A zero-length span still maps: completion in an empty `{{}}` works through it. */
  copy(start: number, end: number, data: CodeInformation): this {
    this.mappings.push({
      sourceOffsets: [start],
      generatedOffsets: [this.text.length],
      lengths: [end - start],
      data,
    });
    this.text += this.source.slice(start, end);
    return this;
  }

  /** Text of our own that stands for a place of the source. */
  stand(at: number, text: string, data: CodeInformation): this {
    this.mappings.push({
      sourceOffsets: [at],
      generatedOffsets: [this.text.length],
      lengths: [text.length],
      data,
    });
    return this.write(text);
  }
}

/** A complaint about a name that does not exist, as services/template-expressions.ts words it; all else TypeScript says of a plain program's template is noise. */
export const unknownNameCode = 'wxml/unknown-name';
const unknownName = new Set<string | number | undefined>([unknownNameCode]);

/** The first name of an expression: a data field, a handler. */
export const rootName: CodeInformation = {
  verification: { shouldReport: (_source, code) => unknownName.has(code) },
  completion: true,
  semantic: true,
  navigation: true,
};

/** A member that its type does not have. Templates compare and add freely, so that TypeScript's other rules do not apply. */
const unknownMember = new Set<string | number | undefined>([2339, 2551]);

/** The rest of an expression. Checked in strict TypeScript programs only: inference from plain JavaScript errs too often. */
export function expressionRest(isStrict: boolean): CodeInformation {
  return {
    verification: isStrict ? { shouldReport: (_source, code) => unknownMember.has(code) } : false,
    completion: true,
    semantic: true,
    navigation: true,
  };
}

/** `{{foo}}` as object shorthand: a rename must write `foo: renamed`. */
export function shorthand(name: string): CodeInformation {
  return {
    ...rootName,
    navigation: { shouldRename: () => true, resolveRenameEditText: (text) => `${name}: ${text}` },
  };
}

/** The same place, where nobody can be certain of what is there. */
export const unchecked = (data: CodeInformation): CodeInformation => ({ ...data, verification: false });

export const everything: CodeInformation = {
  verification: true,
  completion: true,
  semantic: true,
  navigation: true,
  structure: true,
  format: true,
};

export const navigationOnly: CodeInformation = { navigation: true };
