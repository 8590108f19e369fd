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
    const apply = () => {
      const walker = it.document.createTreeWalker(it.node, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        const text = rewrite(node.data);
        if (text !== node.data) node.data = text;
      }
    };
    let observer: MutationObserver | undefined;
    // The engine owns the text nodes, so what they show is corrected whenever it writes them.
    const watch = () => {
      if (observer || !(it.data.decode || it.data.space)) return;
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
