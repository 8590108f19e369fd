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

/** How it comes to where it should be. */
export interface RefresherMotion {
  /** In ms. */
  duration: number;
  easingFunction: string;
}

const USUAL: RefresherMotion = { duration: 250, easingFunction: 'ease-out' };

export interface RefresherHandlers {
  triggered(on: boolean, motion?: RefresherMotion): void;
  twoLevelTriggered(on: boolean, motion?: RefresherMotion): void;
  look(): void;
}

class Refresher implements RefresherHandlers {
  readonly #it: Context;
  readonly #content: HTMLElement;
  readonly #dots: HTMLElement;
  readonly #isAtTop: () => boolean;
  #pulled = 0;
  #from = 0;
  #isPulling = false;
  #isRefreshing = false;
  #isTwoLevel = false;
  #isPinned = false;
  #status = STATUS.idle;

  constructor(it: Context, scroller: HTMLElement, content: HTMLElement, isAtTop: () => boolean) {
    this.#it = it;
    this.#isAtTop = isAtTop;
    this.#content = content;
    this.#dots = it.document.createElement('div');
    this.#dots.className = 'wx-refresher';
    this.#dots.innerHTML = '<i></i><i></i><i></i>';
    it.node.prepend(this.#dots);
    followDrag(it, scroller, {
      axis: () => (this.#canPull() ? 'y' : 'none'),
      // Upwards the finger scrolls, unless it closes the second level.
      claims: ({ dy }) => dy > 0 || this.#isTwoLevel,
      start: () => {
        this.#isPulling = false;
        this.#from = this.#pulled;
      },
      move: ({ dy }) => this.#pull(dy),
      end: () => this.#release(),
    });
  }

  #canPull(): boolean {
    if (this.#isPinned) return false;
    if (this.#isTwoLevel) return this.#it.data.refresherTwoLevelScrollEnabled;
    return this.#it.data.refresherEnabled && !this.#isRefreshing && this.#isAtTop();
  }

  #move(distance: number, motion: RefresherMotion | undefined): void {
    const transition = (property: string) =>
      motion ? `${property} ${motion.duration}ms ${motion.easingFunction}` : '';
    this.#pulled = distance;
    this.#content.style.transition = transition('transform');
    this.#content.style.transform = distance ? `translateY(${distance}px)` : '';
    this.#dots.style.transition = transition('height');
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
    this.#move(distance, undefined);
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
      else this.#move(this.#from, USUAL);
    } else if (this.#status === STATUS.canTwoLevel) this.#comeToTwoLevel();
    else if (this.#pulled < refresherThreshold) this.#restore('refresherabort');
    else {
      const dy = this.#pulled;
      this.#refresh();
      this.#it.write('refresherTriggered', true);
      this.#it.emit('refresherrefresh', { dy });
    }
  }

  #refresh(motion = USUAL): void {
    this.#isRefreshing = true;
    this.#move(this.#it.data.refresherThreshold, motion);
    this.#tell(STATUS.refreshing);
  }

  #restore(event: 'refresherrestore' | 'refresherabort'): void {
    const dy = this.#pulled;
    if (this.#isRefreshing) this.#tell(STATUS.completed);
    this.#isRefreshing = false;
    this.#move(0, USUAL);
    this.#it.emit(event, { dy });
    this.#tell(STATUS.idle);
  }

  /** Documented: pinned, it stays where it was let go, and the page opens the second level or leaves it. */
  #comeToTwoLevel(): void {
    if (!this.#it.data.refresherTwoLevelPinned) return this.#openTwoLevel();
    this.#isPinned = true;
    this.#tell(STATUS.twoLevelOpening);
  }

  /** The second level takes the whole height; what lies in it is the page's `slot="refresher"`. */
  #openTwoLevel(motion = USUAL): void {
    this.#isTwoLevel = true;
    this.#isPinned = false;
    this.#tell(STATUS.twoLevelOpening);
    this.#move(this.#it.node.clientHeight, motion);
    this.#tell(STATUS.twoLeveling);
    this.#it.write('refresherTwoLevelTriggered', true);
  }

  #closeTwoLevel(motion = USUAL): void {
    this.#isTwoLevel = false;
    this.#isPinned = false;
    this.#tell(STATUS.twoLevelClosing);
    this.#move(0, motion);
    this.#tell(STATUS.idle);
    this.#it.write('refresherTwoLevelTriggered', false);
  }

  triggered(on: boolean, motion = USUAL): void {
    if (on && !this.#isRefreshing) {
      this.#refresh(motion);
      this.#it.emit('refresherrefresh', { dy: this.#it.data.refresherThreshold });
    } else if (!on && this.#isRefreshing) this.#restore('refresherrestore');
  }

  twoLevelTriggered(on: boolean, motion = USUAL): void {
    if (on && !this.#isTwoLevel) this.#openTwoLevel(motion);
    else if (!on && (this.#isTwoLevel || this.#isPinned)) this.#closeTwoLevel(motion);
  }

  look(): void {
    this.#dots.style.background = this.#it.data.refresherBackground;
    this.#dots.dataset.look = this.#it.data.refresherDefaultStyle;
  }
}

/** The pull-down of a scroll-view: dots of its own, or what the page puts into `slot="refresher"`. */
export function addRefresher(
  it: Context,
  scroller: HTMLElement,
  content: HTMLElement,
  isAtTop: () => boolean,
): RefresherHandlers {
  return new Refresher(it, scroller, content, isAtTop);
}
