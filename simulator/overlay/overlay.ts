import type { Language } from '../../contract/text.ts';

/** The layer above all pages of a program: modal, toast, sheets, pickers, image preview. */
export interface Overlay {
  readonly document: Document;
  language(): Language;
  isDark(): boolean;
  /** Puts something over the pages; `close` takes it away again after its leaving animation. */
  open(options: LayerOptions): Layer;
  /** Takes everything away at once, as if a person had dismissed it. */
  clear(): void;
  dispose(): void;
}

export interface LayerOptions {
  /** Only one layer of a name is open: a new one replaces it. */
  name: string;
  content: HTMLElement;
  /** `sheet` slides up from below, `center` fades in the middle, `full` covers everything. */
  place: 'sheet' | 'center' | 'full';
  /** Darkens and blocks what is below. `clear` blocks without darkening. */
  mask: 'dark' | 'clear' | 'none';
  /** The mask was tapped, the back key pressed, or the layer replaced. */
  dismissed?: () => void;
}

export interface Layer {
  readonly isOpen: boolean;
  close(): void;
}
