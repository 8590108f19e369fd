import { DataGroup, type GeneralComponent } from 'glass-easel';

const PASSED = /^(aria[A-Z-]|role$|tabindex$|tabIndex$)/;
const INSTALLED = Symbol.for('tessera.passed-attributes');

interface Group {
  replaceProperty(name: string, value: unknown): boolean;
  _$comp: GeneralComponent | null;
  [INSTALLED]?: boolean;
}

const attributeOf = (name: string): string =>
  name === 'ariaRole' || name === 'aria-role'
    ? 'role'
    : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace('tab-index', 'tabindex');

/** `aria-*`, `role` and `tabindex` are shown in the document as they are. False for any other name. */
export function passAttribute(node: HTMLElement | null | undefined, name: string, value: unknown): boolean {
  if (!PASSED.test(name)) return false;
  if (!node) return true;
  if (value === null || value === undefined || value === '') node.removeAttribute(attributeOf(name));
  else node.setAttribute(attributeOf(name), String(value));
  return true;
}

/**
 * `aria-*`, `role` and `tabindex` reach the DOM on every element without being properties of it: declared on each
 * built-in tag they would be forty fields more in each of a list's thousand rows.
 */
export function passAriaAttributes(): void {
  const prototype = DataGroup.prototype as unknown as Group;
  if (prototype[INSTALLED]) return;
  prototype[INSTALLED] = true;
  const replace = prototype.replaceProperty;
  prototype.replaceProperty = function (name, value) {
    if (replace.call(this, name, value)) return true;
    const node = this._$comp?.getBackendElement() as unknown as HTMLElement | null | undefined;
    return passAttribute(node, name, value);
  };
}
