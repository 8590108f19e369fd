import { type Element as EngineElement, type GeneralComponent, type Node } from 'glass-easel';
import type { TreeNode } from '../../contract/debug/tree.ts';
import { engineElementOf } from '../runtime/engine/backend.ts';
import type { OpenPage } from '../runtime/page.ts';
import type { Feed } from './domain.ts';
import type { Ids } from './ids.ts';
import { isOwnComponent, parentOf } from './tree-nodes.ts';

export interface TreeWatch {
  listen(wake: () => void): Feed;
  rootsChanged(): void;
  picked(ids: number[]): void;
}

interface WatchParts {
  ids: Ids<Node>;
  line: (node: Node) => TreeNode;
  pages: () => readonly OpenPage[];
}

/** More than this is told as "everything". */
const MOST = 500;

/** Watches the documents of all pages while somebody listens, and says which nodes of the tree changed. */
export function createTreeWatch({ ids, line, pages }: WatchParts): TreeWatch {
  const listeners = new Set<Listener>();
  const watched = new Map<OpenPage, MutationObserver>();

  function observe(): void {
    const alive = listeners.size > 0 ? pages() : [];
    for (const [page, observer] of watched)
      if (!alive.includes(page)) {
        observer.disconnect();
        watched.delete(page);
      }
    for (const page of alive) {
      if (watched.has(page)) continue;
      const observer = new MutationObserver((records) => {
        for (const record of records) tell(record);
      });
      const all = { subtree: true, childList: true, attributes: true, characterData: true };
      observer.observe(page.frame.document.body, all);
      watched.set(page, observer);
    }
  }

  function tell({ type, target }: MutationRecord): void {
    const element = engineElementOf(target);
    if (!element) return;
    const isLine = type === 'attributes';
    for (const node of isLine ? [element] : touched(element)) {
      const id = ids.known(node);
      if (id === undefined) continue;
      for (const listener of listeners) listener.changed(id, isLine);
    }
  }

  return {
    listen(wake) {
      const listener = createListener(wake, (id) => {
        const node = ids.get(id);
        return node && line(node);
      });
      listeners.add(listener);
      observe();
      return {
        take: listener.take,
        stop() {
          listeners.delete(listener);
          observe();
        },
      };
    },
    rootsChanged() {
      observe();
      for (const listener of listeners) listener.rootsChanged();
    },
    picked(path) {
      for (const listener of listeners) listener.picked(path);
    },
  };
}

/**
 * Whose children may be others now: the element, its shadow root, and every host around, for what was put into
 * slots lies in the document where it is drawn and in the tree where it was written.
 */
function touched(element: EngineElement): Node[] {
  const found: Node[] = [];
  const add = (node: Node | null): void => {
    if (!node) return;
    found.push(node);
    if (isOwnComponent(node)) found.push((node as GeneralComponent).getShadowRoot() as Node);
  };
  add(element);
  add(parentOf(element));
  for (
    let owner = element.ownerShadowRoot;
    owner;
    owner = (owner.getHostNode() as EngineElement).ownerShadowRoot
  )
    add(owner.getHostNode() as Node);
  return found;
}

interface Listener {
  changed(id: number, isLine: boolean): void;
  rootsChanged(): void;
  picked(ids: number[]): void;
  take: Feed['take'];
}

function createListener(wake: () => void, lineOf: (id: number) => TreeNode | undefined): Listener {
  let children = new Set<number>();
  let lines = new Set<number>();
  let hasNewRoots = false;
  let pick: number[] | undefined;
  return {
    changed(id, isLine) {
      (isLine ? lines : children).add(id);
      wake();
    },
    rootsChanged() {
      hasNewRoots = true;
      wake();
    },
    picked(ids) {
      pick = ids;
      wake();
    },
    take() {
      if (pick) {
        const value = { ids: pick };
        pick = undefined;
        return { fact: 'tree.picked', value };
      }
      if (children.size === 0 && lines.size === 0 && !hasNewRoots) return undefined;
      const all = children.size + lines.size > MOST;
      const value = {
        ids: all ? [] : [...children],
        lines: all ? [] : [...lines].flatMap((id) => lineOf(id) ?? []),
        all,
        hasNewRoots,
      };
      children = new Set();
      lines = new Set();
      hasNewRoots = false;
      return { fact: 'tree.changed', value };
    },
  };
}
