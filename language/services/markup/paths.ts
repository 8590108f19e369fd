import path from 'node:path';
import type { CompletionItem } from '@volar/language-service';
import type { Attribute, Element } from '../../wxml/parse.ts';
import { listedPages } from '../scripts/unlisted-page.ts';
import type { CompletionContext } from './complete.ts';

const wanted: Record<string, RegExp> = {
  import: /\.wxml$/,
  include: /\.wxml$/,
  wxs: /\.wxs$/,
  image: /\.(png|jpe?g|gif|svg|webp)$/i,
  'cover-image': /\.(png|jpe?g|gif|svg|webp)$/i,
  video: /\.(mp4|webm|mov)$/i,
  audio: /\.(mp3|m4a|wav|aac)$/i,
};

/** Files and folders beside what is typed so far; pages for a navigator. */
export function completePath(
  context: CompletionContext,
  element: Element,
  attribute: Attribute,
): CompletionItem[] {
  const { view } = context;
  const root = view.model.rootOf(view.file);
  if (element.tag === 'navigator') {
    const pages = root === undefined ? undefined : listedPages(view.model, root);
    return [...(pages ?? [])].map((page) => ({
      label: `/${page}`,
      kind: 17,
      textEdit: { range: context.range, newText: `/${page}` },
    }));
  }
  const typed = attribute.value ?? '';
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
  const base = folder.startsWith('/')
    ? `${root ?? ''}${folder}`
    : path.posix.join(path.posix.dirname(view.file), folder);
  const filter = wanted[element.tag];
  if (!filter) return [];
  return view.model
    .list(base)
    .filter(
      ({ name, isFolder }) =>
        !name.startsWith('.') && name !== 'node_modules' && (isFolder || filter.test(name)),
    )
    .map(({ name, isFolder }) => ({
      label: isFolder ? `${name}/` : name,
      kind: isFolder ? 19 : 17,
      textEdit: { range: context.range, newText: folder + name + (isFolder ? '/' : '') },
      ...(isFolder ? { command: { title: '', command: 'editor.action.triggerSuggest' } } : {}),
    }));
}
