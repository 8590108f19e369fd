import { Element as EngineElement, type GeneralComponent, type VirtualNode } from 'glass-easel';
import type { template } from 'glass-easel';

/** What a tag gives to what stands in it: `slot:item`, `slot:index`. */
export type SlotValues = Readonly<Record<string, unknown>>;

export interface Copy {
  /** The element around it. */
  readonly node: HTMLElement;
  update(values: SlotValues): void;
  remove(): void;
}

/** Copies of what stands in a tag, each with values of its own, made and thrown away one by one. */
export interface Copies {
  /** Makes one, in front of another one where that is given. */
  insert(values: SlotValues, before?: Copy): Copy;
}

/** Nothing is drawn before somebody asks for a copy. */
export const templateWithoutChildren: template.ComponentTemplate = {
  content: () => () => ({ C: () => undefined }),
};

/** For a component with dynamic slots: each copy is a slot of the engine in an element of its own. */
export function createCopies(component: GeneralComponent): Copies {
  const cells = new WeakMap<Copy, EngineElement>();
  const shadowRoot = () => component.getShadowRoot()!;
  const give = (slot: VirtualNode, values: SlotValues): void => {
    const root = shadowRoot();
    for (const [name, value] of Object.entries(values)) root.replaceSlotValue(slot, name, value);
  };
  return {
    insert(values, before) {
      const root = shadowRoot();
      const cell = root.createNativeNode('builder-cell');
      const slot = root.createVirtualNode('slot');
      for (const node of [cell, slot]) node.destroyBackendElementOnRemoval();
      EngineElement.setSlotName(slot, '');
      give(slot, values);
      cell.appendChild(slot);
      const next = before && cells.get(before);
      if (next) root.insertBefore(cell, next);
      else root.appendChild(cell);
      const copy: Copy = {
        node: cell.$$ as unknown as HTMLElement,
        update(next) {
          give(slot, next);
          root.applySlotValueUpdates(slot);
        },
        remove: () => void root.removeChild(cell),
      };
      cells.set(copy, cell);
      return copy;
    },
  };
}
