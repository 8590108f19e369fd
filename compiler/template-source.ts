import type { Diagnostic } from '../contract/diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import { createLineIndex, type LineIndex } from './diagnostics/text-range.ts';
import { oddSpacesOf, type WxmlAttribute, type WxmlScan, type WxmlTag } from './parse/wxml.ts';

/** A template as the engine gets it: tags marked with their place, old spellings in today's words. */
export interface TemplateSource {
  text: string;
  /** Turns a place of `text` back into one of the file. */
  placeOf(line: number, column: number): { line: number; column: number };
  diagnostics: Diagnostic[];
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

const MARK = 't-p';
/** No element comes of these, so there is nothing to mark. */
const VIRTUAL = new Set(['block', 'template', 'import', 'include', 'wxs', 'slot']);

export function prepareTemplate(
  file: string,
  source: string,
  scan: WxmlScan,
  lines: LineIndex,
): TemplateSource {
  const edits: Edit[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const tag of scan.tags) {
    if (!VIRTUAL.has(tag.name))
      edits.push({ start: tag.nameEnd, end: tag.nameEnd, text: ` ${MARK}="${tag.start}"` });
    for (const attribute of tag.attributes) {
      const edit = modernize(tag, attribute);
      if (!edit) continue;
      edits.push(edit);
      if (attribute.name === 'wx:key') diagnostics.push(keyRemark(file, attribute, edit, lines));
    }
    for (const at of oddSpacesOf(source, tag)) {
      edits.push({ start: at, end: at + 1, text: ' ' });
      diagnostics.push(oddSpaceRemark(file, at, lines));
    }
  }
  edits.sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let last = 0;
  for (const edit of edits) {
    parts.push(source.slice(last, edit.start), edit.text);
    last = edit.end;
  }
  parts.push(source.slice(last));
  const text = parts.join('');
  const edited = createLineIndex(text);
  return {
    text,
    diagnostics,
    placeOf: (line, column) => lines.range(originalOffset(edits, edited.offset(line, column))).start,
  };
}

function originalOffset(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const edit of edits) {
    const begin = edit.start + shift;
    if (begin >= offset) break;
    const grown = edit.text.length - (edit.end - edit.start);
    if (offset < begin + edit.text.length) return Math.min(edit.start + (offset - begin), edit.end);
    shift += grown;
  }
  return offset - shift;
}

/** `wx:for-items` is the old name of `wx:for`; `wx:key="{{item.id}}"` is a common way to write `wx:key="id"`. */
function modernize(tag: WxmlTag, attribute: WxmlAttribute): Edit | undefined {
  if (attribute.name === 'wx:for-items') {
    return { start: attribute.start, end: attribute.start + attribute.name.length, text: 'wx:for' };
  }
  if (attribute.name !== 'wx:key') return undefined;
  const bound = /^\s*\{\{\s*([\w$]+)(?:\.([\w$]+))?\s*\}\}\s*$/.exec(attribute.value);
  if (!bound) return undefined;
  const item = tag.attributes.find((entry) => entry.name === 'wx:for-item')?.value ?? 'item';
  if (bound[1] !== item) return undefined;
  const text = bound[2] ?? '*this';
  return { start: attribute.valueStart, end: attribute.valueStart + attribute.value.length, text };
}

function keyRemark(file: string, attribute: WxmlAttribute, edit: Edit, lines: LineIndex): Diagnostic {
  const range = lines.range(edit.start, edit.end);
  return diagnose(
    'wxml/key-binding',
    file,
    range,
    { value: attribute.value, key: edit.text },
    {
      title: { en: `Write wx:key="${edit.text}"`, zh: `改为 wx:key="${edit.text}"` },
      edits: [{ file, range, text: edit.text }],
    },
  );
}

function oddSpaceRemark(file: string, at: number, lines: LineIndex): Diagnostic {
  const range = lines.range(at, at + 1);
  return diagnose(
    'wxml/odd-space',
    file,
    range,
    {},
    {
      title: { en: 'Write a plain space', zh: '改为普通空格' },
      edits: [{ file, range, text: ' ' }],
    },
  );
}

/** Turns the marking attributes of compiled code into calls that tell an element's place. */
export function placeMarks(code: string, lines: LineIndex): string {
  return code.replace(/if\(C\)O\(N,"t-p","(\d+)"\)/g, (_, offset: string) => {
    const { line, column } = lines.range(Number(offset)).start;
    return `if(C)__w(N,${line},${column})`;
  });
}
