import type { OpenPage } from './page.ts';

/** The pull-down refresh of a page: dots above it, which a drag or wx.startPullDownRefresh shows. */
export interface PullDown {
  start(): void;
  stop(): void;
  /** The page's window changed. */
  look(): void;
}

/** Where the page rests while it refreshes, how far a finger has to pull it, and how much less it follows. */
const REST_PX = 50;
const PULL_PX = 50;
const RESISTANCE = 0.5;

function createDots(page: OpenPage): HTMLElement {
  const { element } = page.frame;
  const dots = element.ownerDocument.createElement('div');
  dots.className = 'pull-down';
  dots.innerHTML = '<i></i><i></i><i></i>';
  element.before(dots);
  return dots;
}

export function createPullDown(page: OpenPage, refresh: () => void): PullDown {
  const { element, document, window } = page.frame;
  let dots: HTMLElement | undefined;
  let isRefreshing = false;
  let from: Touch | undefined;
  let distance = 0;

  const look = (): void => {
    if (dots) dots.dataset.look = page.window.backgroundTextStyle;
  };
  const move = (px: number, animated: boolean): void => {
    if (px > 0) dots ??= createDots(page);
    look();
    element.style.transition = animated ? 'transform 0.25s ease-out' : '';
    element.style.transform = px > 0 ? `translateY(${px}px)` : '';
    if (px === 0) {
      dots?.remove();
      dots = undefined;
    }
  };
  const start = (): void => {
    if (isRefreshing) return;
    isRefreshing = true;
    move(REST_PX, true);
    refresh();
  };
  document.addEventListener('touchstart', (event) => {
    const isFree = page.window.pullDownEnabled && !isRefreshing && window.scrollY <= 0;
    from = isFree && event.touches.length === 1 ? event.changedTouches[0] : undefined;
    distance = 0;
  });
  document.addEventListener(
    'touchmove',
    (event) => {
      const touch = event.changedTouches[0];
      if (!from || !touch || event.defaultPrevented) return;
      const [dx, dy] = [touch.clientX - from.clientX, touch.clientY - from.clientY];
      if (distance === 0 && (dy < 8 || Math.abs(dx) > dy)) return;
      distance = Math.max(1, dy * RESISTANCE);
      if (event.cancelable) event.preventDefault();
      move(distance, false);
    },
    { passive: false },
  );
  const end = (): void => {
    if (!from || distance === 0) return;
    from = undefined;
    if (distance >= PULL_PX) start();
    else move(0, true);
  };
  document.addEventListener('touchend', end);
  document.addEventListener('touchcancel', end);
  return {
    start,
    look,
    stop() {
      if (!isRefreshing) return;
      isRefreshing = false;
      move(0, true);
    },
  };
}
