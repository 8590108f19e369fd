import { defineBuiltin, type BuiltinContext } from '../define.ts';
import { followDrag } from '../drag.ts';
import props from './props.ts';

type Context = BuiltinContext<typeof props>;

function createParts(it: Context) {
  const make = (name: string, parent: HTMLElement) => {
    const element = it.document.createElement('div');
    element.className = name;
    parent.append(element);
    return element;
  };
  const wrapper = make('wx-slider-wrapper', it.node);
  const area = make('wx-slider-tap-area', wrapper);
  const bar = make('wx-slider-handle-wrapper', area);
  const track = make('wx-slider-track', bar);
  const handle = make('wx-slider-handle', bar);
  const label = make('wx-slider-value', wrapper);
  return { area, bar, track, handle, label };
}

function drawSlider(
  it: Context,
  { bar, track, handle, label }: ReturnType<typeof createParts>,
  value: number,
): void {
  const { min, max, blockSize, blockColor, showValue } = it.data;
  const share = max > min ? ((value - min) / (max - min)) * 100 : 0;
  const size = Math.min(28, Math.max(12, blockSize));
  const active = it.data.activeColor !== '#1aad19' ? it.data.activeColor : it.data.selectedColor;
  bar.style.backgroundColor = it.data.backgroundColor !== '#e9e9e9' ? it.data.backgroundColor : it.data.color;
  track.style.backgroundColor = active;
  track.style.width = `${share}%`;
  handle.style.cssText = `left:${share}%;width:${size}px;height:${size}px;margin:${-size / 2}px 0 0 ${-size / 2}px;background-color:${blockColor}`;
  label.hidden = !showValue;
  label.textContent = String(value);
  it.node.setAttribute('aria-valuenow', String(value));
}

function snap({ min, max, step }: Context['data'], raw: number): number {
  const size = step > 0 ? step : 1;
  const digits = (String(size).split('.')[1] ?? '').length;
  const stepped = min + Math.round((raw - min) / size) * size;
  return Number(Math.min(max, Math.max(min, stepped)).toFixed(digits));
}

export default defineBuiltin(props, (it) => {
  const parts = createParts(it);
  it.node.setAttribute('role', 'slider');
  let value = 0;
  let initial: number | undefined;

  const draw = () => drawSlider(it, parts, value);
  const set = (next: number) => {
    value = snap(it.data, next);
    draw();
  };
  const valueAt = (touch: Touch) => {
    const box = parts.bar.getBoundingClientRect();
    return snap(
      it.data,
      it.data.min + ((touch.clientX - box.left) / (box.width || 1)) * (it.data.max - it.data.min),
    );
  };
  const commit = () => {
    it.write('value', value);
    it.emit('change', { value });
  };
  followDrag(it, parts.area, {
    axis: () => (it.data.disabled ? 'none' : 'x'),
    move({ touch }) {
      const next = valueAt(touch);
      if (next === value) return;
      set(next);
      it.emit('changing', { value });
    },
    end({ touch, dx, dy }, moved) {
      const isTap = !moved && Math.hypot(dx, dy) < 10;
      if (!moved && !isTap) return;
      if (isTap) set(valueAt(touch));
      commit();
    },
  });
  const sync = () => set(it.data.value);
  return {
    leaf: true,
    changed: {
      value: sync,
      min: sync,
      max: sync,
      step: sync,
      color: draw,
      selectedColor: draw,
      activeColor: draw,
      backgroundColor: draw,
      blockSize: draw,
      blockColor: draw,
      showValue: draw,
      disabled: draw,
    },
    attached() {
      initial ??= it.data.value;
      sync();
    },
    field: {
      name: () => it.data.name,
      value: () => value,
      reset() {
        set(initial ?? it.data.min);
        it.write('value', value);
      },
    },
  };
});
