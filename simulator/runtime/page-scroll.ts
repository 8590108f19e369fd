import type { OpenPage } from './page.ts';

/** Tells the page of scrolling, and once per approach that its bottom was reached. */
export function listenToScroll(page: OpenPage, call: (method: string, argument?: unknown) => void): void {
  const { window, document } = page.frame;
  let last = 0;
  let isNearBottom = false;

  window.addEventListener(
    'scroll',
    () => {
      const scroller = document.scrollingElement ?? document.documentElement;
      const { scrollTop, scrollHeight, clientHeight } = scroller;
      call('onPageScroll', { scrollTop });
      const isNear = scrollHeight - scrollTop - clientHeight <= page.window.reachBottomDistance;
      if (isNear && !isNearBottom && scrollTop > last) call('onReachBottom');
      isNearBottom = isNear;
      last = scrollTop;
    },
    { passive: true },
  );
}
