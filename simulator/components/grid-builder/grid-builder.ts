import { Builder, countOf, type Layout, type Place } from '../builder.ts';
import { defineBuiltin, type BuiltinContext } from '../define.ts';
import { columnsOf } from '../grid-columns.ts';
import props from './props.ts';

type Data = BuiltinContext<typeof props>['data'];

/** Each cell goes where the column is shortest (masonry), or beside the one before it in rows as high as their highest cell. */
function layCells(data: Data, count: number, width: number, heightOf: (index: number) => number): Layout {
  const { type, mainAxisGap, crossAxisGap } = data;
  const columns = columnsOf(data, width);
  const each = (width - crossAxisGap * (columns - 1)) / columns;
  const heights = Array.from({ length: count }, (_, index) => heightOf(index));
  const bottoms = Array.from({ length: columns }, () => 0);
  const places: Place[] = [];
  const gapOver = (bottom: number): number => (bottom > 0 ? bottom + mainAxisGap : 0);
  for (let index = 0; index < count; index += 1) {
    const column = type === 'masonry' ? bottoms.indexOf(Math.min(...bottoms)) : index % columns;
    // A row begins below the highest cell of the one before.
    if (type !== 'masonry' && column === 0) bottoms.fill(Math.max(...bottoms));
    const top = gapOver(bottoms[column]!);
    places.push({ top, left: column * (each + crossAxisGap), width: each });
    bottoms[column] = top + heights[index]!;
  }
  return { places, heights, height: count ? Math.max(...bottoms) : 0 };
}

const definition = defineBuiltin(props, (it) => {
  const builder = new Builder(it, {
    count: () => countOf(it.data.childCount, it.data.list),
    list: () => it.data.list,
    padding: () => it.data.padding,
    lay: (count, width, heightOf) => layCells(it.data, count, width, heightOf),
    fixedHeight: () => undefined,
    perRow: (width) => (it.data.type === 'masonry' ? 1 : columnsOf(it.data, width)),
    initialCount: () => 0,
  });
  const refresh = () => builder.refresh();
  return {
    content: builder.content,
    changed: {
      list: () => builder.listChanged(),
      childCount: () => builder.listChanged(),
      type: refresh,
      crossAxisCount: refresh,
      maxCrossAxisExtent: refresh,
      mainAxisGap: refresh,
      crossAxisGap: refresh,
      padding: refresh,
    },
    attached: () => builder.attach(),
  };
});

export default { ...definition, copies: true };
