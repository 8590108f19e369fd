import { builtinOf, defineBuiltin } from '../define.ts';
import props from './props.ts';

interface Column {
  index(): number;
  choose(index: number): void;
  look(look: { indicatorStyle: string; indicatorClass: string; maskStyle: string; maskClass: string }): void;
}

export default defineBuiltin(props, (it) => {
  const columns = () =>
    [...it.node.querySelectorAll('wx-picker-view-column')].map(
      (node) => builtinOf(node)?.behaviour.methods as Column,
    );
  const value = () => columns().map((column) => column.index());
  const apply = () => columns().forEach((column, at) => column.choose(Number(it.data.value[at] ?? 0)));
  const look = () => {
    const { indicatorStyle, indicatorClass, maskStyle, maskClass } = it.data;
    for (const column of columns()) column.look({ indicatorStyle, indicatorClass, maskStyle, maskClass });
  };
  const tell = () => {
    const next = value();
    if (next.every((index, at) => index === Number(it.data.value[at] ?? 0))) return;
    it.write('value', next);
    it.emit('change', { value: next });
  };
  return {
    changed: { value: apply, indicatorStyle: look, indicatorClass: look, maskStyle: look, maskClass: look },
    attached() {
      look();
      apply();
    },
    methods: {
      columnAttached() {
        look();
        apply();
      },
      started: () => it.emit('pickstart', {}),
      /** Documented: change comes when the column lies still, with immediate-change as soon as the finger leaves. */
      settled() {
        if (it.data.immediateChange) tell();
      },
      rested() {
        if (!it.data.immediateChange) tell();
        it.emit('pickend', {});
      },
    },
  };
});
