import {
  applyEdits,
  findNodeAtLocation,
  modify,
  parse,
  parseTree,
  printParseErrorCode,
  type ParseError,
} from 'jsonc-parser';

export const configFile = 'project.config.json';

export interface Config {
  values: Record<string, unknown>;
  /** Why the text is no JSON; the form is then not offered. */
  broken: string | undefined;
}

export function readConfig(text: string): Config {
  const errors: ParseError[] = [];
  const values: unknown = parse(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) {
    const line = text.slice(0, first.offset).split('\n').length;
    return { values: {}, broken: `${printParseErrorCode(first.error)} (${line})` };
  }
  const isObject = !!values && typeof values === 'object' && !Array.isArray(values);
  return isObject
    ? { values: values as Record<string, unknown>, broken: undefined }
    : { values: {}, broken: 'object' };
}

export function valueAt(values: Record<string, unknown>, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      value && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined,
    values,
  );
}

/** One value changed, everything else byte for byte as it was: comments, order, indentation, line ends. */
export function writeConfig(text: string, path: readonly string[], value: unknown): string {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  const formattingOptions = {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
  const getInsertionIndex = hasCommentAtEnd(text, path.slice(0, -1)) ? { getInsertionIndex: () => 0 } : {};
  return applyEdits(text, modify(text, [...path], value, { formattingOptions, ...getInsertionIndex }));
}

/** A comment behind the last property would end up behind the new one: then the new one goes first. */
function hasCommentAtEnd(text: string, path: readonly string[]): boolean {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const parent = root && findNodeAtLocation(root, [...path]);
  const last = parent?.children?.at(-1);
  return (
    !!parent && !!last && text.slice(last.offset + last.length, parent.offset + parent.length).includes('/')
  );
}
