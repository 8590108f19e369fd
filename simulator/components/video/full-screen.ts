import type { BuiltinContext } from '../define.ts';
import type props from './props.ts';

/** A video over the whole screen of the phone, which need not be that of the computer. */
export interface FullScreen {
  readonly isOn: boolean;
  /** `direction`: 0 upright, 90 and -90 turned; by the video's own shape where left out. */
  enter(direction?: number): void;
  leave(): void;
}

export function createFullScreen(
  it: BuiltinContext<typeof props>,
  video: HTMLVideoElement,
  changed: () => void,
): FullScreen {
  let isOn = false;
  let turn = 0;
  const frame = () => it.window.frameElement;
  const set = (on: boolean) => {
    if (isOn === on) return;
    isOn = on;
    it.node.classList.toggle('wx-full-screen', on);
    it.node.dataset.turn = on ? String(turn) : '';
    // The frame of the page grows over the bars around it.
    frame()?.classList.toggle('full-screen', on);
    changed();
    it.emit('fullscreenchange', { fullScreen: on, direction: turn ? 'horizontal' : 'vertical' });
  };
  it.listen<KeyboardEvent>(it.document, 'keydown', ({ key }) => {
    if (key === 'Escape') set(false);
  });
  return {
    get isOn() {
      return isOn;
    },
    enter(asked = it.data.direction) {
      const isWide = video.videoWidth > video.videoHeight;
      turn = [0, 90, -90].includes(asked) ? asked : isWide ? 90 : 0;
      set(true);
    },
    leave: () => set(false),
  };
}
