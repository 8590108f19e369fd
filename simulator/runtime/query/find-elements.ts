import { Component, type Element as EngineElement, type GeneralComponent } from 'glass-easel';

/** Elements of a component's own template (or the whole page's, for a page) that match a selector. */
export function findElements(scope: GeneralComponent, selector: string, all: boolean): EngineElement[] {
  const shadow = scope.getShadowRoot();
  if (!shadow) return [];
  const text = selector.trim();
  // Documented for component queries: `:host` is the component itself.
  if (text === ':host') return [scope as EngineElement];
  if (all) return shadow.querySelectorAll(text);
  const found = shadow.querySelector(text);
  return found ? [found] : [];
}

export const nodeOf = (element: EngineElement): HTMLElement | null =>
  (element.$$ as unknown as HTMLElement | null) ?? firstNodeBelow(element);

/** A component with a virtual host has no node: its first child stands for it. */
function firstNodeBelow(element: EngineElement): HTMLElement | null {
  const children = Component.isComponent(element)
    ? ((element as GeneralComponent).getShadowRoot()?.childNodes ?? [])
    : element.childNodes;
  for (const child of children) {
    const node = 'childNodes' in child ? nodeOf(child as EngineElement) : null;
    if (node) return node;
  }
  return null;
}
