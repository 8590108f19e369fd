import { Component, type ComponentSpace, type Element as EngineElement, type Node } from 'glass-easel';
import type { GeneralBehavior, GeneralComponent } from 'glass-easel';

/**
 * The `ready` lifetime, which the engine leaves to its embedder: children before parents, once the page is there;
 * for components that join a page later, before the task ends.
 */
export interface ReadyQueue {
  /** A behavior for all components that notes who was attached. */
  behaviorIn(space: ComponentSpace): GeneralBehavior;
  /** Fires `ready` below and on a page's root; from now on late joiners get theirs by themselves. */
  pageIsReady(root: GeneralComponent): void;
  dispose(): void;
}

function childrenOf(node: EngineElement): readonly Node[] {
  const own = node.childNodes ?? [];
  if (!Component.isComponent(node)) return own;
  const shadow = node.getShadowRoot();
  return shadow ? [...shadow.childNodes, ...own] : own;
}

export function createReadyQueue(): ReadyQueue {
  const done = new WeakSet<EngineElement>();
  const readyRoots = new WeakSet<EngineElement>();
  let waiting = new Set<EngineElement>();
  let scheduled = false;
  let disposed = false;

  function fire(node: EngineElement): void {
    for (const child of childrenOf(node)) if ('childNodes' in child) fire(child as EngineElement);
    if (!Component.isComponent(node) || done.has(node)) return;
    done.add(node);
    (node as GeneralComponent).triggerLifetime('ready', []);
  }

  /** Up through slots and hosts to the page's root. */
  function isInReadyPage(node: EngineElement): boolean {
    for (let current: EngineElement | null | undefined = node; current;) {
      if (readyRoots.has(current)) return true;
      const parent: EngineElement | null = current.parentNode;
      current = parent ?? (current as { getHostNode?: () => EngineElement }).getHostNode?.();
    }
    return false;
  }

  function flush(): void {
    scheduled = false;
    const joined = waiting;
    waiting = new Set();
    if (disposed) return;
    for (const node of joined) if (!done.has(node) && isInReadyPage(node)) fire(node);
  }

  return {
    behaviorIn: (space) =>
      space
        .define()
        .lifetime('attached', function (this: unknown) {
          const caller = this as { _$?: EngineElement };
          waiting.add(caller._$ ?? (this as EngineElement));
          if (scheduled) return;
          scheduled = true;
          // A promise: fake timers of a component test hold microtasks back.
          void Promise.resolve().then(flush);
        })
        .registerBehavior() as unknown as GeneralBehavior,
    pageIsReady(root) {
      fire(root);
      readyRoots.add(root);
    },
    dispose() {
      disposed = true;
      waiting.clear();
    },
  };
}
