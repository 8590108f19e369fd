import { defineBuiltin } from '../define.ts';
import { edgesOf } from '../edges.ts';
import { columnsOf } from '../grid-columns.ts';
import { layMasonry } from './masonry.ts';
import props from './props.ts';

export default defineBuiltin(props, (it) => {
  const content = it.document.createElement('div');
  it.node.append(content);
  const layout = () => {
    const { type, mainAxisGap, crossAxisGap, padding } = it.data;
    content.style.padding = edgesOf(padding);
    const style = it.window.getComputedStyle(content);
    const [left, right] = [parseFloat(style.paddingLeft) || 0, parseFloat(style.paddingRight) || 0];
    const width = content.clientWidth - left - right;
    const columns = columnsOf(it.data, width);
    content.className = type === 'masonry' ? 'wx-grid-masonry' : 'wx-grid-aligned';
    content.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    content.style.columnGap = `${crossAxisGap}px`;
    content.style.rowGap = type === 'masonry' ? '0' : `${mainAxisGap}px`;
    layMasonry(content, type === 'masonry' ? { columns, gap: mainAxisGap } : undefined);
  };
  return {
    content,
    changed: {
      type: layout,
      crossAxisCount: layout,
      maxCrossAxisExtent: layout,
      mainAxisGap: layout,
      crossAxisGap: layout,
      padding: layout,
    },
    attached() {
      layout();
      // Cells come, go and grow: pictures that load, texts that are set.
      const sizes = new it.window.ResizeObserver(layout);
      const watch = () => {
        sizes.disconnect();
        for (const part of [content, ...content.children]) sizes.observe(part);
      };
      const cells = new it.window.MutationObserver(() => {
        watch();
        layout();
      });
      cells.observe(content, { childList: true });
      watch();
      it.cleanup(() => {
        cells.disconnect();
        sizes.disconnect();
      });
    },
  };
});
