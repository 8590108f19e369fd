/** One entry of the native menu: a declared command in the words of the window's language. */
export interface MenuItem {
  command: string;
  title: string;
  /** As declared, such as `mod+shift+p`. Shown in the menu; the window itself listens for the keys. */
  keys?: string;
  enabled: boolean;
}

export interface MenuGroup {
  id: 'file' | 'edit' | 'view' | 'go' | 'run' | 'help';
  title: string;
  items: MenuItem[];
}

export type ShellFact =
  | { type: 'command.chosen'; command: string }
  /** Somebody opened a project's folder with Tessera, or dropped one on its icon. */
  | { type: 'folder.chosen'; path: string };

/** What a desktop shell offers one window beyond the host's services. A window in a browser has none of it. */
export interface Shell {
  /** The system's own dialog; undefined where the person cancelled. */
  pickFolder(title: string): Promise<string | undefined>;
  /** The window's native menu. */
  setMenu(groups: MenuGroup[]): void;
  /** The window's title, the file it stands for (macOS shows its icon) and whether something is not saved. */
  describeWindow(window: { title: string; path?: string; edited?: boolean }): void;
  openWindow(): void;
  /** Shows a file or folder in the system's file browser. */
  reveal(path: string): void;
  /** In the person's own browser; only http, https and mailto. */
  openExternal(url: string): Promise<void>;
  /** Ends where its `return` is called: a wire does so when the window stops listening. */
  facts(): AsyncIterableIterator<ShellFact>;
}

/** Encrypts what must not lie readable on the disk with a key that the system keeps. Absent where the system offers none. */
export interface SecretBox {
  encrypt(text: string): Promise<Uint8Array>;
  decrypt(sealed: Uint8Array): Promise<string>;
}
