import { defineBuiltin, type BuiltinContext } from '../define.ts';
import props from './props.ts';
import { isTrusted, trustedTags } from './whitelist.ts';

type Context = BuiltinContext<typeof props>;

interface RichNode {
  type?: 'node' | 'text';
  name?: string;
  attrs?: Record<string, unknown>;
  children?: RichNode[];
  text?: string;
}

const spaces: Record<string, string> = { ensp: '\u2002', emsp: '\u2003', nbsp: '\u00a0' };
const entities: Record<string, string> = {
  nbsp: '\u00a0',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  ensp: '\u2002',
  emsp: '\u2003',
};

function toRpxCss(style: string): string {
  return style.replace(/(-?[\d.]+)rpx/g, (_, number: string) => `${(Number(number) * 100) / 750}vw`);
}

/** Parses in a document without scripting: nothing loads or runs while untrusted parts are left out. */
function parseHtml(it: Context, html: string): RichNode[] {
  const parsed = new it.window.DOMParser().parseFromString(html, 'text/html');
  const read = (node: Node): RichNode[] => {
    if (node.nodeType === 3) return [{ type: 'text', text: (node as Text).data }];
    if (!(node instanceof it.window.Element)) return [];
    const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
    return [{ name: node.localName, attrs, children: [...node.childNodes].flatMap(read) }];
  };
  return [...parsed.body.childNodes].flatMap(read);
}

function createText(it: Context, node: RichNode): Text {
  const space = spaces[it.data.space];
  const text = String(node.text ?? '').replace(/&([a-z]+);/g, (all, name: string) => entities[name] ?? all);
  return it.document.createTextNode(space ? text.replaceAll(' ', space) : text);
}

function createNode(it: Context, node: RichNode): Node | null {
  if (node.type === 'text' || (!node.name && node.text !== undefined)) return createText(it, node);
  const tag = String(node.name ?? '').toLowerCase();
  // A tag that is not trusted goes with all that is in it.
  if (!trustedTags.has(tag)) return null;
  const element = it.document.createElement(tag);
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    if (!isTrusted(tag, name)) continue;
    const text = String(value);
    if (name === 'class') element.className = it.scopedClass(text);
    else if (name === 'style') element.setAttribute('style', toRpxCss(text));
    else if (name === 'src') element.setAttribute('src', it.hooks.resolveUrl(text, it.owner()));
    else element.setAttribute(name, text);
  }
  element.append(
    ...(node.children ?? []).map((child) => createNode(it, child)).filter((child) => child !== null),
  );
  return element;
}

export default defineBuiltin(props, (it) => {
  const content = it.document.createElement('div');
  it.node.append(content);
  const draw = () => {
    const { nodes } = it.data;
    const list =
      typeof nodes === 'string' ? parseHtml(it, nodes) : Array.isArray(nodes) ? (nodes as RichNode[]) : [];
    content.replaceChildren(...list.map((node) => createNode(it, node)).filter((node) => node !== null));
  };
  return { leaf: true, changed: { nodes: draw, space: draw } };
});
