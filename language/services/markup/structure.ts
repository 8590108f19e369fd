import type {
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  LinkedEditingRanges,
  Position,
  Range,
  SelectionRange,
} from '@volar/language-service';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { attributeOf, elementAt, elementsOf, type Element, type Span } from '../../wxml/parse.ts';
import type { TemplateView } from './view.ts';

function rangeOf(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** The outline: elements with what tells them apart. */
export function symbolsOf(view: TemplateView, document: TextDocument): DocumentSymbol[] {
  const symbol = (element: Element): DocumentSymbol => ({
    name: labelOf(element),
    kind: element.tag === 'template' ? 5 : 8,
    range: rangeOf(document, element),
    selectionRange: rangeOf(document, element.tagSpan),
    children: element.children.filter((child) => child.type === 'element').map(symbol),
  });
  return view.template.children.filter((child) => child.type === 'element').map(symbol);
}

function labelOf(element: Element): string {
  const id = attributeOf(element, 'id', 'name', 'is', 'module')?.value;
  const classes = attributeOf(element, 'class')
    ?.value?.replace(/\{\{.*?\}\}/g, '')
    .trim()
    .split(/\s+/)[0];
  return element.tag + (id ? `#${id}` : '') + (classes ? `.${classes}` : '');
}

export function foldingsOf(view: TemplateView, document: TextDocument): FoldingRange[] {
  const foldings: FoldingRange[] = [];
  for (const element of elementsOf(view.template.children)) {
    const startLine = document.positionAt(element.start).line;
    const endLine = document.positionAt(element.close?.start ?? element.end).line;
    const lastLine = element.close ? endLine - 1 : endLine;
    if (lastLine > startLine) foldings.push({ startLine, endLine: lastLine });
  }
  return foldings;
}

export function linksOf(view: TemplateView, document: TextDocument): DocumentLink[] {
  const links: DocumentLink[] = [];
  for (const element of elementsOf(view.template.children)) {
    const src = attributeOf(element, element.tag === 'navigator' ? 'url' : 'src');
    if (!src?.valueSpan || !src.value || src.value.includes('{{') || /^(https?:|data:|\/\/)/.test(src.value))
      continue;
    const file = view.model.resolveFile(
      view.file,
      src.value.replace(/\?.*$/, ''),
      element.tag === 'wxs' ? '.wxs' : /^(import|include|navigator)$/.test(element.tag) ? '.wxml' : '',
    );
    if (file) links.push({ range: rangeOf(document, src.valueSpan), target: URI.file(file).toString() });
  }
  return links;
}

export function linkedTags(
  view: TemplateView,
  document: TextDocument,
  offset: number,
): LinkedEditingRanges | undefined {
  for (const element of elementsOf(view.template.children)) {
    const close = element.close?.tagSpan;
    if (!close) continue;
    const holds = (span: Span) => span.start <= offset && offset <= span.end;
    if (holds(element.tagSpan) || holds(close))
      return { ranges: [rangeOf(document, element.tagSpan), rangeOf(document, close)] };
  }
  return undefined;
}

/** What to put behind the cursor after `>` or `</`. */
export function tagToClose(view: TemplateView, offset: number, typed: string): string | undefined {
  if (typed.endsWith('>')) {
    const element = [...elementsOf(view.template.children)].find(({ open }) => open.end === offset);
    const isOpen =
      element &&
      !element.selfClosing &&
      view.template.errors.some((error) => error.code === 'unclosed-tag' && error.tag === element.tag);
    return isOpen ? `$0</${element.tag}>` : undefined;
  }
  if (typed.endsWith('/') && view.source.slice(offset - 2, offset) === '</') {
    const open = view.template.errors
      .filter((error) => error.code === 'unclosed-tag' && error.start < offset)
      .at(-1);
    return open && `${open.tag}>`;
  }
  return undefined;
}

export function selectionsAt(
  view: TemplateView,
  document: TextDocument,
  positions: Position[],
): SelectionRange[] {
  return positions.map((position) => {
    const offset = document.offsetAt(position);
    const spans: Span[] = [];
    for (let element = elementAt(view.template, offset); element; element = element.parent) {
      const inner = element.close && { start: element.open.end, end: element.close.start };
      const attribute = element.attributes.find(({ start, end }) => start <= offset && offset <= end);
      if (attribute?.valueSpan && attribute.valueSpan.start <= offset) spans.push(attribute.valueSpan);
      if (attribute) spans.push(attribute);
      if (inner && inner.start <= offset && offset <= inner.end) spans.push(inner);
      spans.push(element);
    }
    return (
      spans.reduceRight<SelectionRange | undefined>(
        (parent, span) => ({ range: rangeOf(document, span), ...(parent ? { parent } : {}) }),
        undefined,
      ) ?? { range: { start: position, end: position } }
    );
  });
}
