import * as emmet from '@vscode/emmet-helper';
import type { CompletionItem, Position } from '@volar/language-service';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { catalog } from '../../../simulator/components/catalog.ts';
import { structuralTags } from './words.ts';
import type { TemplateView } from './view.ts';

/** What a browser has and a mini program has not. */
const replaced: Record<string, string> = { div: 'view', span: 'text', p: 'text', img: 'image' };

/** `view.row>text*3`: the markup that an abbreviation before the cursor stands for. */
export function expandMarkup(
  view: TemplateView,
  document: TextDocument,
  position: Position,
): CompletionItem[] {
  const line = document.getText({ start: { line: position.line, character: 0 }, end: position });
  // Inside of an expression nothing is abbreviated.
  if (line.lastIndexOf('{{') > line.lastIndexOf('}}')) return [];
  const found = emmet.extractAbbreviation(document, position, { lookAhead: false });
  if (!found || !isMarkup(view, found.abbreviation)) return [];
  const options = emmet.getExpandOptions('xml', {}, found.filter);
  const abbreviation = found.abbreviation.replace(
    /(^|[>+^(])(div|span|p|img)(?![\w-])/g,
    (_, before: string, tag: string) => before + replaced[tag],
  );
  let text: string;
  try {
    text = emmet.expandAbbreviation(abbreviation, { ...options, snippets: {} });
  } catch {
    return [];
  }
  const newText = text
    .replace(/(<\/?)(div|span|p|img)(?=[\s>/])/g, (_, open: string, tag: string) => open + replaced[tag])
    .replaceAll('\t', '  ');
  return [
    {
      label: found.abbreviation,
      kind: 15,
      detail: 'Emmet',
      documentation: { kind: 'markdown', value: `\`\`\`wxml\n${plain(newText)}\n\`\`\`` },
      textEdit: { range: found.abbreviationRange, newText },
      filterText: found.abbreviation,
      insertTextFormat: 2,
      sortText: '0',
    },
  ];
}

const plain = (snippet: string): string => snippet.replace(/\$\{\d+(?::([^}]*))?\}/g, '$1');

/** More than a word, and of tags that are there: `index.js` in a sentence is no markup. */
function isMarkup(view: TemplateView, abbreviation: string): boolean {
  if (/^[\w-]*$/.test(abbreviation) || /^\d/.test(abbreviation)) return false;
  const components = new Set(view.model.usedComponents(view.unit).map(({ tag }) => tag));
  const tags = abbreviation
    .replace(/\{[^}]*\}|\[[^\]]*\]/g, '')
    .split(/[>+^()]/)
    .map((part) => /^[\w-]*/.exec(part)![0])
    .filter((tag) => tag !== '' && !/^\d*$/.test(tag));
  const isKnown = (tag: string) =>
    catalog.has(tag) || tag in structuralTags || tag in replaced || components.has(tag);
  return tags.every(isKnown) && /[.#>*+[{]/.test(abbreviation) && !/[.#>+*]$/.test(abbreviation);
}
