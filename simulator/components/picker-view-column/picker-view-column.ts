import { createWheel, type Wheel } from '../../overlay/wheel.ts';
import { builtinOf, defineBuiltin } from '../define.ts';
import props from './props.ts';

interface Look {
  indicatorStyle: string;
  indicatorClass: string;
  maskStyle: string;
  maskClass: string;
}

interface View {
  columnAttached(): void;
  started(): void;
  settled(): void;
  rested(): void;
}

export default defineBuiltin(props, (it) => {
  const make = (name: string) => {
    const element = it.document.createElement('div');
    element.className = name;
    return element;
  };
  const group = make('wx-picker__group');
  const content = make('wx-picker__content');
  const mask = make('wx-picker__mask');
  const indicator = make('wx-picker__indicator');
  group.append(mask, indicator, content);
  it.node.append(group);
  const view = () => builtinOf(it.node.closest('wx-picker-view'))?.behaviour.methods as View | undefined;
  let wheel: Wheel | undefined;
  let wanted = 0;
  const rowHeight = () => indicator.offsetHeight || 34;
  const resize = () => {
    const height = rowHeight();
    const top = (group.clientHeight - height) / 2;
    content.style.padding = `${top}px 0`;
    mask.style.backgroundSize = `100% ${top}px`;
    for (const child of content.children) {
      (child as HTMLElement).style.height = `${height}px`;
      (child as HTMLElement).style.overflow = 'hidden';
    }
    wheel?.setIndex(wanted, false);
  };
  return {
    content,
    attached() {
      wheel = createWheel({
        viewport: group,
        content,
        count: () => content.childElementCount,
        rowHeight,
        started: () => view()?.started(),
        settled(index) {
          wanted = index;
          view()?.settled();
        },
        rested: () => view()?.rested(),
      });
      const rows = new it.window.MutationObserver(resize);
      rows.observe(content, { childList: true });
      const size = new it.window.ResizeObserver(resize);
      size.observe(group);
      it.cleanup(() => {
        rows.disconnect();
        size.disconnect();
        wheel?.dispose();
      });
      resize();
      view()?.columnAttached();
    },
    methods: {
      index: () => wheel?.index ?? 0,
      choose(index: number) {
        if (wanted === index && wheel?.index === index) return;
        wanted = index;
        wheel?.setIndex(index, it.node.isConnected);
      },
      look({ indicatorStyle, indicatorClass, maskStyle, maskClass }: Look) {
        indicator.className = `wx-picker__indicator ${it.scopedClass(indicatorClass)}`;
        indicator.setAttribute('style', indicatorStyle);
        mask.className = `wx-picker__mask ${it.scopedClass(maskClass)}`;
        mask.setAttribute('style', maskStyle);
        resize();
      },
    },
  };
});
