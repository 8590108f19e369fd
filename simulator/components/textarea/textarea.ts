import { defineBuiltin, type BuiltinContext } from '../define.ts';
import type { TagSpec } from '../spec.ts';
import { createTextField } from '../text-field.ts';
import props from './props.ts';

/** rpx are counted on a width of 750. */
const RPX_WIDTH = 750;

export default defineBuiltin(props, (it) => {
  const area = it.document.createElement('textarea');
  area.className = 'wx-textarea-control';
  area.spellcheck = false;
  area.enterKeyHint = 'enter';
  let lines = 0;
  /** What of the tag's own height is not for text. */
  const outside = (padding: number): number => {
    const { boxSizing, borderTopWidth, borderBottomWidth } = it.window.getComputedStyle(it.node);
    if (boxSizing !== 'border-box') return 0;
    return padding + parseFloat(borderTopWidth) + parseFloat(borderBottomWidth);
  };
  const measure = () => {
    if (!it.node.isConnected || !it.node.clientWidth) return;
    const style = it.window.getComputedStyle(area);
    const lineHeight = parseFloat(style.lineHeight) || 22;
    const padding = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
    const kept = area.style.height;
    area.style.height = '0';
    // Tall letters of a fallback font reach out of their line: whole lines are what counts.
    const count = Math.max(1, Math.round((area.scrollHeight - padding) / lineHeight));
    const height = count * lineHeight;
    area.style.height = kept;
    if (it.data.autoHeight) it.node.style.height = `${height + outside(padding)}px`;
    if (count === lines) return;
    lines = count;
    const heightRpx = (height * RPX_WIDTH) / (it.document.documentElement.clientWidth || RPX_WIDTH);
    it.emit('linechange', { height, heightRpx, lineCount: count, lineHeight });
  };
  const field = createTextField(it as unknown as BuiltinContext<TagSpec>, area, {
    kind: () => 'text',
    resized: measure,
  });
  it.listen<KeyboardEvent>(area, 'keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || it.data.confirmType === 'return') return;
    event.preventDefault();
    field.confirm();
  });
  return {
    content: field.accessory,
    field: field.field,
    changed: {
      ...field.changed,
      autoHeight(on) {
        if (!on) it.node.style.height = '';
        measure();
      },
      cursorColor: (color) => {
        area.style.caretColor = color;
      },
    },
    attached: field.attached,
    activate: () => area.focus(),
    methods: { control: area },
  };
});
