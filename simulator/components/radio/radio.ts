import { builtinOf, defineBuiltin } from '../define.ts';
import props from './props.ts';

interface Group {
  chosen(item: HTMLElement): void;
}

export default defineBuiltin(props, (it) => {
  const wrapper = it.document.createElement('div');
  const box = it.document.createElement('div');
  const content = it.document.createElement('div');
  wrapper.className = 'wx-radio-wrapper';
  box.className = 'wx-radio-input';
  wrapper.append(box, content);
  it.node.append(wrapper);
  it.node.setAttribute('role', 'radio');
  it.node.setAttribute('aria-checked', 'false');
  let isChecked = false;
  const show = (checked: boolean) => {
    isChecked = checked;
    box.classList.toggle('wx-radio-input-checked', checked);
    box.style.color = it.data.color;
    it.node.setAttribute('aria-checked', String(checked));
  };
  const group = () => builtinOf(it.node.closest('wx-radio-group'))?.behaviour.methods as Group | undefined;
  const choose = () => {
    if (it.data.disabled || isChecked) return;
    show(true);
    it.write('checked', isChecked);
    group()?.chosen(it.node);
  };
  let initial: boolean | undefined;
  return {
    content,
    tap: choose,
    activate: choose,
    changed: {
      checked: show,
      color: () => show(isChecked),
      disabled: (on) => box.classList.toggle('wx-radio-input-disabled', on),
    },
    attached() {
      initial ??= it.data.checked;
    },
    methods: {
      isChecked: () => isChecked,
      value: () => it.data.value,
      reset: () => show(initial ?? false),
      uncheck() {
        show(false);
        it.write('checked', false);
      },
    },
  };
});
