import type { BuiltinContext } from '../define.ts';
import type props from './props.ts';

interface Danmu {
  text: string;
  color?: string;
  time?: number;
}

const ROWS = 5;
const ROW_PX = 24;

/** Bullet comments: those of the list at their time, others at once. */
export function addDanmu(
  it: BuiltinContext<typeof props>,
  video: HTMLVideoElement,
): { send(data: unknown): void; show(on: boolean): void } {
  const layer = it.document.createElement('div');
  layer.className = 'wx-video-danmu';
  layer.hidden = true;
  it.node.append(layer);
  let shown = 0;
  let second = -1;
  const send = (data: unknown) => {
    const { text, color } = data as Danmu;
    if (!it.data.enableDanmu || !text) return;
    const line = it.document.createElement('span');
    line.textContent = text;
    line.style.color = color ?? '#fff';
    line.style.top = `${(shown % ROWS) * ROW_PX + 8}px`;
    shown += 1;
    it.listen(line, 'animationend', () => line.remove());
    layer.append(line);
  };
  it.listen(video, 'timeupdate', () => {
    const now = Math.floor(video.currentTime);
    if (now === second) return;
    second = now;
    for (const item of it.data.danmuList as Danmu[]) if (Number(item.time) === now) send(item);
  });
  return {
    send,
    show: (on) => {
      layer.hidden = !on;
    },
  };
}
