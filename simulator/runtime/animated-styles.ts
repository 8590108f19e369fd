import type { Element as EngineElement, GeneralComponent } from 'glass-easel';
import { styleEntries } from './engine/wxs.ts';
import { findElements } from './query/find-elements.ts';
import { rpxToVw } from './rpx.ts';
import type { Worklets } from './worklets.ts';

export interface AnimatedStyleOptions {
  immediate?: boolean;
  flush?: 'sync' | 'async';
}

/** `applyAnimatedStyle` and `clearAnimatedStyle`: styles that follow shared values. */
export interface AnimatedStyles {
  apply(
    scope: GeneralComponent,
    selector: string,
    updater: () => object,
    options?: AnimatedStyleOptions,
  ): { styleId: number };
  clear(scope: GeneralComponent, selector: string, styleIds?: readonly number[]): void;
}

/** The style segment of animated styles, beside the template's own and that of wxs. */
const SEGMENT = 3;

interface Bound {
  entries: [string, string][];
  stop(): void;
}

export function createAnimatedStyles(
  worklets: Worklets,
  failed: (error: unknown, where: string) => void,
): AnimatedStyles {
  const bound = new WeakMap<EngineElement, Map<number, Bound>>();
  let last = 0;

  function draw(element: EngineElement): void {
    const all = [...(bound.get(element)?.values() ?? [])].flatMap(({ entries }) => entries);
    element.setNodeStyle(rpxToVw(all.map(([name, value]) => `${name}:${value}`).join(';')), SEGMENT);
  }

  function bind(
    element: EngineElement,
    id: number,
    updater: () => object,
    options: AnimatedStyleOptions,
  ): void {
    const known = bound.get(element) ?? new Map<number, Bound>();
    bound.set(element, known);
    const style: Bound = { entries: [], stop: () => undefined };
    known.set(id, style);
    let isFirst = true;
    let wasShown = false;
    const update = (): void => {
      const isShown = (element.$$ as unknown as Node | null)?.isConnected ?? false;
      // Shared values outlive pages: what was taken away must not be held by them.
      if (wasShown && !isShown) return style.stop();
      wasShown ||= isShown;
      try {
        const styles = updater();
        const isSilent = isFirst && options.immediate === false;
        isFirst = false;
        if (isSilent) return;
        style.entries = styleEntries(styles as Record<string, unknown>);
        draw(element);
      } catch (error) {
        failed(error, 'applyAnimatedStyle');
      }
    };
    style.stop = worklets.follow(update, { sync: options.flush === 'sync' });
  }

  return {
    apply(scope, selector, updater, options = {}) {
      const styleId = ++last;
      for (const element of findElements(scope, selector, true)) bind(element, styleId, updater, options);
      return { styleId };
    },
    clear(scope, selector, styleIds = []) {
      for (const element of findElements(scope, selector, true)) {
        const known = bound.get(element);
        for (const [id, style] of known ?? []) {
          if (styleIds.length > 0 && !styleIds.includes(id)) continue;
          style.stop();
          known!.delete(id);
        }
        draw(element);
      }
    },
  };
}
