import type { OpenPage } from '../runtime/page.ts';
import { boxOf } from './tree-styles.ts';

/** Draws the box of a node above the pages, as tools for web pages do: margin, border, padding, content and size. */
export interface Mark {
  show(page: OpenPage, node: HTMLElement, name: string): void;
  hide(): void;
}

const COLOURS = { margin: '#f6b26b99', border: '#ffe59999', padding: '#93c47d8c', content: '#6fa8dca8' };

export function createMark(document: Document): Mark {
  let host: HTMLElement | undefined;

  /** A shadow tree of its own: the program's page styles nothing in it. */
  function rootOf(): ShadowRoot {
    if (!host) {
      host = document.createElement('div');
      host.style.cssText = 'position:fixed;inset:0;z-index:2147483647;pointer-events:none;overflow:hidden';
      host.attachShadow({ mode: 'open' });
    }
    if (!host.isConnected) document.body.append(host);
    return host.shadowRoot!;
  }

  return {
    show(page, node, name) {
      const box = boxOf(node);
      if (!box) return this.hide();
      const frame = page.frame.element.getBoundingClientRect();
      const { margin, border, padding } = box;
      const left = frame.left + box.x - margin.left;
      const top = frame.top + box.y - margin.top;
      const layer = (widths: typeof margin, colour: string, inner: HTMLElement): HTMLElement => {
        const element = document.createElement('div');
        const sides = [widths.top, widths.right, widths.bottom, widths.left].map(
          (side) => `${Math.max(0, side)}px`,
        );
        element.style.cssText = `border:solid ${colour};border-width:${sides.join(' ')}`;
        element.append(inner);
        return element;
      };
      const content = document.createElement('div');
      const across = box.width - border.left - border.right - padding.left - padding.right;
      const down = box.height - border.top - border.bottom - padding.top - padding.bottom;
      content.style.cssText = `width:${Math.max(0, across)}px;height:${Math.max(0, down)}px;background:${COLOURS.content}`;
      const whole = layer(
        margin,
        COLOURS.margin,
        layer(border, COLOURS.border, layer(padding, COLOURS.padding, content)),
      );
      whole.style.cssText += `;position:absolute;left:${left}px;top:${top}px`;
      rootOf().replaceChildren(whole, labelOf(document, name, box.width, box.height, { left, top }));
    },
    hide() {
      host?.remove();
    },
  };
}

function labelOf(
  document: Document,
  name: string,
  width: number,
  height: number,
  at: { left: number; top: number },
): HTMLElement {
  const label = document.createElement('div');
  const view = document.defaultView ?? window;
  const top = at.top > 26 ? at.top - 24 : Math.min(view.innerHeight - 24, at.top + height + 4);
  const left = Math.max(2, Math.min(view.innerWidth - 180, at.left));
  label.style.cssText = `position:absolute;left:${left}px;top:${top}px;padding:2px 6px;border-radius:3px;background:#22262ef2;color:#e6e8ec;font:12px/16px system-ui,sans-serif;white-space:nowrap`;
  label.textContent = `${name}  ${Math.round(width * 10) / 10} × ${Math.round(height * 10) / 10}`;
  return label;
}

export interface Picker {
  set(on: boolean): void;
}

const PRESSES = ['pointerdown', 'mousedown', 'touchstart', 'pointerup', 'mouseup', 'touchend', 'click'];

/** While on, presses in the pages pick nodes and reach no one else. */
export function createPicker(parts: {
  pages: () => readonly OpenPage[];
  hovered: (page: OpenPage, target: globalThis.Node) => void;
  picked: (target: globalThis.Node) => void;
}): Picker {
  let stops: (() => void)[] = [];
  const listen = (page: OpenPage): void => {
    const { window } = page.frame;
    const hover = (event: Event): void => parts.hovered(page, event.target as globalThis.Node);
    const press = (event: Event): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.type === 'click') parts.picked(event.target as globalThis.Node);
    };
    window.addEventListener('pointermove', hover, true);
    for (const type of PRESSES) window.addEventListener(type, press, { capture: true, passive: false });
    stops.push(() => {
      window.removeEventListener('pointermove', hover, true);
      for (const type of PRESSES) window.removeEventListener(type, press, { capture: true });
    });
  };
  return {
    set(on) {
      for (const stop of stops) stop();
      stops = [];
      if (on) for (const page of parts.pages()) listen(page);
    },
  };
}
