import { defineBuiltin } from '../define.ts';
import props from './props.ts';

export default defineBuiltin(props, (it) => {
  const content = it.document.createElement('div');
  it.node.append(content);
  const layout = () => {
    const { type, crossAxisCount, maxCrossAxisExtent, mainAxisGap, crossAxisGap, padding } = it.data;
    const count = Math.max(1, crossAxisCount);
    content.className = type === 'masonry' ? 'wx-grid-masonry' : 'wx-grid-aligned';
    content.style.setProperty('--count', String(count));
    content.style.setProperty('--column-gap', `${crossAxisGap}px`);
    content.style.setProperty('--row-gap', `${mainAxisGap}px`);
    content.style.gridTemplateColumns =
      maxCrossAxisExtent > 0
        ? `repeat(auto-fill, minmax(${maxCrossAxisExtent}px, 1fr))`
        : `repeat(${count}, minmax(0, 1fr))`;
    content.style.padding = padding.map((side) => `${Number(side) || 0}px`).join(' ');
  };
  layout();
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
  };
});
