import type { Language, Text } from '../../../contract/text.ts';
import type { ProgramModel } from '../../program-model.ts';
import type { Attribute, Document, Element, Span } from '../../wxml/parse.ts';

/** One template and what it needs to be judged: every markup service takes this, so that all are plain functions. */
export interface TemplateView {
  template: Document;
  source: string;
  /** Absolute, with `/`. */
  file: string;
  /** `file` without its extension. */
  unit: string;
  model: ProgramModel;
  locale: Language;
}

/** What stands at an offset of a template. */
export type Place =
  | { kind: 'tag'; span: Span; element: Element | undefined; isClosing: boolean }
  | { kind: 'attribute-name'; span: Span; element: Element; attribute: Attribute | undefined }
  | { kind: 'attribute-value'; span: Span; element: Element; attribute: Attribute }
  | { kind: 'text'; span: Span };

export function pick(text: Text, locale: Language): string {
  return text[locale];
}

export function placeAt({ template, source }: TemplateView, offset: number): Place {
  const word = /[\w.:-]*$/.exec(source.slice(0, offset))![0];
  const before = source.slice(0, offset - word.length);
  const rest = /^[\w.:-]*/.exec(source.slice(offset))![0];
  const span = { start: offset - word.length, end: offset + rest.length };
  const element = openingTagAt(template, offset);
  if (before.endsWith('</')) return { kind: 'tag', span, element: undefined, isClosing: true };
  if (before.endsWith('<')) return { kind: 'tag', span, element, isClosing: false };
  if (!element) return { kind: 'text', span };
  for (const attribute of element.attributes) {
    const value = attribute.valueSpan;
    if (value && value.start <= offset && offset <= value.end)
      return { kind: 'attribute-value', span: value, element, attribute };
    if (attribute.nameSpan.start <= offset && offset <= attribute.nameSpan.end) {
      return { kind: 'attribute-name', span: attribute.nameSpan, element, attribute };
    }
  }
  return { kind: 'attribute-name', span: { start: offset, end: offset }, element, attribute: undefined };
}

/** The element whose opening tag holds the offset. */
function openingTagAt(template: Document, offset: number): Element | undefined {
  const visit = (nodes: Document['children']): Element | undefined => {
    for (const node of nodes) {
      if (node.type !== 'element' || offset < node.start || offset > node.end) continue;
      const isFinished = template.source[node.open.end - 1] === '>';
      if (offset > node.start && (offset < node.open.end || (!isFinished && offset === node.open.end)))
        return node;
      const inside = visit(node.children);
      if (inside) return inside;
    }
    return undefined;
  };
  return visit(template.children);
}
