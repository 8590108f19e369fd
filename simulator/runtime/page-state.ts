import { Component, type Element as EngineElement, type GeneralComponent } from 'glass-easel';

/** What a person did to a page and would miss: data of its components, scroll places, typed text, focus. */
export interface PageState {
  restore(root: GeneralComponent, document: Document): void;
}

interface FieldState {
  value: string;
  focused: boolean;
  start: number | null;
  end: number | null;
}

const SCROLLERS = 'wx-scroll-view, wx-scroll-view > *';
const FIELDS = 'input, textarea';

function componentsBelow(node: EngineElement, found: GeneralComponent[] = []): GeneralComponent[] {
  const shadow = Component.isComponent(node) ? (node as GeneralComponent).getShadowRoot() : null;
  for (const child of [...(shadow?.childNodes ?? []), ...(node.childNodes ?? [])]) {
    if (!('childNodes' in child)) continue;
    const element = child as EngineElement;
    if (Component.isComponent(element) && !element.is.startsWith('wx-builtin/'))
      found.push(element as GeneralComponent);
    componentsBelow(element, found);
  }
  return found;
}

/** Own data without properties: those the new template gives anew. */
function ownData(component: GeneralComponent): Record<string, unknown> {
  const properties = new Set(Component.listProperties(component));
  return Object.fromEntries(
    Object.entries(component.data as object).filter(([name]) => !properties.has(name)),
  );
}

const keyed = (components: readonly GeneralComponent[]): Map<string, GeneralComponent> => {
  const counts = new Map<string, number>();
  return new Map(
    components.map((component) => {
      const count = counts.get(component.is) ?? 0;
      counts.set(component.is, count + 1);
      return [`${component.is}#${count}`, component] as const;
    }),
  );
};

export function capturePage(root: GeneralComponent, document: Document): PageState {
  const data = new Map(
    [...keyed(componentsBelow(root))].map(([key, component]) => [key, ownData(component)]),
  );
  const scroller = document.scrollingElement;
  const page = { left: scroller?.scrollLeft ?? 0, top: scroller?.scrollTop ?? 0 };
  const scrolls = [...document.querySelectorAll(SCROLLERS)].map(({ scrollLeft, scrollTop }) => ({
    scrollLeft,
    scrollTop,
  }));
  const fields = [...document.querySelectorAll<HTMLInputElement>(FIELDS)].map((field) => fieldState(field));
  return {
    restore(newRoot, newDocument) {
      for (const [key, component] of keyed(componentsBelow(newRoot))) {
        const kept = data.get(key);
        if (kept) component.setData(kept as never);
      }
      const elements = newDocument.querySelectorAll(SCROLLERS);
      elements.forEach((element, index) => Object.assign(element, scrolls[index] ?? {}));
      newDocument
        .querySelectorAll<HTMLInputElement>(FIELDS)
        .forEach((field, index) => restoreField(field, fields[index]));
      newDocument.scrollingElement?.scrollTo({ ...page, behavior: 'instant' });
    },
  };
}

function fieldState(field: HTMLInputElement): FieldState {
  const focused = field.ownerDocument.activeElement === field;
  return { value: field.value, focused, start: field.selectionStart, end: field.selectionEnd };
}

function restoreField(field: HTMLInputElement, state: FieldState | undefined): void {
  if (!state) return;
  field.value = state.value;
  if (!state.focused) return;
  field.focus({ preventScroll: true });
  if (state.start !== null) field.setSelectionRange(state.start, state.end);
}
