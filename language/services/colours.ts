import type {
  Color,
  ColorInformation,
  ColorPresentation,
  LanguageServicePlugin,
} from '@volar/language-service';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { elementsOf, parseWxml, type Span } from '../wxml/parse.ts';

const written =
  /#(?:[\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})\b|\brgba?\(\s*[\d.]+\s*,\s*[\d.]+\s*,\s*[\d.]+\s*(?:,\s*[\d.]+\s*)?\)/gi;

/** Colours in templates (attributes and inline styles) and in json. Style sheets have their own service. */
export function createColours(): LanguageServicePlugin {
  return {
    name: 'tessera-colours',
    capabilities: { colorProvider: true },
    create(context) {
      return {
        provideDocumentColors(document) {
          const decoded = context.decodeEmbeddedDocumentUri(URI.parse(document.uri));
          if (decoded && decoded[1] !== 'root') return undefined;
          return spansOf(document).flatMap((span) => coloursIn(document, span));
        },
        provideColorPresentations: (_document, colour, range) =>
          [hexOf(colour), rgbaOf(colour)].map((label): ColorPresentation => ({
            label,
            textEdit: { range, newText: label },
          })),
      };
    },
  };
}

/** Where a colour may be written: values of attributes, strings of json. */
function spansOf(document: TextDocument): Span[] {
  const text = document.getText();
  if (document.languageId === 'json')
    return [...text.matchAll(/:\s*"(#|rgb)[^"\n]*"/g)].map(({ index, 0: whole }) => ({
      start: index,
      end: index + whole.length,
    }));
  if (document.languageId !== 'wxml') return [];
  return [...elementsOf(parseWxml(text).children)].flatMap(({ attributes }) =>
    attributes
      .filter(({ name, valueSpan }) => valueSpan && /style|colou?r|background/i.test(name))
      .map(({ valueSpan }) => valueSpan!),
  );
}

function coloursIn(document: TextDocument, { start, end }: Span): ColorInformation[] {
  return [...document.getText().slice(start, end).matchAll(written)].map(({ index, 0: text }) => ({
    range: {
      start: document.positionAt(start + index),
      end: document.positionAt(start + index + text.length),
    },
    color: colourOf(text),
  }));
}

function colourOf(text: string): Color {
  if (!text.startsWith('#')) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = text.match(/[\d.]+/g)!.map(Number);
    return { red: red / 255, green: green / 255, blue: blue / 255, alpha };
  }
  const digits = text.slice(1);
  const full = digits.length < 6 ? digits.replace(/./g, '$&$&') : digits;
  const part = (at: number) => parseInt(full.slice(at, at + 2), 16) / 255;
  return { red: part(0), green: part(2), blue: part(4), alpha: full.length > 6 ? part(6) : 1 };
}

const byte = (share: number): number => Math.round(share * 255);

function hexOf({ red, green, blue, alpha }: Color): string {
  const parts = alpha < 1 ? [red, green, blue, alpha] : [red, green, blue];
  return `#${parts.map((share) => byte(share).toString(16).padStart(2, '0')).join('')}`;
}

const rgbaOf = ({ red, green, blue, alpha }: Color): string =>
  alpha < 1
    ? `rgba(${byte(red)}, ${byte(green)}, ${byte(blue)}, ${Number(alpha.toFixed(2))})`
    : `rgb(${byte(red)}, ${byte(green)}, ${byte(blue)})`;
