/**
 * Lets the engine put an element's children into another element: it only knows the outer one.
 * The engine's DOM mode calls nothing but these four methods.
 */
export function redirectChildren(node: HTMLElement, content: HTMLElement): void {
  node.appendChild = (child) => content.appendChild(child);
  node.insertBefore = (child, reference) => content.insertBefore(child, reference);
  node.removeChild = (child) => content.removeChild(child);
  node.replaceChild = (child, old) => content.replaceChild(child, old);
}
