import { defineBuiltin } from '../define.ts';
import props from './props.ts';

export default defineBuiltin(props, (it) => {
  const knob = it.document.createElement('div');
  it.node.append(knob);
  it.node.setAttribute('role', 'switch');
  let isOn = false;
  let initial: boolean | undefined;
  const draw = () => {
    const isBox = it.data.type === 'checkbox';
    knob.className = isBox ? 'wx-checkbox-input' : 'wx-switch-input';
    knob.classList.toggle(isBox ? 'wx-checkbox-input-checked' : 'wx-switch-input-checked', isOn);
    knob.classList.toggle(
      isBox ? 'wx-checkbox-input-disabled' : 'wx-switch-input-disabled',
      it.data.disabled,
    );
    knob.style.color = isBox ? it.data.color : '';
    const color = !isBox && isOn ? it.data.color : '';
    knob.style.backgroundColor = color;
    knob.style.borderColor = color;
    it.node.setAttribute('aria-checked', String(isOn));
  };
  const show = (on: boolean) => {
    isOn = on;
    draw();
  };
  const toggle = () => {
    if (it.data.disabled) return;
    show(!isOn);
    it.write('checked', isOn);
    it.emit('change', { value: isOn }, { bubbles: true });
  };
  return {
    leaf: true,
    tap: toggle,
    activate: toggle,
    changed: { checked: show, type: draw, color: draw, disabled: draw },
    attached() {
      initial ??= it.data.checked;
      draw();
    },
    field: {
      name: () => it.data.name,
      value: () => isOn,
      reset() {
        show(initial ?? false);
        it.write('checked', isOn);
      },
    },
  };
});
