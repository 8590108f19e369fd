import type { QuillEditor } from './load-quill.ts';

interface Callbacks {
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
}

/** The platform's names of formats where Quill has others. */
const formats: Record<string, string> = {
  backgroundColor: 'background',
  fontFamily: 'font',
  fontSize: 'size',
};

export interface EditorParts {
  quill(): QuillEditor | undefined;
  resolve(path: string): string;
  html(): string;
}

/** EditorContext: what wx.createSelectorQuery().select('#editor').context() gives. */
export function createEditorContext({ quill, resolve, html }: EditorParts): object {
  const act = (
    name: string,
    options: Callbacks | undefined,
    task: (editor: QuillEditor) => object | void,
  ) => {
    const editor = quill();
    const result = editor
      ? { errMsg: `${name}:ok`, ...task(editor) }
      : { errMsg: `${name}:fail the editor is not ready` };
    if (editor) options?.success?.(result);
    else options?.fail?.(result);
    options?.complete?.(result);
  };
  const place = (editor: QuillEditor) =>
    editor.getSelection(true) ?? { index: editor.getLength() - 1, length: 0 };
  return {
    format(name: string, value?: unknown) {
      const editor = quill();
      if (!editor) return;
      const key = formats[name] ?? name;
      const current = editor.getFormat()[key];
      // Without a value, and with the one already set, a format is switched off.
      const next = value === undefined ? !current : current === value ? false : value;
      editor.focus();
      editor.format(key, next, 'user');
    },
    insertDivider: (options?: Callbacks) =>
      act('insertDivider', options, (editor) => {
        const { index } = place(editor);
        editor.insertText(index, '\n――――――――\n', {}, 'user');
      }),
    insertImage: (options: Callbacks & { src: string; alt?: string; width?: string; height?: string }) =>
      act('insertImage', options, (editor) => {
        const { index } = place(editor);
        const { width, height, alt } = options;
        editor.insertEmbed(index, 'image', resolve(options.src), 'user');
        editor.formatText(index, 1, { width, height, alt });
        editor.setSelection(index + 1);
      }),
    insertText: (options: Callbacks & { text?: string }) =>
      act('insertText', options, (editor) =>
        editor.insertText(place(editor).index, options.text ?? '', {}, 'user'),
      ),
    setContents: (options: Callbacks & { html?: string; delta?: unknown }) =>
      act('setContents', options, (editor) =>
        editor.setContents(options.delta ?? editor.clipboard.convert({ html: options.html ?? '' }), 'user'),
      ),
    getContents: (options: Callbacks) =>
      act('getContents', options, (editor) => ({
        html: html(),
        text: editor.getText(),
        delta: editor.getContents(),
      })),
    clear: (options?: Callbacks) =>
      act('clear', options, (editor) => editor.setContents({ ops: [] }, 'user')),
    removeFormat: (options?: Callbacks) =>
      act('removeFormat', options, (editor) => {
        const { index, length } = place(editor);
        editor.removeFormat(index, length);
      }),
    undo: (options?: Callbacks) => act('undo', options, (editor) => editor.history.undo()),
    redo: (options?: Callbacks) => act('redo', options, (editor) => editor.history.redo()),
    blur: (options?: Callbacks) => act('blur', options, (editor) => editor.blur()),
    scrollIntoView: () => quill()?.scrollSelectionIntoView(),
    getSelectionText: (options?: Callbacks) =>
      act('getSelectionText', options, (editor) => {
        const { index, length } = place(editor);
        return { text: editor.getText(index, length) };
      }),
  };
}
