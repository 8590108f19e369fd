import { builtinOf, defineBuiltin } from '../define.ts';
import props from './props.ts';

interface Item {
  isChecked(): boolean;
  value(): string;
  reset(): void;
  uncheck(): void;
}

export default defineBuiltin(props, (it) => {
  const nodes = () => [...it.node.querySelectorAll<HTMLElement>('wx-radio')];
  const itemOf = (node: HTMLElement) => builtinOf(node)?.behaviour.methods as Item;
  const value = () =>
    nodes()
      .map(itemOf)
      .find((item) => item.isChecked())
      ?.value() ?? '';
  return {
    field: {
      name: () => it.data.name,
      value,
      reset: () =>
        nodes()
          .map(itemOf)
          .forEach((item) => item.reset()),
    },
    methods: {
      chosen(chosen: HTMLElement) {
        for (const node of nodes()) if (node !== chosen && itemOf(node).isChecked()) itemOf(node).uncheck();
        it.emit('change', { value: itemOf(chosen).value() }, { bubbles: true });
      },
    },
  };
});
