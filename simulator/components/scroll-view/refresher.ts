import type { BuiltinContext } from '../define.ts';
import { followDrag } from '../drag.ts';
import type props from './props.ts';

/** A pull moves the content less than the finger, as on a phone. */
const RESISTANCE = 0.5;

/** What refresherstatuschange tells: the platform's own numbers. */
const STATUS = {
  idle: 0,
  canRefresh: 1,
  refreshing: 2,
  completed: 3,
  canTwoLevel: 5,
  twoLevelOpening: 6,
  twoLeveling: 7,
  twoLevelClosing: 8,
};

type Context = BuiltinContext<typeof props>;

export interface RefresherHandlers {
  triggered(on: boolean): void;
  twoLevelTriggered(on: boolean): void;
  look(): void;
}

class Refresher implements RefresherHandlers {
  readonly #it: Context;
  readonly #scroller: HTMLElement;
  readonly #content: HTMLElement;
  readonly #dots: HTMLElement;
  #pulled = 0;
  #from = 0;
  #isPulling = false;
  #isRefreshing = false;
  #isTwoLevel = false;
  #status = STATUS.idle;

  constructor(it: Context, scroller: HTMLElement, content: HTMLElement) {
    this.#it = it;
    this.#scroller = scroller;
    this.#content = content;
    this.#dots = it.document.createElement('div');
    this.#dots.className = 'wx-refresher';
    this.#dots.innerHTML = '<i></i><i></i><i></i>';
    it.node.prepend(this.#dots);
    followDrag(it, scroller, {
      axis: () => (this.#canPull() ? 'y' : 'none'),
      start: () => {
        this.#isPulling = false;
        this.#from = this.#pulled;
      },
      move: ({ dy }) => this.#pull(dy),
      end: () => this.#release(),
    });
  }

  #canPull(): boolean {
    if (this.#isTwoLevel) return this.#it.data.refresherTwoLevelScrollEnabled;
    return this.#it.data.refresherEnabled && !this.#isRefreshing && this.#scroller.scrollTop <= 0;
  }

  #move(distance: number, animated: boolean): void {
    this.#pulled = distance;
    this.#content.style.transition = animated ? 'transform 0.25s ease-out' : '';
    this.#content.style.transform = distance ? `translateY(${distance}px)` : '';
    this.#dots.style.transition = animated ? 'height 0.25s ease-out' : '';
    this.#dots.style.height = `${distance}px`;
  }

  #tell(status: number): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#it.emit('refresherstatuschange', { status, dy: this.#pulled });
  }

  #pull(dy: number): void {
    if (!this.#isPulling && dy <= 0 && !this.#isTwoLevel) return;
    this.#isPulling = true;
    const distance = Math.max(0, this.#from + dy * RESISTANCE);
    const before = this.#pulled;
    this.#move(distance, false);
    if (this.#isTwoLevel) return;
    this.#it.emit('refresherpulling', { dy: distance });
    const {
      refresherThreshold: threshold,
      refresherTwoLevelEnabled,
      refresherTwoLevelThreshold,
    } = this.#it.data;
    if (before < threshold && distance >= threshold) this.#it.emit('refresherwillrefresh', { dy: distance });
    if (refresherTwoLevelEnabled && distance >= refresherTwoLevelThreshold) this.#tell(STATUS.canTwoLevel);
    else this.#tell(distance >= threshold ? STATUS.canRefresh : STATUS.idle);
  }

  #release(): void {
    if (!this.#isPulling) return;
    this.#isPulling = false;
    const { refresherThreshold, refresherTwoLevelCloseThreshold } = this.#it.data;
    if (this.#isTwoLevel) {
      if (this.#from - this.#pulled >= refresherTwoLevelCloseThreshold) this.#closeTwoLevel();
      else this.#move(this.#from, true);
    } else if (this.#status === STATUS.canTwoLevel) this.#openTwoLevel();
    else if (this.#pulled < refresherThreshold) this.#restore('refresherabort');
    else {
      const dy = this.#pulled;
      this.#refresh();
      this.#it.write('refresherTriggered', true);
      this.#it.emit('refresherrefresh', { dy });
    }
  }

  #refresh(): void {
    this.#isRefreshing = true;
    this.#move(this.#it.data.refresherThreshold, true);
    this.#tell(STATUS.refreshing);
  }

  #restore(event: 'refresherrestore' | 'refresherabort'): void {
    const dy = this.#pulled;
    if (this.#isRefreshing) this.#tell(STATUS.completed);
    this.#isRefreshing = false;
    this.#move(0, true);
    this.#it.emit(event, { dy });
    this.#tell(STATUS.idle);
  }

  /** The second level takes the whole height; what lies in it is the page's `slot="refresher"`. */
  #openTwoLevel(): void {
    this.#isTwoLevel = true;
    this.#tell(STATUS.twoLevelOpening);
    this.#move(this.#it.node.clientHeight, true);
    this.#tell(STATUS.twoLeveling);
    this.#it.write('refresherTwoLevelTriggered', true);
  }

  #closeTwoLevel(): void {
    this.#isTwoLevel = false;
    this.#tell(STATUS.twoLevelClosing);
    this.#move(0, true);
    this.#tell(STATUS.idle);
    this.#it.write('refresherTwoLevelTriggered', false);
  }

  triggered(on: boolean): void {
    if (on && !this.#isRefreshing) {
      this.#refresh();
      this.#it.emit('refresherrefresh', { dy: this.#it.data.refresherThreshold });
    } else if (!on && this.#isRefreshing) this.#restore('refresherrestore');
  }

  twoLevelTriggered(on: boolean): void {
    if (on && !this.#isTwoLevel) this.#openTwoLevel();
    else if (!on && this.#isTwoLevel) this.#closeTwoLevel();
  }

  look(): void {
    this.#dots.style.background = this.#it.data.refresherBackground;
    this.#dots.dataset.look = this.#it.data.refresherDefaultStyle;
  }
}

/** The pull-down of a scroll-view: dots of its own, or what the page puts into `slot="refresher"`. */
export function addRefresher(it: Context, scroller: HTMLElement, content: HTMLElement): RefresherHandlers {
  return new Refresher(it, scroller, content);
}
