import { defineBuiltin } from '../define.ts';
import props from './props.ts';

const disc = (mark: string) =>
  `<path fill="currentColor" fill-rule="evenodd" d="M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22${mark}"/>`;
const line = (d: string, width = 1.6) =>
  `<path fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" d="${d}"/>`;
const ring = '<circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" stroke-width="1.4"/>';
const white = (d: string) =>
  `<path fill="none" stroke="#fff" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" d="${d}"/>`;
const dot = (y: number) => `<circle cx="12" cy="${y}" r="1.1" fill="#fff"/>`;

/** Our own drawings after the platform's documented set: meaning, proportion and default colour. */
const icons: Record<string, readonly [color: string, svg: string]> = {
  success: ['#07c160', disc('Z') + white('M7 12.4l3.4 3.4L17.2 9')],
  success_no_circle: ['#07c160', line('M4 12.6l5.2 5.2L20 7', 2)],
  info: ['#10aeff', disc('Z') + dot(7.6) + white('M12 11v6')],
  warn: ['#f76260', disc('Z') + dot(16.8) + white('M12 6.8v6.4')],
  waiting: ['#10aeff', disc('Z') + white('M12 6.6v6l3.8 2.2')],
  waiting_circle: ['#10aeff', ring + line('M12 6.6v6l3.8 2.2')],
  cancel: ['#f43530', ring + line('M8.6 8.6l6.8 6.8M15.4 8.6l-6.8 6.8')],
  download: ['#07c160', ring + line('M12 6.5v9M8.4 12.2L12 15.8l3.6-3.6M8 17.6h8')],
  search: [
    '#b2b2b2',
    '<circle cx="10.6" cy="10.6" r="6.6" fill="none" stroke="currentColor" stroke-width="1.6"/>' +
      line('M15.6 15.6L21 21'),
  ],
  clear: ['#b2b2b2', disc('Z') + white('M8.6 8.6l6.8 6.8M15.4 8.6l-6.8 6.8')],
  circle: ['#c9c9c9', ring],
  info_circle: [
    '#07c160',
    ring + '<circle cx="12" cy="7.6" r="1.1" fill="currentColor"/>' + line('M12 11v6'),
  ],
};

export default defineBuiltin(props, (it) => {
  const glyph = it.document.createElement('i');
  it.node.append(glyph);
  const draw = () => {
    const [color, svg] = icons[it.data.type] ?? ['', ''];
    const size =
      typeof it.data.size === 'number' || /^[\d.]+$/.test(String(it.data.size))
        ? `${String(it.data.size)}px`
        : String(it.data.size);
    const rpx = /^([\d.]+)rpx$/.exec(size);
    const css = rpx ? `${(Number(rpx[1]) * 100) / 750}vw` : size;
    glyph.style.width = css;
    glyph.style.height = css;
    glyph.style.color = it.data.color || color;
    glyph.innerHTML = svg ? `<svg viewBox="0 0 24 24" width="100%" height="100%">${svg}</svg>` : '';
  };
  return { leaf: true, changed: { type: draw, size: draw, color: draw }, attached: draw };
});
