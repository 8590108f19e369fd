import type { KeyboardField } from '../../components/define.ts';
import type { Keyboard, KeyboardPlace } from './keyboard.ts';

/** A real phone brings its own keyboard and makes room for it; here is only heard how high it is. */
export function createOwnKeyboard({ screen, changed }: Pick<KeyboardPlace, 'screen' | 'changed'>): Keyboard {
  const window = screen.ownerDocument.defaultView!;
  const viewport = window.visualViewport;
  let field: KeyboardField | undefined;
  let height = 0;
  const measure = (): void => {
    // Zoomed in, less is seen as well; that is no keyboard.
    const covered = viewport && viewport.scale === 1 ? Math.round(window.innerHeight - viewport.height) : 0;
    if (covered === height) return;
    height = Math.max(0, covered);
    field?.heightChanged(height, 0.25);
    changed(height);
  };
  viewport?.addEventListener('resize', measure);
  return {
    show(next) {
      field = next;
      return height;
    },
    leave(left, next) {
      if (field === left && !next) left.heightChanged(0, 0.25);
    },
    pageShown(document) {
      if (field?.control.ownerDocument !== document) field?.control.blur();
    },
    dispose: () => viewport?.removeEventListener('resize', measure),
  };
}
