type Child = Node | string | undefined;

/** One element with its attributes and children. Text is always text: nothing from the wire becomes markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), attributes);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

export function show(...children: Child[]): void {
  document.getElementById('page')!.replaceChildren(...children.filter((child) => child !== undefined));
}
