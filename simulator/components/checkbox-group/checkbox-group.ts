import { builtinOf, defineBuiltin } from '../define.ts';
import props from './props.ts';

interface Item {
  isChecked(): boolean;
  value(): string;
  reset(): void;
}

export default defineBuiltin(props, (it) => {
  const items = () =>
    [...it.node.querySelectorAll('wx-checkbox')].map((node) => builtinOf(node)?.behaviour.methods as Item);
  const value = () =>
    items()
      .filter((item) => item.isChecked())
      .map((item) => item.value());
  return {
    field: {
      name: () => it.data.name,
      value,
      reset: () => items().forEach((item) => item.reset()),
    },
    methods: { chosen: () => it.emit('change', { value: value() }, { bubbles: true }) },
  };
});
