import { JSON_MARK, type ComponentJson } from './to-json.ts';

/** For `expect.addSnapshotSerializer` and `snapshotSerializers`: markup in place of nested objects. */
export const snapshotSerializer = {
  test: (value: unknown): boolean =>
    (value as { $$typeof?: unknown } | null | undefined)?.$$typeof === JSON_MARK,
  serialize: (value: ComponentJson, _config: unknown, indentation: string): string =>
    linesOf(value).join(`\n${indentation}`),
};

const INDENT = '  ';

function linesOf(node: ComponentJson | string): string[] {
  if (typeof node === 'string') return node.split('\n');
  const attributes = [
    ...node.attrs.map(({ name, value }) => `${name}=${textOf(value)}`),
    ...Object.values(node.event).map(
      ({ name, isCapture }) => `${isCapture ? 'capture-bind' : 'bind'}:${name}`,
    ),
  ].sort();
  const end = node.children.length === 0 ? '/>' : '>';
  const open =
    attributes.length === 0
      ? [`<${node.tagName}${end}`]
      : [`<${node.tagName}`, ...attributes.map((line) => INDENT + line), end];
  if (node.children.length === 0) return open;
  const inside = node.children.flatMap(linesOf).map((line) => INDENT + line);
  return [...open, ...inside, `</${node.tagName}>`];
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? `"${value}"` : `"{{${JSON.stringify(value)}}}"`;
