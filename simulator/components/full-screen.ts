import type { BuiltinContext } from './define.ts';
import type { TagSpec } from './spec.ts';

/** A player over the whole screen of the phone, which need not be that of the computer. */
export interface FullScreen {
  readonly isOn: boolean;
  /** `direction`: 0 upright, 90 and -90 turned; by the picture's own shape where left out. */
  enter(direction?: number): void;
  leave(): void;
}

interface Picture {
  isWide(): boolean;
  changed(): void;
}

/** For a tag whose table has `fullscreenchange` and `enable-auto-rotation`. */
export function createFullScreen<S extends TagSpec>(
  given: BuiltinContext<S>,
  { isWide, changed }: Picture,
): FullScreen {
  const it = given as unknown as BuiltinContext<TagSpec>;
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
  const enter = (asked?: number) => {
    turn = asked !== undefined && [0, 90, -90].includes(asked) ? asked : isWide() ? 90 : 0;
    set(true);
  };
  // Documented: a phone that is turned on its side makes it full, and one that is turned back ends that.
  it.cleanup(
    it.hooks.watch((fact) => {
      if (fact !== 'turned' || !(it.data as { enableAutoRotation?: boolean }).enableAutoRotation) return;
      if (it.window.innerWidth === 0) return;
      if (it.hooks.isLandscape()) enter(0);
      else set(false);
    }),
  );
  return {
    get isOn() {
      return isOn;
    },
    enter,
    leave: () => set(false),
  };
}
