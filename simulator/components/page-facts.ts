import type { BuiltinContext } from './define.ts';
import type { TagSpec } from './spec.ts';

type Element = Pick<BuiltinContext<TagSpec>, 'node' | 'document' | 'window' | 'hooks'>;

/** Once the page is there: what is told while an element is attached, its page cannot hear yet. */
export function soon({ node, window }: Element, task: () => void): void {
  window.setTimeout(() => node.isConnected && task());
}

/** Tells when another page lies over this one, and when it is on top again. Gives back what ends that. */
export function whenCovered(
  { document, hooks }: Element,
  covered: () => void,
  back: () => void = () => undefined,
): () => void {
  let wasOnTop = true;
  return hooks.watch((fact) => {
    if (fact !== 'pages') return;
    const isOnTop = hooks.isOnTop(document);
    if (isOnTop === wasOnTop) return;
    wasOnTop = isOnTop;
    (isOnTop ? back : covered)();
  });
}
