import { defineBuiltin } from '../define.ts';
import props from './props.ts';

const factsOf = ({ x, y, width, height }: DOMRect) => ({ x, y, width, height });

export default defineBuiltin(props, (it) => {
  let isEmpty = true;
  // The document tells of every selection: ours is one that begins or ends in the element, and its end.
  it.listen(it.document, 'selectionchange', () => {
    const selection = it.document.getSelection();
    const isOurs = selection !== null && selection.rangeCount > 0 && it.node.contains(selection.anchorNode);
    const isCollapsed = !isOurs || selection.isCollapsed;
    if (isCollapsed && isEmpty) return;
    isEmpty = isCollapsed;
    const rects = isOurs ? [...selection.getRangeAt(0).getClientRects()] : [];
    const [first, last] = [rects[0], rects.at(-1)];
    it.emit('selectionchange', {
      isCollapsed,
      selectedString: isCollapsed ? '' : selection.toString(),
      ...(first && last ? { firstRangeRect: factsOf(first), lastRangeRect: factsOf(last) } : {}),
    });
  });
  it.listen(it.node, 'contextmenu', (event) => {
    if (it.data.disableContextMenu) event.preventDefault();
  });
  return {};
});
