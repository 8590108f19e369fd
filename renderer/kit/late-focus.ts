/**
 * May something that was asked for a moment ago take the focus now? Not from a palette, a dialog or a menu that was
 * opened since (an editor whose code had to be loaded first would take what is typed there).
 */
export const mayTakeFocus = () => !document.querySelector('.quick, .menu, dialog[open]');
