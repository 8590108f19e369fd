import { parseWxml, type Attribute, type Element, type Node } from './parse.ts';

export interface FormatOptions {
  indent: string;
  /** An opening tag longer than this puts each attribute on a line of its own. */
  width: number;
}

const defaults: FormatOptions = { indent: '  ', width: 110 };

/**
 * Indents markup and sorts out the space inside of tags. Touches only whitespace that no program can see: runs
 * with a line break between two tags. Text, comments, wxs bodies and what stands in a <text> stay to the letter.
 * Markup with errors comes back as it is.
 */
export function formatWxml(source: string, options: FormatOptions = defaults): string {
  const document = parseWxml(source);
  if (document.errors.length > 0) return source;
  const body = new Formatter(source, options).nodes(document.children, 0, true);
  const first = document.children[0];
  const last = document.children.at(-1);
  const isText = (node: Node | undefined) =>
    node?.type === 'text' && source.slice(node.start, node.end).trim() !== '';
  // Text at either end is shown with its space: nothing is taken from it or added.
  const head = isText(first) ? body : body.replace(/^\s*\n/, '');
  if (isText(last)) return head;
  const text = head.replace(/\s+$/, '');
  return text === '' ? '' : `${text}\n`;
}

class Formatter {
  private readonly source: string;
  private readonly options: FormatOptions;

  constructor(source: string, options: FormatOptions) {
    this.source = source;
    this.options = options;
  }

  nodes(nodes: readonly Node[], depth: number, isTop = false): string {
    return nodes
      .map((node, index) => {
        if (node.type === 'element') return this.element(node, depth);
        const raw = this.source.slice(node.start, node.end);
        if (node.type === 'comment' || raw.trim() !== '' || !raw.includes('\n')) return raw;
        // One blank line of the author's is kept.
        const blank =
          (raw.match(/\n/g) ?? []).length > 1 && index > 0 && index < nodes.length - 1 ? '\n' : '';
        const isLast = index === nodes.length - 1;
        return `${blank}\n${this.options.indent.repeat(Math.max(isLast && !isTop ? depth - 1 : depth, 0))}`;
      })
      .join('');
  }

  private element(element: Element, depth: number): string {
    const open = this.openTag(element, depth);
    if (element.selfClosing) return open;
    const inner = this.inner(element, depth);
    return `${open}${inner}</${element.tag}>`;
  }

  private inner(element: Element, depth: number): string {
    if (element.body) return this.source.slice(element.body.start, element.body.end);
    // Whitespace counts inside of <text>.
    if (element.tag === 'text') return this.source.slice(element.open.end, element.close!.start);
    return this.nodes(element.children, depth + 1);
  }

  private openTag(element: Element, depth: number): string {
    const end = element.selfClosing ? ' />' : '>';
    const attributes = element.attributes.map((attribute) => this.attribute(attribute));
    if (attributes.length === 0) return `<${element.tag}${end}`;
    const oneLine = `<${element.tag} ${attributes.join(' ')}${end}`;
    if (attributes.length === 1 || oneLine.length + depth * this.options.indent.length <= this.options.width)
      return oneLine;
    const pad = this.options.indent.repeat(depth + 1);
    const last = `\n${this.options.indent.repeat(depth)}${end.trim()}`;
    return `<${element.tag}\n${attributes.map((attribute) => pad + attribute).join('\n')}${last}`;
  }

  private attribute(attribute: Attribute): string {
    const { valueSpan } = attribute;
    if (!valueSpan) return attribute.name;
    const quote = this.source[valueSpan.start - 1];
    const isQuoted = (quote === '"' || quote === "'") && this.source[valueSpan.end] === quote;
    const raw = this.source.slice(valueSpan.start, valueSpan.end);
    if (isQuoted) return `${attribute.name}=${quote}${raw}${quote}`;
    return raw.includes('"') ? `${attribute.name}=${raw}` : `${attribute.name}="${raw}"`;
  }
}
