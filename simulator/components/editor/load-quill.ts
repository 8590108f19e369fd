import quillUrl from 'quill/dist/quill.js?url';

/** The part of Quill that is used. */
export interface QuillEditor {
  readonly root: HTMLElement;
  enable(on: boolean): void;
  getText(index?: number, length?: number): string;
  getContents(): object;
  setContents(delta: unknown, source?: string): void;
  getSelection(focus?: boolean): { index: number; length: number } | null;
  setSelection(index: number, length?: number, source?: string): void;
  getFormat(): Record<string, unknown>;
  format(name: string, value: unknown, source?: string): void;
  formatLine(index: number, length: number, name: string, value: unknown): void;
  removeFormat(index: number, length: number): void;
  insertEmbed(index: number, type: string, value: unknown, source?: string): void;
  insertText(index: number, text: string, formats?: object, source?: string): void;
  formatText(index: number, length: number, formats: object): void;
  getLength(): number;
  focus(): void;
  blur(): void;
  hasFocus(): boolean;
  scrollSelectionIntoView(): void;
  readonly clipboard: { convert(source: { html: string }): unknown };
  readonly history: { undo(): void; redo(): void };
  on(event: string, listener: (...args: unknown[]) => void): void;
}

type QuillClass = new (element: HTMLElement, options: object) => QuillEditor;
type QuillWindow = Window & { Quill?: QuillClass };

/** Quill works on the document it is loaded in, so each page that has an editor loads its own. */
export async function loadQuill(window: Window): Promise<QuillClass> {
  const target = window as QuillWindow;
  if (target.Quill) return target.Quill;
  await new Promise<void>((resolve, reject) => {
    const script = window.document.createElement('script');
    script.src = new URL(quillUrl, import.meta.url).href;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error('the editor could not be loaded'));
    window.document.head.append(script);
  });
  return target.Quill!;
}
