const names: Record<string, string> = {
  mod: 'CommandOrControl',
  ctrl: 'Control',
  cmd: 'Command',
  alt: 'Alt',
  shift: 'Shift',
  enter: 'Return',
  escape: 'Escape',
  space: 'Space',
  tab: 'Tab',
  backspace: 'Backspace',
  delete: 'Delete',
  up: 'Up',
  down: 'Down',
  left: 'Left',
  right: 'Right',
  home: 'Home',
  end: 'End',
  pageup: 'PageUp',
  pagedown: 'PageDown',
  plus: 'Plus',
};

/** `mod+shift+p` as Electron writes it; undefined for what a menu cannot show, such as two strokes (`mod+k mod+s`). */
export function toAccelerator(keys: string | undefined): string | undefined {
  if (!keys || /\s/.test(keys)) return undefined;
  const parts = keys.toLowerCase().split('+');
  const known = parts.map(
    (part) => names[part] ?? (/^(f\d{1,2}|[!-~])$/.test(part) ? part.toUpperCase() : undefined),
  );
  return known.includes(undefined) ? undefined : known.join('+');
}
