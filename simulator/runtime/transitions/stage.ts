import { play, type Act } from './act.ts';
import { rectOf, type Rect } from './rect.ts';

/** Where transitions play: in layers between the page below and the one above, and above both. One at a time. */
export interface Stage {
  /** Whether somebody sees it, and wants to see things move. */
  isSeen(): boolean;
  /** Of the pages, from the top of the screen. */
  box(): Rect;
  /** `[between, above]` of the page at this place of the stack, until the transition is over. */
  createLayers(depth: number): Layers;
  begin(layers: Layers, duration: number, acts: readonly Act[], over?: () => void): void;
  /** Ends what plays. */
  settle(): void;
  /** Once nothing plays any more. */
  still(): Promise<void>;
}

/** Of a page over others that are seen: there is room between two pages. */
export const levelOf = (depth: number): number => 2 * depth + 1;

export type Layers = readonly [between: HTMLElement, above: HTMLElement];

export function createStage(pages: HTMLElement): Stage {
  const { ownerDocument: document } = pages;
  const view = document.defaultView!;
  let playing: { finish(): void; over: Promise<void> } | undefined;

  function createLayer(className: string, level: number): HTMLElement {
    const layer = document.createElement('div');
    layer.className = className;
    layer.style.zIndex = String(level);
    pages.append(layer);
    return layer;
  }

  return {
    isSeen: () => !document.hidden && !view.matchMedia('(prefers-reduced-motion: reduce)').matches,
    box() {
      const { top, width, height } = pages.getBoundingClientRect();
      return rectOf(0, top, width, height);
    },
    createLayers: (depth) => [
      createLayer('route-layer', levelOf(depth) - 1),
      createLayer('route-layer is-above', levelOf(depth) + 1),
    ],
    begin(layers, duration, acts, over) {
      let told: () => void = () => undefined;
      const draw = (progress: number): void => acts.forEach((act) => act.draw(progress));
      const finish = play(layers[0], duration, draw, () => {
        playing = undefined;
        for (const act of acts) act.end();
        for (const layer of layers) layer.remove();
        over?.();
        told();
      });
      playing = { finish, over: new Promise((resolve) => (told = resolve)) };
    },
    settle: () => playing?.finish(),
    still: () => playing?.over ?? Promise.resolve(),
  };
}
