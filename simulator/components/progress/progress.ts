import { defineBuiltin } from '../define.ts';
import props from './props.ts';

const px = (value: unknown) => (/^[\d.]+$/.test(String(value)) ? `${String(value)}px` : String(value));

export default defineBuiltin(props, (it) => {
  const bar = it.document.createElement('div');
  const inner = it.document.createElement('div');
  const info = it.document.createElement('div');
  bar.className = 'wx-progress-bar';
  inner.className = 'wx-progress-inner-bar';
  info.className = 'wx-progress-info';
  bar.append(inner);
  it.node.append(bar, info);
  let shown = 0;
  let timer = 0;

  const look = () => {
    bar.style.height = px(it.data.strokeWidth);
    bar.style.borderRadius = px(it.data.borderRadius);
    bar.style.backgroundColor = it.data.backgroundColor;
    inner.style.borderRadius = px(it.data.borderRadius);
    inner.style.backgroundColor = it.data.activeColor !== '#09bb07' ? it.data.activeColor : it.data.color;
    inner.style.width = `${shown}%`;
    info.hidden = !it.data.showInfo;
    info.style.fontSize = px(it.data.fontSize);
    info.textContent = `${Math.round(shown)}%`;
  };
  const stop = () => it.window.cancelAnimationFrame(timer);
  const grow = (from: number, to: number) => {
    const began = it.window.performance.now();
    const step = (now: number) => {
      shown = Math.min(to, from + Math.max(0, now - began) / Math.max(1, it.data.duration));
      look();
      if (shown < to) timer = it.window.requestAnimationFrame(step);
      else it.emit('activeend', { curPercent: to });
    };
    timer = it.window.requestAnimationFrame(step);
  };
  const apply = () => {
    if (!it.node.isConnected) return;
    stop();
    const to = Math.min(100, Math.max(0, it.data.percent));
    if (it.data.active) grow(it.data.activeMode === 'forwards' ? Math.min(shown, to) : 0, to);
    else {
      shown = to;
      look();
    }
  };
  return {
    leaf: true,
    changed: {
      percent: apply,
      active: apply,
      showInfo: look,
      borderRadius: look,
      fontSize: look,
      strokeWidth: look,
      color: look,
      activeColor: look,
      backgroundColor: look,
    },
    attached: apply,
    detached: stop,
  };
});
