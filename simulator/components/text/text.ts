import { defineBuiltin } from '../define.ts';
import props from './props.ts';

const entities: Record<string, string> = {
  '&nbsp;': '\u00a0',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&apos;': "'",
  '&ensp;': '\u2002',
  '&emsp;': '\u2003',
};
const spaces: Record<string, string> = { ensp: '\u2002', emsp: '\u2003', nbsp: '\u00a0' };

export default defineBuiltin(
  props,
  (it) => {
    const rewrite = (text: string) => {
      const space = spaces[it.data.space];
      const spaced = space ? text.replaceAll(' ', space) : text;
      return it.data.decode ? spaced.replace(/&[a-z]+;/g, (entity) => entities[entity] ?? entity) : spaced;
    };
    // What the template gave, so that a text can also be shown as it was again.
    const sources = new WeakMap<Text, { source: string; shown: string }>();
    const apply = () => {
      const walker = it.document.createTreeWalker(it.node, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        const known = sources.get(node);
        const source = known?.shown === node.data ? known.source : node.data;
        const shown = rewrite(source);
        sources.set(node, { source, shown });
        if (shown !== node.data) node.data = shown;
      }
    };
    let observer: MutationObserver | undefined;
    // The engine owns the text nodes, so what they show is corrected whenever it writes them.
    const watch = () => {
      if (observer) return apply();
      if (!(it.data.decode || it.data.space)) return;
      observer = new it.window.MutationObserver(apply);
      observer.observe(it.node, { subtree: true, childList: true, characterData: true });
      apply();
    };
    const clamp = () => {
      const lines = it.data.maxLines;
      it.node.style.setProperty('--max-lines', lines > 0 ? String(lines) : 'none');
      it.node.toggleAttribute('wx-clamped', lines > 0);
    };
    return {
      changed: { decode: watch, space: watch, maxLines: clamp },
      detached: () => observer?.disconnect(),
    };
  },
  true,
);
