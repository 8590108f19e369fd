import { installIntersectionObserver } from './intersection-observer.ts';
import { createLoader, type Definition, type InlineComponent, type LoadOptions } from './load.ts';
import { renderComponent, type RootComponent } from './rendered.ts';
import { createTestWx } from './wx.ts';

export { Component, RootComponent } from './rendered.ts';
export { snapshotSerializer } from './snapshot.ts';
export type { ComponentJson } from './to-json.ts';
export type { InlineComponent, LoadOptions };

installIntersectionObserver(window);
const loader = createLoader(window);
const globals = globalThis as unknown as { wx?: Record<string, unknown> };
globals.wx = Object.assign(createTestWx(window), globals.wx);

/** Registers a component (a path without extension, or a definition with its template) and gives its id. */
export function load(component: string, tagName?: string, options?: LoadOptions): string;
export function load(component: string, options?: LoadOptions): string;
export function load(component: InlineComponent): string;
export function load(
  component: string | InlineComponent,
  tagName?: string | LoadOptions,
  options?: LoadOptions,
): string {
  return loader.load(component, tagName, options);
}

export function render(id: string, properties: Record<string, unknown> = {}): RootComponent {
  if (!id) throw new Error('render() takes the id that load() gave.');
  return renderComponent(loader.space(), id, properties, loader.around);
}

export const behavior = (definition: Definition): unknown => loader.behavior(definition);

/** A stand-in that draws its slot, for `usingComponents` of `load`: what it is given lies in its `data`. */
export function mockComponent(tagName: string, definition: Definition = {}): string {
  return load({ tagName, template: '<slot/>', ...definition });
}

/** Whether an element's inside is this markup, white space between tags aside. */
export function match(dom: Element, html: string): boolean {
  if (!dom || typeof html !== 'string' || html === '') return false;
  const expected = dom.cloneNode() as Element;
  const actual = dom.cloneNode() as Element;
  actual.innerHTML = dom.innerHTML;
  // The mark that style sheets find a component by is none of the test's.
  for (const host of actual.querySelectorAll('[wx-host]')) host.removeAttribute('wx-host');
  expected.innerHTML = html.trim().replace(/>\s+</g, '><');
  return actual.isEqualNode(expected);
}

export const sleep = (milliseconds = 0): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Scrolls an element step by step, each step telling its scroll event. */
export function scroll(
  component: { dom: HTMLElement },
  offset = 0,
  times = 20,
  property: 'scrollTop' | 'scrollLeft' = 'scrollTop',
): void {
  if (!component?.dom) throw new Error('scroll() takes a rendered component.');
  const { dom } = component;
  const target = Math.max(offset, 0);
  const steps = Math.max(Math.trunc(times) || 1, 1);
  const step = Math.trunc((target - dom[property]) / steps);
  for (let count = 1; count <= steps; count++) {
    setTimeout(() => {
      dom[property] = count === steps ? target : dom[property] + step;
      dom.dispatchEvent(new Event('scroll', { bubbles: true, cancelable: false }));
    });
  }
}

// `import simulate from …`, as tests for miniprogram-simulate have it.
export default { load, render, behavior, mockComponent, match, sleep, scroll };
