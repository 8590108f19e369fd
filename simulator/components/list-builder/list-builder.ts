import { Builder, countOf, type Lay } from '../builder.ts';
import { defineBuiltin, type BuiltinContext } from '../define.ts';
import props from './props.ts';

const layRows: Lay = (count, width, heightOf) => {
  const heights = Array.from({ length: count }, (_, index) => heightOf(index));
  let height = 0;
  const places = heights.map((one) => {
    const top = height;
    height += one;
    return { top, left: 0, width };
  });
  return { places, heights, height };
};

function fixedHeightOf({ data }: BuiltinContext<typeof props>): number | undefined {
  return data.type === 'static' && data.childHeight > 0 ? data.childHeight : undefined;
}

const definition = defineBuiltin(props, (it) => {
  const builder = new Builder(it, {
    count: () => countOf(it.data.childCount, it.data.list),
    list: () => it.data.list,
    padding: () => it.data.padding,
    lay: layRows,
    fixedHeight: () => fixedHeightOf(it),
    perRow: () => 1,
    initialCount: () => it.data.initialChildCount,
  });
  const refresh = () => builder.refresh();
  return {
    content: builder.content,
    changed: {
      list: () => builder.listChanged(),
      childCount: () => builder.listChanged(),
      type: refresh,
      childHeight: refresh,
      padding: refresh,
    },
    attached() {
      if (it.data.type === 'static' && it.data.childHeight <= 0)
        it.hooks.warn({
          en: 'list-builder of type static needs child-height: without it each row is measured.',
          zh: 'list-builder 的 type 为 static 时需要 child-height，否则将逐项测量高度。',
        });
      builder.attach();
    },
  };
});

export default { ...definition, copies: true };
