import type { BuiltinContext } from './define.ts';
import { whenCovered } from './page-facts.ts';
import type { TagSpec } from './spec.ts';

// The small window in which a player goes on while another page is on top ("picture in picture" of the platform: a window
// within the program, not one of the computer's).

interface Player {
  /** What is seen in it; `stop` ends that. It may not be of the page's own document, which may be gone. */
  picture(document: Document): { element: HTMLElement; stop(): void };
  isPlaying(): boolean;
  /** `page`: the window was closed because its page is there again. */
  left?(page: 'back' | 'closed'): void;
}

export interface SmallWindow {
  readonly isOpen: boolean;
  /** The page is covered, or is closed: opens the window where the tag's mode wants it. */
  pushed(): void;
  popped(): void;
  close(): void;
}

interface SmallWindowProps {
  pictureInPictureMode: unknown;
  pictureInPictureInitPosition: string;
}

const WIDTH_PX = 160;
const HEIGHT_PX = 90;
const MARGIN_PX = 8;

/** Documented: `alignment, y`, the side it clings to and where its upper edge is, in per cent of the screen's height. */
function placeOf(position: string): { side: 'left' | 'right'; top: number } {
  const [side, y] = position.replace(/[()\s]/g, '').split(',');
  const top = parseFloat(y ?? '');
  return { side: side === 'left' ? 'left' : 'right', top: Number.isFinite(top) ? top : 12 };
}

const has = (mode: unknown, kind: 'push' | 'pop') =>
  Array.isArray(mode) ? mode.includes(kind) : mode === kind;

type Context = BuiltinContext<TagSpec>;

function createFrame({ hooks }: Context, position: string): { frame: HTMLElement; shut: HTMLButtonElement } {
  const frame = hooks.overlay.document.createElement('div');
  const shut = hooks.overlay.document.createElement('button');
  const { side, top } = placeOf(position);
  frame.className = 'tessera-small-window';
  frame.style.cssText = `position:absolute;top:${top}%;${side}:${MARGIN_PX}px;width:${WIDTH_PX}px;height:${HEIGHT_PX}px;overflow:hidden;border-radius:8px;background:#000;box-shadow:0 2px 12px rgba(0,0,0,.4)`;
  shut.type = 'button';
  shut.setAttribute('aria-label', { en: 'Close', zh: '关闭' }[hooks.language()]);
  shut.textContent = '×';
  shut.style.cssText =
    'position:absolute;top:4px;right:4px;width:22px;height:22px;padding:0;border:0;border-radius:50%;background:rgba(0,0,0,.5);color:#fff;font-size:15px;line-height:22px;cursor:pointer';
  return { frame, shut };
}

/** For a tag whose table has `picture-in-picture-mode` and its two events. */
export function createSmallWindow<S extends TagSpec>(given: BuiltinContext<S>, player: Player): SmallWindow {
  const it = given as unknown as Context;
  const data = it.data as unknown as SmallWindowProps;
  let close: ((page: 'back' | 'closed') => void) | undefined;
  const open = (tapped: () => void) => {
    if (close || !player.isPlaying()) return;
    const { frame, shut } = createFrame(it, data.pictureInPictureInitPosition);
    const { element, stop } = player.picture(it.hooks.overlay.document);
    element.style.cssText += 'width:100%;height:100%;object-fit:cover';
    frame.append(element, shut);
    const layer = it.hooks.overlay.open({
      name: 'small window',
      content: frame,
      place: 'center',
      mask: 'none',
    });
    close = (page) => {
      close = undefined;
      stop();
      layer.close();
      player.left?.(page);
      it.emit('leavepictureinpicture', {});
    };
    element.addEventListener('click', tapped);
    shut.addEventListener('click', () => close?.('closed'));
    it.emit('enterpictureinpicture', {});
  };
  it.cleanup(
    whenCovered(
      it,
      () => undefined,
      () => close?.('back'),
    ),
  );
  return {
    get isOpen() {
      return close !== undefined;
    },
    pushed() {
      if (has(data.pictureInPictureMode, 'push'))
        open(() => void it.hooks.call('navigateBack', {}).catch(() => undefined));
    },
    popped() {
      if (has(data.pictureInPictureMode, 'pop')) open(() => close?.('closed'));
    },
    close: () => close?.('closed'),
  };
}
